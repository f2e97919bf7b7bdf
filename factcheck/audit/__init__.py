"""The append-only record of acts, and the seals over it."""
