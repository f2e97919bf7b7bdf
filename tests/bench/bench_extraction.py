"""Extraction over the reports of the seeds, English and French, packs and codebook loaded."""

from collections.abc import Callable

from claims.domain.codebook import load_codebook
from claims.extraction.document import Document
from claims.extraction.pack import load_pack
from claims.extraction.pipeline import extract
from sources.ingestion import Incoming, read
from sources.text import zones
from tests.bench.bench_comparison import CODEBOOK
from tests.bench.measure import Bench

REPORTS = CODEBOOK.parent / "reports"


def reports() -> list[Document]:
    found = read([REPORTS], metadata=REPORTS / "reports.jsonl")
    return [
        Document(
            id=item.file, lang=item.lang, published=None, text=item.text, zones=zones(item.text, item.lang)
        )
        for item in found
        if isinstance(item, Incoming)
    ]


def every_report() -> Callable[[], object]:
    codebook, documents = load_codebook(CODEBOOK), reports()
    packs = {language: load_pack(language) for language in ("en", "fr")}
    return lambda: [extract(document, codebook, packs[document.lang]) for document in documents]


BENCHES = [Bench("extraction: the reports of the seeds", len(reports()), "articles", every_report)]
