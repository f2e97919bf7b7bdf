"""Reading needs no framework and no numerical library: it also runs where no database is."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
HEAVY = ("django", "numpy", "trafilatura", "lxml")


def test_reading_text_loads_nothing_heavy() -> None:
    program = (
        "import sys, sources.text, sources.ingestion, sources.ingestion.near_duplicates\n"
        "from pathlib import Path\n"
        "list(sources.ingestion.read([Path('nowhere.txt')]))\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "[]\n"
