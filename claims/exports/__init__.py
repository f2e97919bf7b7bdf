"""A release as a folder of files: what its tables are, how they are written, checked and read back."""
