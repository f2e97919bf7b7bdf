"""What the voices weigh: laws (hypothesis), and the cases that motivated the error models."""

import json
from dataclasses import replace
from decimal import Decimal

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from claims.consensus.context import Context
from claims.consensus.reliability import PARTY_PRIOR, PRIORS, FrozenFit
from claims.consensus.settled import Ruled, RulingKind, Settled, content
from claims.consensus.weighed import NOT_WEIGHED
from claims.domain.codes import ConfidenceBasis, Modality, Stake
from claims.domain.dates import parse_date
from claims.domain.statements import Statement
from claims.domain.values import DateValue, Value
from sources.codes import SourceClass
from tests.claims.consensus.cast import (
    ARMY,
    CONTEXT,
    HOSPITAL,
    MINISTRY,
    PAPER,
    RADIO,
    REGISTERS,
    number,
    says,
    settle,
)

NUMBERS = st.sampled_from(["0", "3", "5", "7", "7", "9", ">=3", ">=6", "<=4", "3-6", "~50", "none"])
INFORMANTS = ["", "", MINISTRY, HOSPITAL, ARMY]
OUTLETS = [PAPER, RADIO, "web", "weekly"]
# The rounding of one weight, twice: of the voice before and after.
ROUNDING = Decimal("0.01")
# Of a probability; what is left over by rounding is added to the largest.
LAST_PLACE = Decimal("0.000001")


@st.composite
def statement(draw: st.DrawFn, at: int) -> Statement:
    return says(
        f"A{draw(st.integers(1, 9))}.{at}",
        draw(NUMBERS),
        by=draw(st.sampled_from(INFORMANTS)),
        on=draw(st.sampled_from(OUTLETS)),
        stake=draw(st.sampled_from(Stake)),
        rank=draw(st.integers(0, 8)),
        modality=draw(
            st.sampled_from([Modality.ASSERTED, Modality.ASSERTED, Modality.HEDGED, Modality.DENIED])
        ),
    )


@st.composite
def statements(draw: st.DrawFn) -> list[Statement]:
    return [draw(statement(at)) for at in range(draw(st.integers(1, 7)))]


FITS = st.builds(
    FrozenFit,
    sources=st.dictionaries(
        st.sampled_from([*INFORMANTS[2:], *OUTLETS]),
        st.tuples(st.floats(0, 1), st.integers(0, 99)),
        max_size=5,
    ),
    curve=st.sampled_from([(), ((0.5, 0.4), (0.9, 0.7)), ((0.3, 0.2), (0.6, 0.75), (0.9, 0.93))]),
    basis=st.just(ConfidenceBasis.SIMULATOR),
)


def share_of(row: Settled, value: Value) -> Decimal | None:
    shares = zip(row.candidates, row.weighing.shares, strict=True)
    return next((share for candidate, share in shares if candidate.value == value), None)


@settings(max_examples=200, deadline=None)
@given(statements(), FITS)
def test_the_probabilities_sum_to_1(said: list[Statement], fit: FrozenFit) -> None:
    weighing = settle(*said, in_=Context(REGISTERS, fit=fit)).weighing
    if weighing == NOT_WEIGHED:
        return
    assert weighing.none_of_these is not None
    shares = [share for share in weighing.shares if share is not None]
    assert sum(shares, weighing.none_of_these) == 1
    assert all(0 <= share <= 1 for share in (*shares, weighing.none_of_these))


@settings(max_examples=200, deadline=None)
@given(statements(), FITS)
def test_the_contributions_add_up_to_the_shown_score(said: list[Statement], fit: FrozenFit) -> None:
    weighing = settle(*said, in_=Context(REGISTERS, fit=fit)).weighing
    for at, score in enumerate(weighing.scores):
        assert sum((one.weights[at] for one in weighing.contributions), Decimal(0)) == score
        assert score == round(score, 2)


@settings(max_examples=200, deadline=None)
@given(statements(), st.randoms())
def test_the_order_never_matters_and_the_same_input_gives_the_same_bytes(
    said: list[Statement], dice: object
) -> None:
    shuffled = list(said)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = (settle(*each, in_=Context(REGISTERS)) for each in (said, shuffled))
    assert json.dumps(content(first)) == json.dumps(content(second))


@settings(max_examples=200, deadline=None)
@given(statements(), FITS)
def test_what_is_learned_of_sources_moves_nothing_but_the_confidence(
    said: list[Statement], fit: FrozenFit
) -> None:
    def published(row: Settled) -> dict[str, object]:
        moved = ("confidence", "confidence_basis", "confidence_items", "weighing")
        return {name: told for name, told in content(row).items() if name not in moved}

    assert published(settle(*said, in_=Context(REGISTERS, fit=fit))) == published(settle(*said))


@settings(max_examples=200, deadline=None)
@given(statements(), FITS, st.data())
def test_an_agreeing_independent_source_never_lowers_the_probability_of_its_value(
    said: list[Statement], fit: FrozenFit, data: st.DataObject
) -> None:
    in_ = Context(REGISTERS, fit=fit)
    before = settle(*said, in_=in_)
    rivals = [
        candidate.value
        for candidate, share in zip(before.candidates, before.weighing.shares, strict=True)
        if share is not None
    ]
    if not rivals:
        return
    value = data.draw(st.sampled_from(rivals))
    newcomer = says("B1.1", value, by="stranger", on="journal", rank=data.draw(st.integers(0, 8)))
    after = settle(*said, newcomer, in_=in_)
    was, now = share_of(before, value), share_of(after, value)
    assert was is not None
    assert now is not None
    assert now >= was - LAST_PLACE


@settings(max_examples=100, deadline=None)
@given(statements(), st.integers(1, 5))
def test_exact_duplicates_inside_a_voice_move_a_score_at_most_by_the_bonus(
    said: list[Statement], repeats: int
) -> None:
    first = says("B0.1", 7, by="stranger", on="journal")
    copies = [says(f"B{at}.1", 7, by="stranger", on="journal") for at in range(1, repeats + 1)]
    once, often = settle(*said, first), settle(*said, first, *copies)
    for candidate, score in zip(once.candidates, once.weighing.scores, strict=True):
        at = next(at for at, one in enumerate(often.candidates) if one.value == candidate.value)
        own = next(one for one in once.weighing.contributions if "B0.1" in one.claims)
        weight = own.weights[once.candidates.index(candidate)]
        assert 0 <= often.weighing.scores[at] - score <= weight / 10 + ROUNDING


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([1, 2, 5, 7, 9]), min_size=1, max_size=6), st.integers(1, 9))
def test_a_bound_below_a_value_never_lowers_it_against_values_under_the_bound(
    named: list[int], bound: int
) -> None:
    said = [says(f"A{at}.1", value, on=f"outlet-{at}") for at, value in enumerate(named)]
    before, after = settle(*said), settle(*said, says("B1.1", f">={bound}", on="journal"))
    for value in {value for value in named if value >= bound}:
        was, now = share_of(before, number(str(value))), share_of(after, number(str(value)))
        assert was is not None
        assert now is not None
        assert now >= was


def test_one_voice_is_as_probable_as_its_class_is_right() -> None:
    settled = settle(says("A1.1", 7, rank=SourceClass.OUTLET.rank))
    assert settled.confidence is not None
    assert round(settled.confidence, 2) == Decimal("0.80")
    assert settled.confidence_basis is ConfidenceBasis.NONE


def test_many_outlets_that_name_nobody_weigh_as_two_voices_at_most() -> None:
    one = settle(says("A01.1", 7)).weighing.scores[0]
    many = settle(*(says(f"A{at:02}.1", 7, on=f"outlet-{at}") for at in range(40))).weighing.scores[0]
    assert one < many <= 2 * one


def test_two_independent_voices_weigh_twice_as_much_as_one() -> None:
    both = settle(says("A1.1", 7, by=MINISTRY), says("A2.1", 7, by=HOSPITAL, on=RADIO))
    assert both.weighing.scores == (2 * settle(says("A1.1", 7, by=MINISTRY)).weighing.scores[0],)


def test_contested_values_share_the_probability_with_none_of_these() -> None:
    settled = settle(says("A1.1", 7), says("A2.1", 5, on=RADIO))
    assert settled.confidence is None
    assert settled.weighing.shares[0] == settled.weighing.shares[1]
    assert settled.weighing.none_of_these is not None
    assert settled.weighing.none_of_these > 0


def test_a_yes_and_a_no_leave_nothing_for_none_of_these() -> None:
    settled = settle(
        says("A1.1", True, "responsibility_claimed"), says("A2.1", False, "responsibility_claimed", on=RADIO)
    )
    assert settled.weighing.shares == (Decimal("0.5"), Decimal("0.5"))
    assert settled.weighing.none_of_these == 0


def test_who_denies_a_no_speaks_for_the_yes_also_where_nobody_says_no_any_more() -> None:
    claimed = "responsibility_claimed"
    yes = says("A1.1", True, claimed, by=MINISTRY, day=2)
    denial = says("A2.1", False, claimed, by=HOSPITAL, on=RADIO, day=2, modality=Modality.DENIED)
    no = says("A3.1", False, claimed, by=ARMY, on="web", day=1, rank=6)
    asked = settle(no, denial, replace(yes, as_of=no.as_of))
    answered = settle(no, denial, yes)
    assert [one.value for one in answered.candidates] == [yes.value]
    alone, among = share_of(answered, yes.value), share_of(asked, yes.value)
    assert alone is not None
    assert among is not None
    assert alone >= among > Decimal("0.9")


def test_an_emended_date_weighs_half_whoever_else_speaks() -> None:
    """Else a party's word that agrees would silence it, and lower the date."""
    emended = DateValue(parse_date("2020-01-03"), "3 January 2019", "A misprint of the year.")
    first = says("A1.1", emended, "event_date", by=MINISTRY)
    agreeing = says("A2.1", "2020-01-03", "event_date", by=ARMY, on=RADIO, stake=Stake.PARTY)
    alone, both = settle(first), settle(first, agreeing)
    assert alone.confidence is not None
    assert both.confidence is not None
    assert both.confidence > alone.confidence
    assert both.weighing.contributions[0].weights == alone.weighing.contributions[0].weights


def test_a_curve_that_doubts_the_first_does_not_raise_the_second() -> None:
    """0 beside "at least 7": one more "at least 7" raised it by doubt of the 0 before, and by less after."""
    doubting = Context(REGISTERS, fit=FrozenFit(curve=((0.3, 0.2), (0.8, 0.7), (0.95, 0.9))))
    said = [
        says("A1.1", "none", by=MINISTRY, stake=Stake.PARTY, modality=Modality.HEDGED),
        says("A2.1", ">=7", on=RADIO, rank=8),
    ]
    bound = said[1].value
    before = share_of(settle(*said, in_=doubting), bound)
    more = says("A9.1", ">=7", by="stranger", on="journal", rank=6)
    after = share_of(settle(*said, more, in_=doubting), bound)
    assert before is not None
    assert after is not None
    assert after > before


def test_of_two_values_no_curve_puts_the_more_probable_one_below_a_half() -> None:
    doubting = Context(REGISTERS, fit=FrozenFit(curve=((0.9, 0.3),)))
    claimed = "responsibility_claimed"
    yes, no = says("A1.1", True, claimed), says("A2.1", False, claimed, on=RADIO, rank=6)
    assert settle(yes, in_=doubting).confidence == Decimal("0.5")
    assert settle(yes, no, in_=doubting).weighing.shares == (Decimal("0.5"), Decimal("0.5"))


def test_a_wider_place_and_a_month_speak_for_what_lies_within_them() -> None:
    day = settle(says("A1.1", "2020-11-17", "event_date")).weighing.scores[0]
    both = settle(says("A1.1", "2020-11-17", "event_date"), says("A2.1", "2020-11", "event_date", on=RADIO))
    assert both.value is not None
    assert both.weighing.shares[[one.value for one in both.candidates].index(both.value)] == both.confidence
    assert max(both.weighing.scores) > day
    place = settle(says("A1.1", "green-zone", "place"), says("A2.1", "iraq", "place", on=RADIO))
    assert place.weighing.scores[0] > settle(says("A1.1", "green-zone", "place")).weighing.scores[0]


def test_members_of_a_set_do_not_take_from_each_other() -> None:
    alone = settle(says("A1.1", "rocket", "weapon"))
    both = settle(says("A1.1", "rocket", "weapon"), says("A2.1", "drone", "weapon", on=RADIO))
    assert share_of(both, alone.candidates[0].value) == alone.weighing.shares[0]
    assert both.weighing.none_of_these is None


def test_no_prior_puts_an_account_below_an_official_body_that_is_a_party() -> None:
    account, official = (
        settle(says("A1.1", 7, rank=kind.rank, stake=stake)).weighing.contributions[0].reliability
        for kind, stake in ((SourceClass.ACCOUNT, Stake.NONE), (SourceClass.OFFICIAL, Stake.PARTY))
    )
    assert account >= official
    assert len(PRIORS) == len(SourceClass)
    assert PRIORS[SourceClass.ACCOUNT.rank] >= PARTY_PRIOR == PRIORS[SourceClass.PARTY.rank]


def test_a_fit_counts_by_the_items_it_rests_on() -> None:
    def reliability(items: int) -> Decimal:
        fit = FrozenFit(sources={PAPER: (0.5, items)})
        settled = settle(says("A1.1", 7, rank=SourceClass.OUTLET.rank), in_=Context(REGISTERS, fit=fit))
        return settled.weighing.contributions[0].reliability

    assert [reliability(0), reliability(20), reliability(980)] == [
        Decimal("0.80"),
        Decimal("0.65"),
        Decimal("0.51"),
    ]


def test_a_calibrated_confidence_says_on_how_many_rulings_it_rests() -> None:
    fit = FrozenFit(curve=((0.8, 0.7),), basis=ConfidenceBasis.RULED, ruled_items=212)
    settled = settle(says("A1.1", 7, rank=SourceClass.OUTLET.rank), in_=Context(REGISTERS, fit=fit))
    assert settled.confidence is not None
    assert round(settled.confidence, 2) == Decimal("0.70")
    assert (settled.confidence_basis, settled.confidence_items) == (ConfidenceBasis.RULED, 212)


def test_a_ruled_value_has_no_confidence_of_the_voices() -> None:
    ruled = Ruled(RulingKind.VALUE, number("7"))
    assert settle(says("A1.1", 7), in_=CONTEXT, ruled=ruled).confidence is None


@pytest.mark.parametrize(
    ("other", "is_heavier"),
    [
        (says("A1.1", 7, modality=Modality.HEDGED), False),  # "may have"
        (says("A1.1", 7, modality=Modality.HEARSAY), False),  # "reportedly"
        (says("A1.1", 7, rank=SourceClass.DOCUMENT.rank), True),
        (says("A1.1", 7, stake=Stake.PARTY), False),
    ],
)
def test_how_it_is_said_and_by_whom_changes_the_weight(other: Statement, is_heavier: bool) -> None:
    usual = settle(says("A1.1", 7)).weighing.scores[0]
    assert (settle(other).weighing.scores[0] > usual) is is_heavier
