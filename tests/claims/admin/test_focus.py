"""The focus follows a wording that was corrected, where it stands in the quote."""

import pytest

from claims.admin.focus import focus_of
from claims.models import Claim

QUOTE = "Rockets hit the Green Zone, and near the Green\nZone a school."


@pytest.mark.parametrize(
    ("wording", "focus", "said"),
    [
        # Corrected to fewer words: the focus shrinks to them.
        ("the Green Zone", (8, 26), "the Green Zone"),
        # Of two places, the one nearest to the old focus; a line end inside it is no matter.
        ("the Green Zone", (37, 59), "the Green\nZone"),
        # Unchanged, emptied, elsewhere in the world, or part of a word: the focus stays.
        ("hit the Green Zone", (8, 26), "hit the Green Zone"),
        ("", (8, 26), "hit the Green Zone"),
        ("Baghdad", (8, 26), "hit the Green Zone"),
        ("choo", (8, 26), "hit the Green Zone"),
        # Without a focus so far, the wording brings one.
        ("a school", None, "a school"),
    ],
)
def test_the_focus_follows_the_wording(wording: str, focus: tuple[int, int] | None, said: str) -> None:
    start, end = (None, None) if focus is None else (100 + focus[0], 100 + focus[1])
    claim = Claim(
        start=100,
        end=100 + len(QUOTE),
        quote=QUOTE,
        wording="hit the Green Zone",
        focus_start=start,
        focus_end=end,
    )
    found = focus_of(claim, wording)
    assert found is not None
    assert QUOTE[found[0] - 100 : found[1] - 100] == said


def test_no_focus_stays_none_where_the_wording_stands_nowhere() -> None:
    claim = Claim(start=0, end=len(QUOTE), quote=QUOTE, wording="x", focus_start=None, focus_end=None)
    assert focus_of(claim, "Baghdad") is None
