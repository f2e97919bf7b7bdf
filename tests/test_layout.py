"""The shape of the tree: what may stand at the top, and that imports run one way."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import imports

# Of files and imports alone.
pytestmark = pytest.mark.pure

ROOT = Path(__file__).resolve().parent.parent

FOLDERS = {"factcheck", "claims", "sources", "seeds", "tests"}
FILES = {
    "manage.py",
    "docker-compose.yml",
    "README.md",
    "Makefile",
    "Dockerfile",
    "pyproject.toml",
    "LICENSE",
    "CHANGELOG.md",
    "SECURITY.md",
    "CITATION.cff",
}

# The rule has no exception for tests that are hard to write: a file longer than this holds a second concept.
MOST_LINES = 400

# Blocks Django for good before the pure packages are imported, whatever else is installed.
WITHOUT_DJANGO = """
import importlib, pkgutil, sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {frameworks}:
            raise ImportError(name + " is blocked")

sys.meta_path.insert(0, Blocker())
sys.modules["factcheck"] = None
for name in {names}:
    importlib.import_module(name)
"""


def tracked() -> list[str]:
    # A build machine may own the folder under another name than the tests run under; git would refuse to read it.
    command = ["git", "-c", "safe.directory=*", "ls-files"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return listing.stdout.splitlines()


def strangers(paths: list[str]) -> set[str]:
    """Top-level entries that the agreed layout does not know."""
    top = {path.split("/")[0] for path in paths}
    return {
        name
        for name in top - FOLDERS - FILES
        if not name.startswith(".") and not re.fullmatch(r"requirements[-a-z]*\.txt", name)
    }


def test_top_level_holds_only_what_was_agreed() -> None:
    assert strangers(tracked()) == set()


def test_stranger_at_the_top_is_seen() -> None:
    assert strangers(["claims/x.py", "requirements-dev.txt", ".ci/run", "utils/x.py", "notes.md"]) == {
        "utils",
        "notes.md",
    }


def test_nothing_that_is_ignored_is_tracked() -> None:
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "--cached", "--ignored", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert listed.stdout.split() == []


def test_no_module_has_grown_past_one_concept() -> None:
    paths = [path for path in tracked() if path.endswith(".py") and "migrations" not in path]
    lengths = {path: len((ROOT / path).read_text().splitlines()) for path in paths if (ROOT / path).exists()}
    assert {path: length for path, length in lengths.items() if length > MOST_LINES} == {}


def test_no_module_is_named_after_nothing() -> None:
    vague = {"utils", "util", "helpers", "common", "manager", "managers", "misc"}
    assert [path for path in tracked() if vague & set(Path(path).with_suffix("").parts)] == []


def test_imports_run_one_way() -> None:
    assert imports.violations(imports.tree(ROOT)) == []


@pytest.mark.parametrize(
    ("module", "source", "rule"),
    [
        ("claims.domain.dates", "import django", "claims.domain is pure"),
        ("claims.domain.dates", "import claims.consensus", "claims.domain stands on sources.codes"),
        (
            "claims.extraction.x",
            "from claims.consensus import y",
            "claims.extraction stands on claims.domain and sources.codes and sources.text and sources.zoning",
        ),
        (
            "claims.consensus.x",
            "from claims import models",
            "claims.consensus stands on claims.domain and sources.codes",
        ),
        (
            "claims.consensus.x",
            "from claims.extraction import y",
            "claims.consensus stands on claims.domain and sources.codes",
        ),
        ("sources.text", "from django.db import models", "sources.text is pure"),
        ("sources.codes", "from sources.text import x", "sources.codes stands on nothing else of ours"),
        ("sources.services", "from claims.models import Claim", "claims imports sources, never the reverse"),
        ("claims.models.claim", "from claims.selectors import x", "models stands below selectors"),
        ("claims.selectors.claims", "import claims.services.review", "selectors stands below services"),
        ("claims.services.review", "from claims.tasks import x", "services stands below tasks"),
        ("claims.services.review", "from sources.admin import x", "services stands below admin"),
        ("claims.models.claim", "from sources.services import x", "models stands below services"),
        (
            "factcheck.jobs.queue",
            "from factcheck.settings import REDIS_URL",
            "factcheck.jobs is installable anywhere and knows neither settings nor the apps it serves",
        ),
        (
            "factcheck.audit.models",
            "from factcheck import settings",
            "factcheck.audit is installable anywhere and knows neither settings nor the apps it serves",
        ),
        (
            "factcheck.roles.table",
            "from claims.models import Claim",
            "factcheck.roles is installable anywhere and knows neither settings nor the apps it serves",
        ),
        # An import inside a function, and one for types only, are imports.
        (
            "claims.services.review",
            "def act():\n    from claims import tasks",
            "services stands below tasks",
        ),
        (
            "claims.models.claim",
            "if TYPE_CHECKING:\n    from claims.services import x",
            "models stands below services",
        ),
    ],
)
def test_planted_violation_is_found(module: str, source: str, rule: str) -> None:
    others = dict.fromkeys(
        ["claims.models", "claims.tasks", "claims.consensus", "claims.services", "factcheck.settings"], ""
    )
    found = imports.violations(others | {module: source})
    assert len(found) == 1
    assert found[0].startswith(f"{module}:")
    assert found[0].endswith(f": {rule}")


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("claims.extraction.x", "from claims.domain.values import Quantity"),
        ("claims.consensus.x", "import numpy"),  # allowed there, and out of the web process by another test
        (
            "claims.services.review",
            "from claims.selectors.claims import visible\nfrom sources.models import Article",
        ),
        ("claims.services.review", "from factcheck.jobs import enqueue"),
        ("claims.api.views", "from claims.services.review import accept_claim"),
        ("claims.tasks", "from claims.services import linking"),
        ("claims.models.claim", "from claims.domain.codes import ClaimStatus"),
        ("factcheck.audit.models", "from django.conf import settings"),
        ("factcheck.admin_site", "from claims import selectors"),
    ],
)
def test_allowed_import_passes(module: str, source: str) -> None:
    assert imports.violations({module: source}) == []


def pure_modules() -> list[str]:
    return [
        name for name in imports.tree(ROOT) if any(imports.within(name, package) for package in imports.PURE)
    ]


def import_without_django(names: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    code = WITHOUT_DJANGO.format(frameworks=set(imports.FRAMEWORKS), names=names)
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )


def test_pure_packages_import_where_there_is_no_django() -> None:
    done = import_without_django(pure_modules(), ROOT)
    assert done.returncode == 0, done.stderr


def test_module_that_reaches_django_by_a_detour_is_caught(tmp_path: Path) -> None:
    (tmp_path / "detour.py").write_text("import inner\n")
    (tmp_path / "inner.py").write_text("from django.db import models\n")
    done = import_without_django(["detour"], tmp_path)
    assert done.returncode == 1
    assert "ImportError: django is blocked" in done.stderr
