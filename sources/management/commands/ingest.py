"""`ingest PATH... [--metadata F.jsonl]`: read files and folders, store what is new, say what became of each.

Exit status: 0 all well, 1 something was refused (the rest went in), 2 the call was wrong.
"""

from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sources.errors import SourceError
from sources.ingestion import Incoming, Reading, Refused, Skipped, read
from sources.services import Added, add_article

OUTCOMES = ("added", "unchanged", "skipped", "refused")
SOMETHING_REFUSED = 1
WRONG_CALL = 2


class Command(BaseCommand):
    help = "Add articles from .txt, .html, .json, .jsonl and .csv files or folders."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files or folders")
        parser.add_argument(
            "--metadata",
            type=Path,
            metavar="F.jsonl",
            help="lines with file, outlet, lang, published, url; only the files they name are read",
        )

    def handle(self, *args: Any, paths: list[Path], metadata: Path | None, **options: Any) -> None:
        totals: Counter[str] = Counter()
        try:
            for reading in read(paths, metadata):
                outcome, detail = self._take(reading)
                totals[outcome] += 1
                self.stdout.write(f"{reading.file}: {outcome}{detail}")
        except SourceError as error:
            raise CommandError(str(error), returncode=WRONG_CALL) from error
        self.stdout.write(", ".join(f"{totals[outcome]} {outcome}" for outcome in OUTCOMES))
        if totals["refused"]:
            raise CommandError(
                f"{totals['refused']} of {totals.total()} were refused; the rest went in.",
                returncode=SOMETHING_REFUSED,
            )

    def _take(self, reading: Reading) -> tuple[str, str]:
        """The outcome of one reading, and what follows it on its line."""
        match reading:
            case Skipped():
                return "skipped", f": {reading.reason}"
            case Refused():
                return "refused", f": {reading.reason}"
            case Incoming():
                return _added(reading)


def _added(incoming: Incoming) -> tuple[str, str]:
    try:
        result = add_article(incoming, by=None)
    except SourceError as error:
        return "refused", f": {error}"
    article = result.article
    if not isinstance(result, Added):
        return "unchanged", f" {article.public_id}"
    notes = []
    if not incoming.lang:
        notes.append("its language could not be told")
    if article.text_group != article.public_id:
        notes.append(f"nearly the text of {article.text_group}")
    return "added", " ".join(["", article.public_id, *(f"({note})" for note in notes)])
