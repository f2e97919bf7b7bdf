"""Why a value needs an editor: what excludes what, who says it, at most three sentences, nothing twice."""

from typing import Any

import pytest

from claims.admin.at_odds import at_odds
from claims.consensus.explanation import remark
from claims.domain.codes import Comparator
from claims.domain.values import quantity

ONE, THREE, FIVE = (quantity(Comparator.EXACT, number) for number in (1, 3, 5))


def says(value: Any, count: int = 1) -> Any:
    return remark("says", count=count, value=value)


def excludes(first: Any, second: Any) -> Any:
    return remark("excludes", first=first, second=second)


CONTESTED = remark("contested")


@pytest.mark.parametrize(
    ("remarks", "said"),
    [
        # Both voices and what stands between them; the general sentence would say it again.
        (
            [says(ONE), says(THREE, 2), excludes(ONE, THREE), CONTESTED],
            ["One voice says 1.", "2 voices say 3.", "1 and 3 exclude each other."],
        ),
        # Not all voices fit: which of them speak is read from the values.
        (
            [says(ONE), says(THREE), says(FIVE), excludes(ONE, THREE), excludes(ONE, FIVE), CONTESTED],
            ["1 and 3 exclude each other.", "1 and 5 exclude each other."],
        ),
        # Part and whole come before the voices.
        (
            [says(ONE), remark("part_exceeds_whole", part=THREE, value=ONE), CONTESTED],
            ["One voice says 1.", "A part says 3, more than the whole, 1."],
        ),
        (
            [says(ONE), says(THREE), CONTESTED],
            [
                "One voice says 1.",
                "One voice says 3.",
                "The voices exclude each other, so no value is given until an editor rules.",
            ],
        ),
        # A ruling that is stale comes first in rank, and stands where the explanation has it.
        (
            [says(ONE, 2), excludes(ONE, THREE), CONTESTED, remark("ruling_stale")],
            [
                "2 voices say 1.",
                "1 and 3 exclude each other.",
                "New evidence has come since the ruling; an editor has to look again.",
            ],
        ),
        # Nothing of a conflict: the beginning as it is.
        ([remark("document")], ["It rests on a document or an inquiry."]),
        ([], []),
    ],
)
def test_the_sentences_that_say_what_is_at_odds(remarks: list[Any], said: list[str]) -> None:
    assert at_odds(remarks, "en") == said


def test_no_sentence_stands_twice() -> None:
    assert at_odds([says(ONE), says(ONE), excludes(ONE, THREE)], "fr") == [
        "Une voix dit 1.",
        "1 et 3 s'excluent.",
    ]
