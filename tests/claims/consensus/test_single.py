"""Values of which there can be one, and sets of which there can be many."""

from claims.consensus.explanation import say
from claims.consensus.settled import Role, Settled
from claims.domain.codes import (
    Evidence,
    Grade,
    Polarity,
    ValueKind,
)
from claims.domain.dates import parse_date
from claims.domain.values import DateValue, Named
from tests.claims.consensus.cast import (
    AGENCY,
    GROUP,
    HOSPITAL,
    MINISTRY,
    RADIO,
    says,
    settle,
)


def roles(settled: Settled) -> dict[str, Role]:
    return {one.claim: one.role for one in settled.testified}


def test_the_finest_date_that_the_others_contain_is_published() -> None:
    settled = settle(
        says("A1.1", "2020-11", "event_date"), says("A2.1", "2020-11-17", "event_date", on=RADIO)
    )
    assert settled.value is not None
    assert settled.value.text() == "2020-11-17"
    assert all(candidate.holds for candidate in settled.candidates)


def test_two_days_are_contested() -> None:
    settled = settle(
        says("A1.1", "2020-11-17", "event_date"), says("A2.1", "2020-11-18", "event_date", on=RADIO)
    )
    assert (settled.evidence, settled.value) == (Evidence.CONTESTED, None)


def test_an_emended_date_is_kept_shown_and_adds_no_voice() -> None:
    emended = DateValue(parse_date("2020-01-03"), "3 January 2019", "A misprint of the year.")
    settled = settle(says("A1.1", "2020-01-03", "event_date"), says("A2.1", emended, "event_date", on=RADIO))
    assert (settled.evidence, settled.voices_min, settled.voices_max) == (Evidence.UNDISPUTED, 1, 1)
    assert any("read otherwise than it is printed" in sentence for sentence in say(settled.remarks, "en"))
    assert settled.value == DateValue(parse_date("2020-01-03"))


MISPRINT = DateValue(parse_date("2019-01-03"), "3 January 2019", "Possible misprint: the year.")


def test_a_year_marked_as_a_misprint_neither_disputes_nor_adds_a_voice() -> None:
    settled = settle(says("A1.1", "2020-01-03", "event_date"), says("A2.1", MISPRINT, "event_date", on=RADIO))
    assert (settled.evidence, settled.voices_min, settled.voices_max) == (Evidence.UNDISPUTED, 1, 1)
    assert settled.value == DateValue(parse_date("2020-01-03"))
    assert roles(settled)["A2.1"] is Role.IGNORED
    assert (
        "One article prints another year, taken for a misprint: it is kept as printed, and neither disputes the date "
        "nor adds a voice." in say(settled.remarks, "en")
    )
    assert any("taken for a misprint" in each for each in say(settled.weighing.asides, "en"))


def test_a_marked_year_stands_where_nobody_prints_another() -> None:
    settled = settle(says("A1.1", MISPRINT, "event_date"))
    assert settled.value == MISPRINT
    assert settled.voices_min == 1


def test_a_marked_day_of_another_month_still_disputes() -> None:
    settled = settle(says("A1.1", "2020-01-04", "event_date"), says("A2.1", MISPRINT, "event_date", on=RADIO))
    assert settled.evidence is Evidence.CONTESTED


def test_a_clock_time_is_finer_than_a_part_of_the_day() -> None:
    settled = settle(says("A1.1", "night", "event_time"), says("A2.1", "21:10", "event_time", on=RADIO))
    assert settled.value is not None
    assert settled.value.text() == "21:10"


def test_an_article_of_two_clock_times_testifies_for_neither() -> None:
    settled = settle(says("A1.1", "02:00", "event_time"), says("A1.2", "09:00", "event_time"))
    assert (settled.evidence, settled.value) == (Evidence.INSUFFICIENT, None)
    assert set(roles(settled).values()) == {Role.IGNORED}


def test_false_at_first_and_true_later_is_an_update() -> None:
    settled = settle(
        says("A1.1", False, "responsibility_claimed", day=1),
        says("A2.1", True, "responsibility_claimed", on=RADIO, day=2),
    )
    assert settled.value is not None
    assert settled.value.text() == "true"


def test_members_of_a_set_have_voices_each() -> None:
    settled = settle(
        says("A1.1", "rocket", "weapon"),
        says("A2.1", "rocket", "weapon", on=RADIO),
        says("A2.2", "drone", "weapon", on=RADIO),
    )
    assert settled.evidence is Evidence.UNDISPUTED
    assert [(c.value.text(), c.voices_max, c.holds) for c in settled.candidates] == [
        ("rocket", 2, True),
        ("drone", 1, True),
    ]
    assert settled.grade is Grade.SINGLE_VOICE


def test_a_denied_member_is_disputed_and_the_others_stand() -> None:
    settled = settle(
        says("A1.1", "rocket", "weapon"),
        says("A1.2", "drone", "weapon"),
        says("A2.1", "drone", "weapon", on=RADIO, polarity=Polarity.NEGATIVE),
    )
    assert (settled.evidence, settled.value) == (Evidence.CONTESTED, None)
    assert {c.value.text(): c.holds for c in settled.candidates} == {"rocket": True, "drone": False}


def test_a_wider_place_agrees_with_the_narrower_one_and_adds_no_voice() -> None:
    settled = settle(
        says("A1.1", "baghdad", "place", by=MINISTRY),
        says("A2.1", "green-zone", "place", on=RADIO, by=HOSPITAL),
        says("A3.1", "baghdad", "place", on=AGENCY, by=GROUP),
    )
    assert [(c.value.text(), c.voices_min, c.voices_max) for c in settled.candidates] == [
        ("green-zone", 1, 1)
    ]
    assert (settled.grade, settled.voices_min, settled.voices_max) == (Grade.SINGLE_VOICE, 1, 1)
    assert say(settled.remarks, "en") == ["Green-zone: one voice; 2 say baghdad, which contains it."]
    assert {one.claim: one.detail for one in settled.testified} == {
        "A1.1": "It names a wider place than green-zone.",
        "A2.1": "It names green-zone.",
        "A3.1": "It names a wider place than green-zone.",
    }


def test_who_names_a_place_and_what_contains_it_is_said_once() -> None:
    settled = settle(
        says("A1.1", "baghdad", "place"),
        says("A1.2", "green-zone", "place"),
        says("A2.1", "baghdad", "place", on=RADIO),
        says("A2.2", "iraq", "place", on=RADIO),
    )
    assert say(settled.remarks, "en") == [
        "Green-zone: one voice; one says baghdad, which contains it; one says iraq, which contains it."
    ]


def test_another_informant_of_the_same_article_is_a_voice_for_the_wider_place_alone() -> None:
    settled = settle(
        says("A1.1", "baghdad", "place", by=MINISTRY), says("A1.2", "green-zone", "place", by=HOSPITAL)
    )
    assert say(settled.remarks, "en") == ["Green-zone: one voice; one says baghdad, which contains it."]


def test_of_places_equally_known_the_one_in_the_register_comes_first() -> None:
    settled = settle(
        says("A1.1", "green-zone", "place"),
        says("A2.1", Named(ValueKind.PLACE, "a yard"), "place", on=RADIO),
    )
    assert [c.value.text() for c in settled.candidates] == ["green-zone", "a yard"]


def test_no_damage_disputes_damage() -> None:
    settled = settle(says("A1.1", "a wall fell", "damage"), says("A2.1", "none", "damage", on=RADIO))
    assert settled.evidence is Evidence.CONTESTED
