"""claims.extraction on what no newsroom would print: nothing raises, anchors hold, twice the text is twice the work.

Work is counted in lines of Python run, which no load of the machine changes; the bench counts seconds.
"""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.domain.dates import parse_date
from claims.extraction.document import Document
from claims.extraction.drafts import Extraction
from claims.extraction.jsonl import line_of
from claims.extraction.pack import languages, load_pack
from claims.extraction.pipeline import extract
from claims.extraction.routing import join_events
from claims.selectors.stored_or_shipped import SEEDS, shipped
from sources.text import zones
from tests.claims.extraction.long_texts import LONG_TEXTS
from tests.claims.extraction.mutations import MUTATIONS, Mutation
from tests.claims.extraction.test_pipeline import anchors_hold
from tests.seeds.material import metadata, report

KNOWLEDGE = shipped(SEEDS)
# The least and the most that mutated texts are cut from; 10,000 is the promise of the README.
FEW, MANY = 200, 10_000
# Characters: some 400 to 2,000 tokens, several times the longest sentence that is read as one.
LENGTH = 4_000
# Characters: a paragraph or two, which any piece of a report may begin and end in the midst of.
PIECE = 600
# Work on twice the text, over work on the text: 2 is linear, the rest starts late ("the last events told").
GROWTH = 2.15
HEADS = ["2020-11-18", "2020-07", "2019", "0001-01-01", "0001-01", "9999-12-31"]


def read(text: str, lang: str = "en", published: str | None = "2020-11-18") -> Extraction:
    anchor = parse_date(published) if published else None
    document = Document("doc", lang, anchor, text, tuple(zones(text, lang)))
    return extract(document, KNOWLEDGE.codebook, load_pack(lang), KNOWLEDGE.gazetteer)


def printed(text: str, found: Extraction, lang: str = "en") -> bytes:
    """Every line as the command prints it."""
    document = Document("doc", lang, None, text)
    keys = join_events({"doc": found.events}, KNOWLEDGE.gazetteer.place_tree)
    return b"\n".join(orjson.dumps(line_of(document, draft, keys)) for draft in found.drafts)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, str]:
    """A report of the seeds, or a piece of one, after up to three mutations; and a language to read it in."""
    line = draw(st.sampled_from(metadata()))
    text = report(line["file"])
    chance = Random(draw(st.integers(0, 2**32)))
    if draw(st.booleans()):
        start = chance.randrange(len(text))
        text = text[start : start + PIECE]
    steps: list[Mutation] = draw(st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=3))
    for step in steps:
        text = step(text, chance)
    return text, draw(st.sampled_from([line["lang"], line["lang"], *languages()]))


def laws_hold(case: tuple[str, str], published: str | None) -> None:
    text, lang = case
    found = read(text, lang, published)
    assert anchors_hold(text, found.drafts)
    keys = {event.key for event in found.events}
    assert {draft.event for draft in found.drafts} - {None} <= keys
    assert text.isspace() or not found.drafts or printed(text, found, lang)


published = st.one_of(st.none(), st.sampled_from(HEADS))


@settings(max_examples=FEW, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutated(), published)
def test_no_mutation_raises_and_every_anchor_holds(case: tuple[str, str], published: str | None) -> None:
    laws_hold(case, published)


@pytest.mark.slow
@settings(max_examples=MANY, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutated(), published)
def test_ten_thousand_mutations_raise_nothing(case: tuple[str, str], published: str | None) -> None:
    laws_hold(case, published)


long_texts = pytest.mark.parametrize("name", LONG_TEXTS)


@long_texts
def test_a_long_text_of_one_kind_is_read(name: str) -> None:
    lang, grow = LONG_TEXTS[name]
    text = grow(3 * LENGTH)
    assert anchors_hold(text, read(text, lang).drafts)


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    ["reports in English", "one sentence in French", "one word", "one number", "open brackets", "blanks"],
)
def test_a_megabyte_of_one_kind_is_read(name: str) -> None:
    lang, grow = LONG_TEXTS[name]
    text = grow(1_000_000)
    assert anchors_hold(text, read(text, lang).drafts)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\u00a0\n ",
        "." * 40,
        "7" * 5_000 + " days ago, at " + "7" * 5_000 + " hours, " + "7" * 5_000 + " guards were killed.",
        "In late January, last week, last weekend, last summer and two months earlier a guard was killed.",
        "\ufeffA guard\u200b was\u00ad killed\u2028on\u2029Monday\x85.",
    ],
    ids=["nothing", "blank", "stops", "digits", "ends of the calendar", "invisible"],
)
@pytest.mark.parametrize("published", [None, *HEADS])
def test_odd_texts_are_read_on_any_day(text: str, published: str | None) -> None:
    assert anchors_hold(text, read(text, "en", published).drafts)


@pytest.mark.parametrize("mark", ["🚀", "e\u0301", "\u00a0", "قتل "])
def test_offsets_count_code_points(mark: str) -> None:
    text = "Two guards were killed in Baghdad on Tuesday."
    plain, moved = read(text).drafts, read(mark * 3 + "\n\n" + text).drafts
    by = len(mark) * 3 + 2
    assert [(d.attribute, d.focus_start + by, d.end + by) for d in plain] == [
        (d.attribute, d.focus_start, d.end) for d in moved
    ]


def work_on(text: str, lang: str) -> int:
    """Lines of Python run to read a text."""
    lines = 0

    def count(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal lines
        lines += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        read(text, lang)
    finally:
        sys.settrace(before)
    return lines


@long_texts
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    lang, grow = LONG_TEXTS[name]
    read(grow(100), lang)  # what is compiled on first use is no work on the text
    once, twice = (work_on(grow(length), lang) for length in (LENGTH, 2 * LENGTH))
    assert twice <= GROWTH * once, f"{twice / once:.2f}"


def test_another_process_prints_the_same_bytes(tmp_path: Path) -> None:
    """Sets and hashes differ from process to process; what is printed must not."""
    root = SEEDS.parent
    paths = [str(SEEDS / "reports"), "--metadata", str(SEEDS / "reports" / "reports.jsonl")]
    command = [sys.executable, str(root / "manage.py"), "extract_claims", *paths, "--format", "jsonl"]
    digests = set()
    for seed in ("0", "4242"):
        surroundings = os.environ | {
            "PYTHONHASHSEED": seed,
            "DATABASE_URL": f"sqlite:///{tmp_path / 'none.sqlite3'}",
        }
        done = subprocess.run(command, env=surroundings, cwd=root, capture_output=True, check=True)
        assert done.stdout.count(b"\n") > 100
        digests.add(sha256(done.stdout).hexdigest())
    assert len(digests) == 1
