"""What every command and every web process pays before its first useful step."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.bench.measure import Bench

ROOT = Path(__file__).resolve().parent.parent.parent
WEB = (
    "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'factcheck.settings'; django.setup();"
    "import factcheck.urls"
)


def python(*arguments: str) -> Callable[[], Callable[[], object]]:
    command = [sys.executable, *arguments]
    return lambda: lambda: subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


BENCHES = [
    Bench("start: a command (manage.py version)", 1, "starts", python("manage.py", "version")),
    Bench("start: the web process, all addresses", 1, "starts", python("-c", WEB)),
]
