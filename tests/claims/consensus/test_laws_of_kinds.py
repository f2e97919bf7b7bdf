"""The laws of the engine for dates, times, places and sets of names, as ``test_laws`` has them for counts."""

import json
from dataclasses import replace
from decimal import Decimal

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from claims.consensus.derive_event import derive_event
from claims.consensus.reliability import FrozenFit
from claims.consensus.settled import Settled, content
from claims.domain.codes import Evidence, Modality, Polarity, Stake
from claims.domain.dates import parse_date
from claims.domain.statements import Statement
from claims.domain.values import DateValue, Value
from tests.claims.consensus import plain
from tests.claims.consensus.cast import CONTEXT, context, says, settle

VALUES: dict[str, list[object]] = {
    "event_date": [
        "2020-11-17",
        "2020-11-18",
        "2019-11-17",
        "2020-11",
        "2020",
        "2020-11-16/2020-11-19",
        "../2020-11-17",
    ],
    "event_time": ["21:10", "21:20", "02:00", "evening", "night"],
    "place": ["iraq", "baghdad", "green-zone", "erbil"],
    "perpetrator": ["a-front", "b-front", "c-front"],
    "blamed_party": ["a-front", "b-front"],
    "weapon": ["rocket", "drone"],
    "damage": ["a house", "two cars", "none"],
    "responsibility_claimed": [True, False],
}
ATTRIBUTES = st.sampled_from(sorted(VALUES))
SINGLE = ("event_date", "event_time", "responsibility_claimed")
INFORMANTS = st.sampled_from(["", "ministry", "hospital", "army"])
OUTLETS = st.sampled_from(["paper", "radio", "web", "weekly"])
NEWCOMER = "a-body-of-its-own"


CURVES = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=4).map(
    lambda points: tuple(zip(*(sorted(ends) for ends in zip(*points, strict=True)), strict=True))
)


def values_of(attribute: str) -> st.SearchStrategy[object]:
    """Dates are at times read otherwise than they are printed."""
    plain = st.sampled_from(VALUES[attribute])
    if attribute != "event_date":
        return plain
    return plain | plain.map(lambda day: DateValue(parse_date(str(day)), "", "A misprint of the year."))


def unemended(value: Value) -> Value:
    return replace(value, emendation="") if isinstance(value, DateValue) else value


@st.composite
def statements(draw: st.DrawFn, attributes: st.SearchStrategy[str] = ATTRIBUTES) -> list[Statement]:
    """Of one attribute."""
    attribute = draw(attributes)
    return [
        says(
            f"A{draw(st.integers(1, 6))}.{number}",
            draw(values_of(attribute)),
            attribute,
            by=draw(INFORMANTS),
            on=draw(OUTLETS),
            rank=draw(st.integers(0, 8)),
            day=draw(st.one_of(st.none(), st.integers(1, 5))),
            stake=draw(st.sampled_from(Stake)),
            modality=draw(
                st.sampled_from([Modality.ASSERTED, Modality.ASSERTED, Modality.HEDGED, Modality.HEARSAY])
            ),
            polarity=draw(st.sampled_from([Polarity.POSITIVE, Polarity.POSITIVE, Polarity.NEGATIVE])),
        )
        for number in range(draw(st.integers(1, 6)))
    ]


def written(rows: tuple[Settled, ...]) -> str:
    return json.dumps([content(row) for row in rows])


def row_of(said: list[Statement]) -> Settled:
    return settle(*said)


@settings(max_examples=120, deadline=None)
@given(statements(), st.randoms(use_true_random=False))
def test_order_never_matters_and_the_same_statements_give_the_same_bytes(
    said: list[Statement], dice: object
) -> None:
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

    after = derive_event([renamed(statement) for statement in said], context=CONTEXT)
    assert without_picture(after) == without_picture(derive_event(said, context=CONTEXT))


@settings(max_examples=100, deadline=None)
@given(statements())
def test_probabilities_sum_to_1_and_contributions_to_the_score(said: list[Statement]) -> None:
    row = row_of(said)
    weighing = row.weighing
    for place, score in enumerate(weighing.scores):
        assert sum((one.weights[place] for one in weighing.contributions), Decimal(0)) == score
    shares = [share for share in weighing.shares if share is not None]
    assert all(0 <= share <= 1 for share in shares)
    if weighing.none_of_these is not None:
        # Each is rounded to six places.
        assert float(sum(shares) + weighing.none_of_these) == pytest.approx(1, abs=1e-5)


def shares_of(row: Settled) -> dict[str, Decimal]:
    pairs = zip(row.candidates, row.weighing.shares, strict=True) if row.weighing.shares else ()
    return {candidate.value.text(): share for candidate, share in pairs if share is not None}


@pytest.mark.parametrize("attribute", sorted(VALUES))
@settings(max_examples=60, deadline=None)
@given(CURVES, st.data())
def test_an_agreeing_independent_source_never_lowers_the_probability_of_its_value(
    attribute: str, curve: tuple[tuple[float, float], ...], data: st.DataObject
) -> None:
    """Whoever speaks, also where articles contradict themselves or are emended, and whatever curve calibrates.

    Whoever takes the place of others by rule 4 does more than agree, see ``test_agreeing``.
    """
    said = data.draw(statements(st.just(attribute)))
    before = settle(*said, in_=context(fit=FrozenFit(curve=curve)))
    told = shares_of(before)
    stated = [one for one in said if not one.rejects and one.value.text() in told]
    if not stated:
        return
    like = data.draw(st.sampled_from(stated))
    newcomer = says(
        "A9.1",
        unemended(like.value),
        like.attribute,
        by=NEWCOMER,
        on="an-outlet-of-its-own",
        stake=data.draw(st.sampled_from(Stake)),
        rank=data.draw(st.integers(0, 8)),
    )
    newcomer = replace(newcomer, as_of=like.as_of)
    if any(plain.takes_the_place_of(newcomer, one, CONTEXT) for one in said):
        return
    after = settle(*said, newcomer, in_=context(fit=FrozenFit(curve=curve)))
    value = newcomer.value.text()
    if value in told:
        assert shares_of(after)[value] >= told[value] - Decimal("0.000001")


@settings(max_examples=80, deadline=None)
@given(ATTRIBUTES, st.data(), st.integers(1, 5))
def test_exact_duplicates_of_one_informant_add_at_most_the_bonus(
    attribute: str, data: st.DataObject, repeats: int
) -> None:
    value = data.draw(st.sampled_from(VALUES[attribute]))
    first = says("A0.1", value, attribute, by="ministry")
    copies = [
        says(f"A{i}.1", value, attribute, by="ministry", on=f"outlet-{i}") for i in range(1, repeats + 1)
    ]
    alone, together = settle(first), settle(first, *copies)
    assert (alone.voices_min, alone.voices_max, alone.grade) == (
        together.voices_min, together.voices_max, together.grade,
    )  # fmt: skip
    for one, many in zip(alone.weighing.scores, together.weighing.scores, strict=True):
        assert abs(many - one) <= Decimal("0.5")


@settings(max_examples=80, deadline=None)
@given(statements())
def test_members_of_a_set_never_dispute_each_other(said: list[Statement]) -> None:
    """Who names another weapon says nothing against the first."""
    affirmed = [
        replace(one, polarity=Polarity.POSITIVE)
        for one in said
        if one.attribute in ("weapon", "blamed_party")
    ]
    if affirmed:
        assert row_of(affirmed).evidence is Evidence.UNDISPUTED
        assert {one.value for one in row_of(affirmed).candidates} == {one.value for one in affirmed}
