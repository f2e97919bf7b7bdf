"""`scoreboard [--by DIMENSION ...] [--language L] [--producer-version V] [--format table|jsonl]`.

How right the producers were: precision and recall of their proposals against what reviewers decided. Nothing is
written. A share without anything to share is a dash in the table and null in JSON, never 0. Without a version all
are added up, and what several of them suggested counts once for each.
"""

from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandParser

from claims.selectors.scoreboard import DIMENSIONS, Score, Share, scoreboard

COLUMNS = ("accepted", "corrected", "rejected", "open", "precision", "found", "of", "recall", "F1")
NOTHING = "—"


class Command(BaseCommand):
    help = "Precision and recall of suggestions per attribute, language, rule and version, from reviewers' decisions."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--by", nargs="*", choices=DIMENSIONS, default=["attribute"], help="what a line stands for"
        )
        parser.add_argument("--language", default="", help="only articles in this language")
        parser.add_argument("--producer-version", default="", help="only proposals of this version")
        parser.add_argument("--format", choices=["table", "jsonl"], default="table")

    def handle(self, *args: Any, by: list[str], language: str, **options: Any) -> None:
        scores = scoreboard(by, language=language, version=options["producer_version"])
        for line in _table(by, scores) if options["format"] == "table" else _rows(by, scores):
            self.stdout.write(line)


def _table(by: list[str], scores: list[Score]) -> list[str]:
    rows = [[*by, *COLUMNS], *([*score.key, *_figures(score)] for score in scores)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    named = len(by)
    return [
        "  ".join(
            word.ljust(width) if place < named else word.rjust(width)
            for place, (word, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _figures(score: Score) -> list[str]:
    counts = [score.accepted, score.corrected, score.rejected, score.open]
    return [
        *map(str, counts), _percent(score.precision.value),
        str(score.found), str(score.findable), _percent(score.recall.value), _percent(score.f1),
    ]  # fmt: skip


def _percent(share: float | None) -> str:
    return NOTHING if share is None else f"{share:.3f}"


def _rows(by: list[str], scores: list[Score]) -> list[str]:
    return [orjson.dumps(_row(by, score)).decode() for score in scores]


def _row(by: list[str], score: Score) -> dict[str, Any]:
    return {
        **dict(zip(by, score.key, strict=True)),
        **{
            name: getattr(score, name)
            for name in ("accepted", "corrected", "rejected", "open", "found", "findable")
        },
        "precision": _rounded(score.precision),
        "recall": _rounded(score.recall),
        "f1": None if score.f1 is None else round(score.f1, 4),
    }


def _rounded(share: Share) -> dict[str, float | None]:
    low, high = share.interval or (None, None)
    return {
        name: None if value is None else round(value, 4)
        for name, value in (("value", share.value), ("low", low), ("high", high))
    }
