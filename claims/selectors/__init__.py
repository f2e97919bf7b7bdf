"""Every read, with its prefetches and its visibility rules."""
