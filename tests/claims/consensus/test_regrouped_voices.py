"""Voices that join or part between two derivations, told apart from rows that stayed."""

from claims.consensus import settled
from claims.consensus.regrouped_voices import regrouped_voices
from claims.domain.codes import Evidence, Grade
from claims.domain.scopes import WHOLE


def row(
    voices: dict[str, int], *, least: int, most: int, grade: Grade | None = Grade.SUPPORTED
) -> settled.Settled:
    testified = tuple(
        settled.Testified(claim, voice, settled.Role.SUPPORTS) for claim, voice in voices.items()
    )
    return settled.Settled(
        "E1", "killed", WHOLE, Evidence.UNDISPUTED, "tally", voices_min=least, voices_max=most, grade=grade,
        testified=testified,
    )  # fmt: skip


def test_two_voices_that_become_one_are_told_with_both_groupings() -> None:
    before = row({"A.1": 1, "B.1": 2}, least=1, most=2)
    after = row({"A.1": 1, "B.1": 1}, least=1, most=1, grade=Grade.SINGLE_VOICE)
    (found,) = regrouped_voices([before], [after])
    assert (found.parted, found.joined) == ((("A.1",), ("B.1",)), (("A.1", "B.1"),))
    assert (found.before.grade, found.after.grade) == (Grade.SUPPORTED, Grade.SINGLE_VOICE)


def test_other_numbers_of_the_same_voices_are_none_of_them_regrouped() -> None:
    """Voices are numbered anew with each derivation."""
    before, after = row({"A.1": 1, "B.1": 2}, least=1, most=2), row({"A.1": 2, "B.1": 1}, least=1, most=2)
    assert regrouped_voices([before], [after]) == ()


def test_a_grade_or_a_count_that_moves_alone_is_told_too() -> None:
    before = row({"A.1": 1, "B.1": 2}, least=1, most=2)
    after = row({"A.1": 1, "B.1": 2}, least=2, most=2, grade=Grade.CORROBORATED)
    (found,) = regrouped_voices([before], [after])
    assert (found.parted, found.joined) == ((), ())


def test_a_row_that_only_one_side_has_is_no_regrouping() -> None:
    assert regrouped_voices([row({"A.1": 1}, least=1, most=1)], []) == ()
