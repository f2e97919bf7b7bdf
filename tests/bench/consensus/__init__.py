"""How `fuse` does beside majority vote and the public truth-finding libraries, on tables with known truth.

`make bench-consensus TRUTH=FOLDER` prints one table; without TRUTH the simulator alone is run.
"""
