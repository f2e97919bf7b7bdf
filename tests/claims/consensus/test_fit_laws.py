"""What no Fit may do, however extreme: laws of the engine for any Fit in force (hypothesis)."""

import math
from dataclasses import replace
from decimal import Decimal
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from claims.consensus.derive_event import derive_event
from claims.consensus.probabilities import of_one_value
from claims.consensus.reliability import (
    LEAST,
    MOST,
    NO_FIT,
    PRIOR_ITEMS,
    FrozenFit,
    interval_of,
    prior_of,
    reliability_of,
    worth,
)  # fmt: skip
from claims.consensus.settled import Settled, content
from claims.domain.codes import ConfidenceBasis, Stake
from claims.domain.statements import Statement
from sources.codes import SourceClass
from tests.claims.consensus.cast import CONTEXT, HOSPITAL, MINISTRY, PAPER, RADIO, context, says, settle
from tests.claims.consensus.test_laws import statements

ORIGINS = ("ministry", "hospital", "army", "paper", "radio", "web", "weekly")
SHARES = st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0, 1))
# What a Fit may move; everything else is published whatever was learned.
MOVED = ("confidence", "confidence_basis", "confidence_items", "weighing")


@st.composite
def fits(draw: st.DrawFn) -> FrozenFit:
    learned = st.tuples(SHARES, st.integers(0, 10_000))
    points = sorted(draw(st.lists(st.tuples(SHARES, SHARES), max_size=4)))
    calibrated = sorted(calibrated for _, calibrated in points)
    pairs = st.frozensets(st.sampled_from(ORIGINS), min_size=2, max_size=2)
    return FrozenFit(
        number=draw(st.integers(1, 9)),
        sources=draw(st.dictionaries(st.sampled_from(ORIGINS), learned)),
        copying=draw(st.frozensets(pairs, max_size=6)),
        curve=tuple((raw, shown) for (raw, _), shown in zip(points, calibrated, strict=True)),
        basis=draw(st.sampled_from(ConfidenceBasis)),
        ruled_items=draw(st.integers(0, 500)),
    )


def published(rows: tuple[Settled, ...]) -> list[dict[str, Any]]:
    told = [{key: part for key, part in content(row).items() if key not in MOVED} for row in rows]
    return [{**each, "hangs_on": row.weighing.hangs_on} for each, row in zip(told, rows, strict=True)]


@settings(max_examples=80, deadline=None)
@given(statements(), fits())
def test_a_fit_never_moves_value_bounds_evidence_grade_voices_or_words(
    said: list[Statement], fit: FrozenFit
) -> None:
    without, under = derive_event(said, context=CONTEXT), derive_event(said, context=context(fit=fit))
    assert published(under) == published(without)


@settings(max_examples=60, deadline=None)
@given(statements(), fits())
def test_under_any_fit_the_parts_add_up(said: list[Statement], fit: FrozenFit) -> None:
    for row in derive_event(said, context=context(fit=fit)):
        weighing = row.weighing
        for number, score in enumerate(weighing.scores):
            assert sum(one.weights[number] for one in weighing.contributions) == score
        shares = [share for share in weighing.shares if share is not None]
        assert all(0 <= share <= 1 for share in shares)
        if weighing.none_of_these is not None:
            assert sum(shares) + weighing.none_of_these == 1
        assert row.confidence is None or 0 <= row.confidence <= 1


@settings(max_examples=60, deadline=None)
@given(statements(), fits())
def test_the_same_fit_gives_the_same_bytes(said: list[Statement], fit: FrozenFit) -> None:
    again = replace(fit, sources=dict(reversed(fit.sources.items())))
    one, other = (derive_event(said, context=context(fit=each)) for each in (fit, again))
    assert [content(row) for row in one] == [content(row) for row in other]


@given(SHARES, st.integers(0, 10_000))
def test_no_source_is_ever_certain_or_worthless(share: float, items: int) -> None:
    learned, _ = reliability_of(says("A1.1", 1), FrozenFit(sources={PAPER: (share, items)}))
    assert LEAST <= learned <= MOST


@pytest.mark.parametrize("rank", range(len(SourceClass)))
def test_no_prior_puts_an_account_below_a_body_that_is_a_party_to_the_event(rank: int) -> None:
    account = says("A1.1", 1, on="account", rank=SourceClass.ACCOUNT.rank)
    body = says("A2.1", 1, by="body", rank=rank, stake=Stake.PARTY)
    extreme = FrozenFit(number=1, sources={"other": (0.0, 9_999), "third": (1.0, 9_999)})
    for fit in (NO_FIT, extreme):
        assert reliability_of(account, fit)[0] >= reliability_of(body, fit)[0]
    assert prior_of(account) >= prior_of(body)


def test_an_account_that_was_right_is_believed_before_a_party_whose_words_were_not() -> None:
    fit = FrozenFit(sources={"account": (0.98, 200), "body": (0.55, 200)})
    account = says("A1.1", 1, on="account", rank=SourceClass.ACCOUNT.rank)
    body = says("A2.1", 1, by="body", rank=SourceClass.OFFICIAL.rank, stake=Stake.PARTY)
    assert reliability_of(account, fit)[0] > 0.9
    assert reliability_of(body, fit)[0] < 0.6


def test_a_source_that_was_right_raises_the_confidence_in_its_word() -> None:
    def confidence(share: float) -> float:
        settled = settle(says("A1.1", 7), in_=context(fit=FrozenFit(sources={PAPER: (share, 100)})))
        assert settled.confidence is not None
        return float(settled.confidence)

    assert confidence(0.6) < confidence(0.8) < confidence(0.97)


def test_two_who_repeat_each_other_share_their_weight_and_stay_two_voices() -> None:
    told = (says("A1.1", 7, by=MINISTRY), says("A2.1", 7, by=HOSPITAL, on=RADIO))
    apart = settle(*told)
    copying = FrozenFit(copying=frozenset({frozenset({MINISTRY, HOSPITAL})}))
    together = settle(*told, in_=context(fit=copying))
    assert (together.voices_min, together.grade) == (apart.voices_min, apart.grade) == (2, "corroborated")
    assert together.confidence is not None
    assert apart.confidence is not None
    assert together.confidence < apart.confidence
    # Half of either is left: together they still weigh more than one alone.
    alone = settle(told[0])
    assert alone.confidence is not None
    assert together.confidence > alone.confidence


def test_copying_between_others_changes_nothing() -> None:
    told = (says("A1.1", 7, by=MINISTRY), says("A2.1", 7, by=HOSPITAL, on=RADIO))
    other = FrozenFit(copying=frozenset({frozenset({MINISTRY, "army"})}))
    assert settle(*told, in_=context(fit=other)).confidence == settle(*told).confidence


@given(SHARES, st.integers(0, 500), st.floats(0.05, 0.95))
def test_the_interval_holds_the_estimate_and_narrows_with_the_items(
    share: float, items: int, prior: float
) -> None:
    low, high = interval_of(share, items, prior)
    mean = (share * items + prior * PRIOR_ITEMS) / (items + PRIOR_ITEMS)
    assert 0 <= low <= mean <= high <= 1 or math.isclose(low, high)
    wide, narrow = (interval_of(0.7, many, 0.7) for many in (items, items + 50))
    assert narrow[1] - narrow[0] < wide[1] - wide[0]


@pytest.mark.parametrize(
    ("items", "ruled", "expected"),
    [
        (5, 0, 5),
        (400, 0, PRIOR_ITEMS),  # agreement alone: as much as the prior
        (400, 30, PRIOR_ITEMS + 30),
        (400, 1000, 400),
    ],
)
def test_agreement_alone_is_worth_no_more_than_the_prior(items: int, ruled: int, expected: int) -> None:
    assert worth(items, ruled) == expected


@given(st.integers(0, 400), st.integers(0, 400))
def test_no_curve_puts_a_rival_above_the_more_probable_value(first: int, second: int) -> None:
    doubting = FrozenFit(curve=((0.3, 0.2), (0.8, 0.7), (0.95, 0.9)))
    scores = [Decimal(first) / 100, Decimal(second) / 100]
    shares, none, _ = of_one_value(scores, [10, 10], [False, False], [True, True], doubting)
    high, low = (shares[0], shares[1]) if first >= second else (shares[1], shares[0])
    assert high is not None
    assert low is not None
    assert high >= low - Decimal("0.000001")
    assert high + low + none == 1
