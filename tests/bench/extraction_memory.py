"""Load all that extraction looks words up in, read every report of the seeds, print the most memory used, in kB."""

import sys
from resource import RUSAGE_SELF, getrusage

from tests.bench.bench_extraction import articles, reading

if __name__ == "__main__":
    reading(articles())()
    sys.stdout.write(f"{getrusage(RUSAGE_SELF).ru_maxrss}\n")
