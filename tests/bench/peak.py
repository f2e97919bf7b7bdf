"""The most memory that this process held at one time."""

from pathlib import Path
from resource import RUSAGE_SELF, getrusage

STATUS = Path("/proc/self/status")


def peak_megabytes() -> float:
    """Of resident memory. Where Linux keeps it apart, without what the process that started this one held before."""
    if STATUS.exists():
        for line in STATUS.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024 / 1e6
    return getrusage(RUSAGE_SELF).ru_maxrss * 1024 / 1e6
