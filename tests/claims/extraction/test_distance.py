"""claims.extraction.distance: what stands between a number and its verb parts the two only where it says more."""

import pytest

from claims.extraction.distance import bracketed
from claims.extraction.sentences import read_sentences
from tests.claims.extraction.cast import counts, read

CASES = [
    # what brackets insert is said beside the sentence
    ("Ten nurses [not named] were hurt.", [("injured", "10")]),
    ("Ten nurses (not named) were hurt.", [("injured", "10")]),
    ("Two members of the front [formed in May] were killed.", [("killed", "2")]),
    ("Two members of the front (formed in May) were killed.", [("killed", "2")]),
    # what is said befell the subject
    ("Two guards were confirmed killed.", [("killed", "2")]),
    ("Two guards were reported wounded on Monday.", [("injured", "2")]),
    ("Two guards confirmed that a nurse was killed.", [("killed", "1")]),
    # the phrase tells where its argument stands, not its first word
    ("Two guards received gunshot wounds.", [("injured", "2")]),
    # a further object of the same verb
    ("The bomb wounded the judge's wife and two sons.", [("injured", "1"), ("injured", "2")]),
    ("The bomb wounded the judge's driver and two men fled in a car.", [("injured", "1")]),
    # a singular verb with a subject of its own
    ("Three guards arrived and the mayor was killed.", [("killed", "1")]),
    ("Three guards and a nurse were killed.", [("killed", "3"), ("killed", "1")]),
    # one told before
    ("One guard was wounded. This guard was taken to the hospital.", [("injured", "1")]),
    ("This guard was wounded.", [("injured", "1")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_counts_across_what_stands_between(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(key, number) for key, _, number, _ in counts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two (a b) and [c] fell.", [(1, 5), (6, 9)]),
        ("Two (a [b] c) fell.", [(1, 6)]),  # ends with the first that closes
        ("Two (a b fell.", []),
        ("Two a) fell.", []),
        ("Two (" + "a " * 30 + ") fell.", []),  # closes nowhere near
    ],
)
def test_asides_in_brackets(text: str, expected: list[tuple[int, int]]) -> None:
    reading = read(text, until=read_sentences)
    assert bracketed(reading, 0, len(reading.tokens)) == expected
