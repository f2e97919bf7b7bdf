"""claims.extraction.backgrounds: recaps by what they tell, and zones that give no claims."""

from claims.domain.dates import parse_date
from claims.extraction.document import Document, Zone
from claims.extraction.pack import load_pack
from claims.extraction.pipeline import extract
from tests.claims.extraction.cast import CODEBOOK, REGISTER, suggest

LEAD = "Seven rockets were fired at the embassy in Varna on Tuesday evening, killing a girl."


def zones_of(text: str, lang: str = "en") -> list[tuple[str, str]]:
    """(focus, zone) of the counts."""
    return [(draft.focus, draft.zone) for draft in suggest(text, lang).drafts if draft.value.kind == "count"]


def test_a_paragraph_of_an_earlier_event_is_background() -> None:
    text = f"{LEAD}\n\nOn 3 January, two guards were killed by rockets near the port."
    assert zones_of(text) == [("Seven", "body"), ("a girl", "body"), ("two", "background")]


def test_a_paragraph_of_a_series_is_background() -> None:
    text = f"{LEAD}\n\nSince 2018, 40 people have been killed in attacks there."
    assert zones_of(text)[-1] == ("40", "background")


def test_a_paragraph_that_speaks_of_the_main_event_too_is_no_background() -> None:
    text = f"{LEAD}\n\nOn 3 January, two guards were killed near the port. On Tuesday a man was hurt."
    assert [zone for _, zone in zones_of(text)] == ["body"] * 4


def drafts_of(text: str, zone: Zone) -> int:
    document = Document("doc", "en", parse_date("2020-11-18"), text, (zone,))
    return len(extract(document, CODEBOOK, load_pack("en"), REGISTER).drafts)


def test_a_paragraph_in_another_language_gives_no_claims() -> None:
    other = "Later 12 guards died."
    text = f"{LEAD}\n\n{other}"
    start = text.index(other)
    told = drafts_of(text, Zone("body", start, len(text), "fr"))
    assert told == drafts_of(LEAD, Zone("body", 0, len(LEAD), "en"))
    assert told < drafts_of(text, Zone("body", start, len(text), "en"))


def test_a_zone_in_a_zone_rules() -> None:
    outer, inner = "Two guards died. ", "Ten guards died."
    text = outer + inner
    zones = (Zone("body", 0, len(text), "en"), Zone("post", len(outer), len(text), "en"))
    document = Document("doc", "en", parse_date("2020-11-18"), text, zones)
    drafts = extract(document, CODEBOOK, load_pack("en"), REGISTER).drafts
    assert [draft.focus for draft in drafts if draft.attribute == "killed"] == ["Two"]
