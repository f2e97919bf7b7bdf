"""Laws of the engine that hold for any statements (hypothesis)."""

import json
from dataclasses import replace

import hypothesis.strategies as st
from hypothesis import given, settings

from claims.consensus.derive_event import derive_event
from claims.consensus.settled import Settled, content
from claims.domain.codes import Evidence, Modality, Polarity, Stake
from claims.domain.statements import Statement
from claims.domain.values import Quantity
from tests.claims.consensus.cast import CONTEXT, says, settle

NUMBERS = st.one_of(
    st.integers(0, 12).map(str),
    st.integers(0, 12).map(">={}".format),
    st.integers(0, 12).map("<={}".format),
    st.integers(1, 12).map(">{}".format),
    st.tuples(st.integers(0, 6), st.integers(6, 12)).map(lambda ends: f"{ends[0]}-{ends[1]}"),
    st.sampled_from(["~50", "none", "some"]),
)
INFORMANTS = st.sampled_from(["", "ministry", "hospital", "army"])
OUTLETS = st.sampled_from(["paper", "radio", "web", "weekly"])


@st.composite
def one_statement(draw: st.DrawFn, number: int) -> Statement:
    attribute = draw(st.sampled_from(["killed", "injured", "casualties"]))
    return says(
        f"A{draw(st.integers(1, 6))}.{number}",
        draw(NUMBERS),
        attribute,
        by=draw(INFORMANTS),
        on=draw(OUTLETS),
        scope=draw(st.sampled_from(["", "", "place:green-zone", "place:elsewhere"])),
        day=draw(st.one_of(st.none(), st.integers(1, 5))),
        stake=draw(st.sampled_from(Stake)),
        modality=draw(
            st.sampled_from([Modality.ASSERTED, Modality.ASSERTED, Modality.HEDGED, Modality.DENIED])
        ),
        polarity=draw(st.sampled_from([Polarity.POSITIVE, Polarity.POSITIVE, Polarity.NEGATIVE])),
        is_recap=draw(st.booleans()),
        says_rose=draw(st.booleans()),
    )


@st.composite
def statements(draw: st.DrawFn) -> list[Statement]:
    return [draw(one_statement(number)) for number in range(draw(st.integers(1, 7)))]


def written(rows: tuple[Settled, ...]) -> str:
    return json.dumps([content(row) for row in rows])


@settings(max_examples=150, deadline=None)
@given(statements(), st.randoms())
def test_the_order_of_the_statements_never_matters(said: list[Statement], dice: object) -> None:
    shuffled = list(said)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert written(derive_event(shuffled, context=CONTEXT)) == written(derive_event(said, context=CONTEXT))


@settings(max_examples=100, deadline=None)
@given(statements())
def test_renaming_the_sources_changes_nothing_but_the_picture(said: list[Statement]) -> None:
    def renamed(statement: Statement) -> Statement:
        informant = f"z-{statement.informant[::-1]}" if statement.informant else ""
        return replace(statement, informant=informant, outlet=f"y-{statement.outlet[::-1]}")

    def without_picture(rows: tuple[Settled, ...]) -> str:
        return written(tuple(replace(row, picture_sha256="") for row in rows))

    before = derive_event(said, context=CONTEXT)
    after = derive_event([renamed(statement) for statement in said], context=CONTEXT)
    assert without_picture(after) == without_picture(before)


@settings(max_examples=150, deadline=None)
@given(statements())
def test_contested_has_no_value_and_the_value_lies_between_low_and_high(said: list[Statement]) -> None:
    for row in derive_event(said, context=CONTEXT):
        assert row.voices_min <= row.voices_max
        assert row.value is None or row.evidence is Evidence.UNDISPUTED
        if row.low is not None and row.high is not None:
            assert row.low <= row.high
        if isinstance(row.value, Quantity):
            assert row.value.number is not None
            assert row.low is None or row.low <= row.value.number
            assert row.high is None or row.value.number <= row.high


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 20), st.integers(0, 20))
def test_a_bound_never_disputes_a_larger_value(bound: int, more: int) -> None:
    settled = settle(says("A1.1", f">={bound}"), says("A2.1", bound + more, on="radio"))
    assert settled.evidence is Evidence.UNDISPUTED
    assert settled.value is not None
    assert settled.value.text() == str(bound + more)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 12), st.integers(1, 6))
def test_repeats_inside_one_voice_add_no_voice(count: int, repeats: int) -> None:
    first = says("A0.1", count, by="ministry")
    copies = [says(f"A{i}.1", count, by="ministry", on=f"outlet-{i}") for i in range(1, repeats + 1)]
    alone, together = settle(first), settle(first, *copies)
    assert (alone.voices_min, alone.voices_max, alone.grade) == (
        together.voices_min,
        together.voices_max,
        together.grade,
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(INFORMANTS, OUTLETS), min_size=1, max_size=6))
def test_an_agreeing_statement_never_lowers_the_number_of_shown_voices(said: list[tuple[str, str]]) -> None:
    statements = [says(f"A{i}.1", 7, by=by, on=on) for i, (by, on) in enumerate(said)]
    found = [settle(*statements[: size + 1]).voices_min for size in range(len(statements))]
    assert found == sorted(found)
