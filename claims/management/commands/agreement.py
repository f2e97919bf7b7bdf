"""`agreement [--by DIMENSION ...]`: how far blind reviewers agree, one JSON line per combination; nothing is written.

A coefficient of which nothing can be said is null, never 0.
"""

from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandParser

from claims.selectors.agreement import DIMENSIONS, Agreement, agreement


class Command(BaseCommand):
    help = "Cohen's kappa, Krippendorff's alpha and F1 of spans of blind reviewers, with the units each rests on."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--by", nargs="*", choices=DIMENSIONS, default=[], help="what a line stands for")

    def handle(self, *args: Any, by: list[str], **options: Any) -> None:
        for line in agreement(by):
            self.stdout.write(orjson.dumps(_row(by, line)).decode())


def _row(by: list[str], line: Agreement) -> dict[str, Any]:
    return {
        **dict(zip(by, line.key, strict=True)),
        "articles": len(line.articles),
        "suggestions": len(line.decisions),
        "kappa": _rounded(line.kappa),
        "alpha": _rounded(line.alpha),
        "claims": line.first + line.second,
        "f1": _rounded(line.f1),
        "counts": len(line.counts),
        "alpha_of_counts": _rounded(line.alpha_of_counts),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
