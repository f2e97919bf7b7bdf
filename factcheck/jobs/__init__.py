"""Background work with progress: the Job row is the truth, the broker only delivers."""
