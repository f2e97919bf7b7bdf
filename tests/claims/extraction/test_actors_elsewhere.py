"""Who did it, claims it or is blamed, as reports from elsewhere say it: verbs of taking and driving, callers."""

import pytest

from claims.domain.codebook import Codebook, load_codebook
from claims.domain.dates import parse_date
from claims.extraction.document import Document
from claims.extraction.pack import load_pack
from claims.extraction.pipeline import extract
from tests.seeds.material import SEEDS


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load_codebook(SEEDS / "codebook")


@pytest.mark.parametrize(
    ("attribute", "text", "expected"),
    [
        ("perpetrator", "Raiders took 20 nurses from a clinic on Monday.", ["Raiders"]),
        ("perpetrator", "Raiders took part in the talks on Monday.", []),
        ("perpetrator", "A baker drove a stolen tractor into a crowd, killing two.", ["A baker"]),
        ("perpetrator", "The minister drove his car into town.", []),  # no harm, no thing hit
        ("perpetrator", "A bomber tried to enter a chapel, but was stopped.", ["A bomber"]),
        ("perpetrator", "Two people died in a blast triggered by Maoists.", ["Maoists"]),
        ("perpetrator", "The gunman, a 20-year-old student, was shot.", ["a 20-year-old student"]),
        ("perpetrator", "The gunman, a blue scarf on his head, was shot.", []),
        ("perpetrator", "Three bakers were waylaid and shot at close range.", []),  # it was done to them
        ("perpetrator", "On Monday a clinic was looted and set ablaze.", []),
        ("perpetrator", "A pair of bombs toppled a mast.", []),  # nobody
        ("claimed_by", "The Lisor Front said its men had done it.", ["The Lisor Front"]),
        (
            "claimed_by",
            "A caller told a newspaper that the Lisor Front was responsible.",
            ["the Lisor Front"],
        ),
        ("claimed_by", "A minister told a newspaper that the Lisor Front was responsible.", []),
        ("claimed_by", "The Lisor Front admitted it two days later.", ["The Lisor Front"]),
        ("blamed_party", "The cabinet declared the Lisor Front to be the culprit.", ["the Lisor Front"]),
        ("blamed_party", "The cabinet declared the Lisor Day a holiday.", []),
        (
            "blamed_party",
            "THE NOTE HOLDS THE ARMY OF THE POOR [AOP] RESPONSIBLE.",
            ["THE ARMY OF THE POOR [AOP]"],
        ),
    ],
)
def test_who_took_part(book: Codebook, attribute: str, text: str, expected: list[str]) -> None:
    document = Document("one", "en", parse_date("2020-11-18"), text)
    drafts = extract(document, book, load_pack("en")).drafts
    assert [draft.focus for draft in drafts if draft.attribute == attribute] == expected
