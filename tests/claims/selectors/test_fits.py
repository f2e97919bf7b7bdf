"""Which Fit is in force now, was in force then, and what the past looks like under it."""

from decimal import Decimal

import pytest
from django.utils import timezone

from claims.consensus.reliability import NO_FIT
from claims.models import Fit, FitCopying, FitSource
from claims.selectors.fits import current_copying, current_fit, fit_known_at, fit_numbered
from claims.selectors.past import Moment, past_of
from claims.services.consensus import derive_event
from sources.models import Source
from tests.claims.admin.cast import adopted
from tests.factories import ClaimFactory, SourceFactory

pytestmark = pytest.mark.django_db


def learned(number: int, source: Source, reliability: str) -> Fit:
    fit = Fit.objects.create(
        number=number, method="turns", method_version="1", basis="ruled", ruled_items=300
    )
    FitSource.objects.create(fit=fit, source=source, reliability=reliability, items=200, prior="0.8")
    return fit


def test_without_a_fit_the_priors_speak() -> None:
    assert current_fit() == fit_numbered(0) == fit_known_at(timezone.now()) == NO_FIT
    assert current_copying() == {}


def test_the_latest_is_in_force_and_the_earlier_ones_are_kept() -> None:
    source = SourceFactory(key="paper")
    learned(1, source, "0.9")
    learned(2, source, "0.6")
    assert (current_fit().number, current_fit().sources) == (2, {"paper": (0.6, 200)})
    assert fit_numbered(1).sources == {"paper": (0.9, 200)}
    with pytest.raises(Fit.DoesNotExist):
        fit_numbered(7)


def test_copying_is_that_of_the_fit_in_force() -> None:
    one, other = SourceFactory(key="one"), SourceFactory(key="other")
    fit = learned(1, one, "0.9")
    FitCopying.objects.create(
        fit=fit, first=one, second=other, chance=Decimal("0.9"), met=9, agreeing=8, improbable=3
    )
    pair = frozenset({"one", "other"})
    assert current_fit().copying == {pair}
    assert (current_copying()[pair].chance, current_copying()[pair].improbable) == (0.9, 3)
    learned(2, one, "0.9")
    assert current_fit().copying == frozenset()
    assert current_copying() == {}


def test_what_was_known_is_told_under_the_fit_of_then() -> None:
    claim = ClaimFactory(accepted=True)
    adopted(claim.attribute)
    source = claim.article.source
    learned(1, source, "0.95")
    [row] = derive_event(claim.event)
    then = timezone.now()
    learned(2, source, "0.5")
    past = past_of(claim.event, None, Moment(known_at=then))
    today = past_of(claim.event, None, Moment(as_of=then))
    assert past is not None
    assert today is not None
    assert [one.confidence for one in past.settled] == [row.confidence]
    [again] = derive_event(claim.event)
    assert again.confidence < row.confidence
    replayed = past_of(claim.event, None, Moment(known_at=then))
    assert replayed is not None
    assert [one.confidence for one in replayed.settled] == [row.confidence]
    assert fit_known_at(then).number == 1
