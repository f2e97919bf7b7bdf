"""Load all that extraction looks words up in, read every report of the seeds, print the most memory used, in MB."""

import sys

from tests.bench.bench_extraction import articles, reading
from tests.bench.peak import peak_megabytes

if __name__ == "__main__":
    reading(articles())()
    sys.stdout.write(f"{peak_megabytes()}\n")
