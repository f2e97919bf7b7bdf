"""Extraction with all it looks words up in: codebook, registers, packs and the world's places.

Beside the time per article: what twice the text takes, and the most memory that one process needs.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from claims.domain.codebook import Codebook, load_codebook
from claims.domain.dates import parse_date
from claims.extraction.document import Document
from claims.extraction.gazetteer import Gazetteer, gazetteer_from_registers
from claims.extraction.lexicon import lexicon_for
from claims.extraction.pack import load_pack
from claims.extraction.pipeline import extract
from factcheck.kept import keep_loaded
from sources.ingestion import Incoming, read
from sources.text import zones
from tests.bench.bench_comparison import CODEBOOK
from tests.bench.measure import Bench
from tests.claims.extraction.long_texts import LONG_TEXTS
from tests.seeds.material import entries

REPORTS = CODEBOOK.parent / "reports"
LANGUAGES = ("en", "fr")
# Words of an article of a news site; the reports of the seeds are put together until they have as many.
ARTICLE_WORDS = 430
# Characters of the shorter text in a comparison of two: long enough that what is done once per text does not count.
GROWTH_LENGTH = 20_000
GROWING = (
    "reports in English",
    "one sentence in French",
    "capitals in French",
    "numbers",
    "names",
    "days",
    "attacks, each on its day",
    "open brackets",
)
# Rounds of a plain loop that take about as long as two articles.
LOOPS = 300_000
ROOT = Path(__file__).parents[2]


def knowledge() -> tuple[Codebook, Gazetteer]:
    registers = {name: entries(name).values() for name in ("place", "actor", "scope")}
    gazetteer = gazetteer_from_registers(
        places=registers["place"], actors=registers["actor"], scopes=registers["scope"]
    )
    return load_codebook(CODEBOOK), gazetteer


def document(name: str, lang: str, text: str) -> Document:
    return Document(name, lang, parse_date("2020-12-31"), text, tuple(zones(text, lang)))


def reports() -> list[Document]:
    found = read([REPORTS], metadata=REPORTS / "reports.jsonl")
    return [document(item.file, item.lang, item.text) for item in found if isinstance(item, Incoming)]


def articles() -> list[Document]:
    """The reports, joined to the length of an article."""
    joined: list[Document] = []
    for lang in LANGUAGES:
        text = ""
        for report in (report for report in reports() if report.lang == lang):
            text += report.text.strip() + "\n\n"
            if len(text.split()) >= ARTICLE_WORDS:
                joined.append(document(f"{lang}-{len(joined)}", lang, text))
                text = ""
    return joined


def reading(documents: list[Document]) -> Callable[[], object]:
    codebook, gazetteer = knowledge()
    packs = {language: load_pack(language) for language in LANGUAGES}
    for pack in packs.values():
        lexicon_for(codebook, pack, gazetteer)
    keep_loaded()  # as the command does
    return lambda: [extract(each, codebook, packs[each.lang], gazetteer) for each in documents]


def long_text(name: str, length: int) -> Callable[[], Callable[[], object]]:
    lang, grow = LONG_TEXTS[name]
    return lambda: reading([document(name, lang, grow(length))])


def growth() -> list[Bench]:
    """Texts of one kind and texts twice as long: the second line says how many times the first it takes."""
    cases: list[Bench] = []
    for name in GROWING:
        once = f"extraction: {name}"
        cases.append(Bench(once, 1, "texts", long_text(name, GROWTH_LENGTH)))
        cases.append(Bench(f"{once}, twice", 1, "texts", long_text(name, 2 * GROWTH_LENGTH), once))
    return cases


def plain_loop() -> Callable[[], object]:
    """Work that never changes, to hold the times against: what slows it is the load of the machine."""

    def count() -> int:
        total = 0
        table: dict[int, int] = {}
        for number in range(LOOPS):
            total = (total * 31 + number) % 1_000_003
            table[total & 1023] = number
        return total

    return count


def memory() -> Iterator[str]:
    """The most memory of a fresh process that loads everything and reads every report."""
    command = [sys.executable, "-m", "tests.bench.extraction_memory"]
    peak = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    yield f"{'extraction: most memory of one process':42} {float(peak):6.0f} MB"


LOOP = Bench("extraction: a plain loop to hold times against", LOOPS, "rounds", plain_loop)
BENCHES = [
    LOOP,
    Bench("extraction: the reports of the seeds", len(reports()), "articles", lambda: reading(reports())),
    Bench(
        "extraction: articles of 430 words",
        len(articles()),
        "articles",
        lambda: reading(articles()),
        LOOP.name,
    ),
    *growth(),
]
LINES = (memory,)
