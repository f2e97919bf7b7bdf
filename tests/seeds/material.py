"""The seeds as plain data, read once for the tests of this folder: no loader of the product in between."""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).parents[2] / "seeds"
LANGUAGES = ("en", "fr")


@cache
def toml(path: str) -> dict[str, Any]:
    return tomllib.loads((SEEDS / path).read_text(encoding="utf-8"))


@cache
def attributes() -> dict[str, dict[str, Any]]:
    """key -> attribute of every family file."""
    rows = [row for path in sorted((SEEDS / "codebook").glob("*.toml")) for row in _attributes_of(path)]
    return {row["key"]: row for row in rows}


def _attributes_of(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = toml(f"codebook/{path.name}").get("attribute", [])
    return found


@cache
def entries(name: str) -> dict[str, dict[str, Any]]:
    """key -> entry of a register ("place", "actor", "scope"), of the sources or of the events."""
    path = {"source": "sources.toml", "event": "events.toml"}.get(name, f"registers/{name}s.toml")
    return {row["key"]: row for row in toml(path)[name]}


@cache
def metadata() -> tuple[dict[str, Any], ...]:
    return tuple(_lines("reports/reports.jsonl"))


@cache
def gold() -> tuple[dict[str, Any], ...]:
    return tuple(_lines("reports/gold.jsonl"))


@cache
def report(file: str) -> str:
    """The text that offsets count in: UTF-8, line ends as LF."""
    return (SEEDS / "reports" / file).read_bytes().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")


def _lines(path: str) -> list[dict[str, Any]]:
    return [
        json.loads(line) for line in (SEEDS / path).read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def claims_named(reference: dict[str, Any]) -> list[dict[str, Any]]:
    """The gold claims that a reference of decisions.toml fits, in text order, before ``nth`` picks one."""
    named = (reference["report"], reference["attribute"], reference["focus"])
    return [claim for claim in gold() if (claim["doc"], claim["attribute"], claim["focus"]) == named]
