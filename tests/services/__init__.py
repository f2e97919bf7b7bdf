"""PostgreSQL and Redis for a test run: those named, those at hand, or ones started for the run."""
