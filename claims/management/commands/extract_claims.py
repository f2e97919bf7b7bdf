"""`extract_claims [PATH...] [--metadata F.jsonl] [--format jsonl] [--entailed]`: print suggestions, one per line.

Writes nothing and needs no database: the codebook and the registers are those of the database if it holds them,
else those of seeds/. Without paths, the articles of the database are read. What could not be read is said on
standard error. With --entailed, whoever counts facts rather than mentions also gets the zeros that follow from the
zero of a whole, under rules that end in ".entailed"; consensus knows them without being told (DESIGN rule 3).
Exit status: 0 all well, 1 something was refused, 2 the call was wrong.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.domain.errors import DomainError
from claims.extraction.document import Document
from claims.extraction.drafts import EventDraft, Extraction
from claims.extraction.entailed import with_entailed
from claims.extraction.errors import ExtractionError
from claims.extraction.jsonl import line_of
from claims.extraction.pack import languages
from claims.extraction.routing import join_events
from claims.selectors.reading import document_of, keep_words, published_of, read_document
from claims.selectors.stored_or_shipped import Knowledge, stored_articles, stored_or_shipped
from sources.errors import SourceError
from sources.ingestion import Incoming, Refused, read
from sources.text import zones

SOMETHING_REFUSED = 1
WRONG_CALL = 2


class Command(BaseCommand):
    help = (
        "Print the claims that the rules find in files, or in the articles of the database. Writes nothing."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders")
        parser.add_argument("--metadata", type=Path, metavar="F.jsonl", help="lines about the files")
        parser.add_argument("--format", choices=["jsonl"], default="jsonl", help="of the output")
        parser.add_argument(
            "--entailed",
            action="store_true",
            help="also what follows: no casualties = none killed, none injured",
        )

    def handle(
        self, *args: Any, paths: list[Path], metadata: Path | None, entailed: bool, **options: Any
    ) -> None:
        self.refused = 0
        try:
            knowledge = stored_or_shipped()
            documents = list(self._documents(paths, metadata))
        except (SourceError, DomainError, ExtractionError) as error:
            raise CommandError(str(error), returncode=WRONG_CALL) from error
        self._print(documents, knowledge, entailed=entailed)
        if self.refused:
            raise CommandError(
                f"{self.refused} were refused; the rest was read.", returncode=SOMETHING_REFUSED
            )

    def _documents(self, paths: list[Path], metadata: Path | None) -> Iterator[Document]:
        if not paths:
            if metadata is not None:
                raise CommandError("--metadata describes files: name their paths.", returncode=WRONG_CALL)
            yield from map(document_of, stored_articles())
            return
        for reading in read(paths, metadata):
            if isinstance(reading, Incoming):
                yield self._document(reading)
            elif isinstance(reading, Refused):
                self.refused += 1
                self.stderr.write(f"{reading.file}: refused: {reading.reason}")
            else:
                self.stderr.write(f"{reading.file}: skipped: {reading.reason}")

    def _document(self, incoming: Incoming) -> Document:
        if incoming.lang not in languages():
            named = (
                f"the language {incoming.lang!r}" if incoming.lang else "a language that could not be told"
            )
            self.stderr.write(
                f"{incoming.file}: nothing is suggested from {named}; read: {', '.join(languages())}"
            )
        return Document(
            id=str(incoming.notes.get("id", incoming.file)),
            lang=incoming.lang,
            published=published_of(incoming.published),
            text=incoming.text,
            zones=tuple(zones(incoming.text, incoming.lang or None)),
        )

    def _print(self, documents: list[Document], knowledge: Knowledge, *, entailed: bool) -> None:
        """Events are joined across all the documents of the call, so nothing is printed before all are read."""
        keep_words(knowledge.codebook, knowledge.gazetteer, {document.lang for document in documents})
        found: list[tuple[Document, Extraction]] = [
            (document, read_document(document, knowledge.codebook, knowledge.gazetteer))
            for document in documents
        ]
        events: dict[str, tuple[EventDraft, ...]] = {document.id: result.events for document, result in found}
        keys = join_events(events, knowledge.gazetteer.place_tree)
        for document, result in found:
            drafts = with_entailed(result.drafts, knowledge.codebook) if entailed else result.drafts
            for draft in drafts:
                self.stdout.write(orjson.dumps(line_of(document, draft, keys)).decode())
