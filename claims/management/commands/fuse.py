"""The consensus engine on a plain table: ``fuse CLAIMS.csv --kind '*=count' --output OUT.csv``. No database."""

import csv
from argparse import ArgumentTypeError
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.consensus.errors import ConsensusError
from claims.consensus.fuse import HEADER, Fused, fuse
from claims.consensus.tables.entries import Refusal, read_anchors, read_entries
from claims.consensus.tables.kinds import TableKind, kind_named
from claims.consensus.tables.names import read_tree
from claims.domain.errors import DomainError

REFUSED, WRONG_CALL = 1, 2


class Command(BaseCommand):
    help = (
        "Settle a table of claims: who says what about which object. Columns object, attribute, source, value and "
        "optionally comparator, lower, upper, timestamp, origin; .gz is read as it is. Writes one row per object and "
        "attribute. Exit status: 0 all rows used, 1 some refused (reported), 2 the call or the file was wrong."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("claims", type=Path, metavar="CLAIMS.csv[.gz]")
        parser.add_argument(
            "--kind",
            type=_attribute_and_kind,
            action="append",
            required=True,
            metavar="ATTRIBUTE=KIND",
            help=f"Kind of an attribute, '*' for all others. Kinds: {', '.join(TableKind)}.",
        )
        parser.add_argument("--anchors", type=Path, metavar="TRUTH.csv", help="Known truths to learn from.")
        parser.add_argument(
            "--hierarchy", type=Path, metavar="H.csv", help="Which name lies in which: ID, name, parentID."
        )
        parser.add_argument("--output", type=Path, required=True, metavar="OUT.csv")

    def handle(self, *args: Any, **options: Any) -> None:
        kinds = dict(options["kind"])
        try:
            entries, refusals = read_entries(options["claims"], kinds)
            tree = read_tree(options["hierarchy"]) if options["hierarchy"] else None
            anchors = read_anchors(options["anchors"]) if options["anchors"] else None
            rows = fuse(entries, kinds, tree=tree, anchors=anchors, refusals=refusals)
        except (ConsensusError, DomainError) as error:
            raise CommandError(str(error), returncode=WRONG_CALL) from error
        self._write(options["output"], rows)
        self._report(options["claims"], len(rows), refusals)

    def _write(self, path: Path, rows: Iterable[Fused]) -> None:
        try:
            with path.open("w", encoding="utf-8", newline="") as handle:
                writer = csv.writer(handle, lineterminator="\n")
                writer.writerow(HEADER)
                writer.writerows(row.row() for row in rows)
        except OSError as error:
            raise CommandError(
                f"{path} cannot be written: {error.strerror}.", returncode=WRONG_CALL
            ) from error

    def _report(self, path: Path, written: int, refusals: Sequence[Refusal]) -> None:
        self.stdout.write(f"{written} values settled.")
        for refusal in refusals:
            self.stderr.write(f"{path.name}, line {refusal.row}: refused: {refusal.reason}")
        if refusals:
            raise CommandError(f"{len(refusals)} rows were refused, the others used.", returncode=REFUSED)


def _attribute_and_kind(text: str) -> tuple[str, TableKind]:
    attribute, separator, kind = text.rpartition("=")
    if not separator or not attribute:
        raise ArgumentTypeError(f'"{text}" is not ATTRIBUTE=KIND.')
    try:
        return attribute, kind_named(kind)
    except ConsensusError as error:
        raise ArgumentTypeError(str(error)) from error
