"""Counts as newsrooms write them: headline lists, tied bounds, numbers told anew, sources beside victims."""

import pytest

from tests.claims.extraction.cast import counts

CASES = [
    # a headline lists its dead without "and" and without articles
    ("en", "Two guards, nun killed as truck burns", [("killed", "2"), ("killed", "1")]),
    ("en", "Nine guards, two nuns killed in Varna", [("killed", "9"), ("killed", "2")]),
    # a bound that a hyphen ties to its number
    ("en", "40-plus guards were killed.", [("killed", "40")]),
    ("en", "Sixty-odd guards were killed.", [("killed", "60")]),
    ("en", "A score of villagers were hurt.", [("injured", "20")]),
    ("en", "Half a dozen guards were wounded.", [("injured", "6")]),
    ("en", "Several hundred guards were wounded.", [("injured", "")]),
    # a number told by the one before
    ("en", "Four guards were killed and as many wounded.", [("killed", "4"), ("injured", "4")]),
    ("fr", "Quatre gardes ont été tués et autant de gendarmes blessés.", [("killed", "4"), ("injured", "4")]),
    # members in the middle of their whole
    ("en", "Nine civilians, four of them girls, were killed.", [("killed", "9"), ("killed", "4")]),
    # another number told after "a third", and a verb of its own after "and"
    (
        "en",
        "Two guards were killed and a third badly wounded.",
        [("killed", "2"), ("injured", "1")],
    ),
    ("en", "They killed four guards and stole 200 rifles.", [("killed", "4")]),
    # a roll of the dead goes on behind a name; a bare name is no number
    ("en", "Among the dead were the guard, Jon Dale, and two soldiers.", [("killed", "1"), ("killed", "2")]),
    ("en", "Among the dead was Jon Dale, 24.", []),
    ("en", "Five guards, as well as their driver, were hurt.", [("injured", "5"), ("injured", "1")]),
    # beasts are no dead
    ("en", "The raid killed two herders and 35 cows.", [("killed", "2")]),
    # who says it is not who died
    ("en", "The fire killed three women, two nurses and a guard said.", [("killed", "3")]),
    # a verb that has a subject of its own
    ("en", "He killed two nuns and a guard before he was wounded.", [("killed", "2"), ("killed", "1")]),
    ("en", "The crowd cheered the massacre but nobody claimed it.", []),
    # what befell a part is told of the part
    ("en", "Nine of the 12 rockets fell.", [("rockets_landed", "9")]),
    # hurt by the words of hospitals
    ("en", "Five guards sustained stab wounds.", [("injured", "5")]),
    ("en", "A mother of two was wounded.", [("injured", "1")]),
    (
        "en",
        "Two guards were wounded; four are in a critical condition.",
        [("injured", "2"), ("injured", "4")],
    ),
    # a noun stands in the line of its number
    ("en", "Eleven dead\nGovernor Roe speaks", [("killed", "11")]),
    # a verb of its own behind the first noun
    ("en", "Fifteen inmates escaped and two guards were killed.", [("killed", "2")]),
    # what a preposition brings between commas, and what is denied of both
    ("en", "The boat, with 60 women on board, sank and six died.", [("killed", "6")]),
    ("en", "The dead: two guards, one nun and a girl.", [("killed", "2"), ("killed", "1"), ("killed", "1")]),
    ("en", "The governor put the dead at 19.", [("killed", "19")]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES, ids=[case[1] for case in CASES])
def test_counts_as_newsrooms_write_them(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(key, number) for key, _, number, _ in counts(text, lang)] == expected
