"""Reads of what was published. One module per subject: names, articles."""
