"""Fits as the consensus engine reads them.

Outward: ``current_fit``, ``fit_numbered``, ``fit_known_at``, ``fits_in_use`` and ``current_copying``. The latest Fit
counts, from the next derivation on; earlier rows keep the one they name.
"""

from datetime import datetime

from claims.consensus.ledger import Copied
from claims.consensus.reliability import NO_FIT, FrozenFit, worth
from claims.domain.codes import ConfidenceBasis
from claims.models import Consensus, Fit, FitCopying, FitSource


def current_fit() -> FrozenFit:
    """One query where there is no Fit yet, else three. calibration: pairs of a raw and a calibrated probability."""
    return _frozen(Fit.objects.order_by("-number").first())


def fit_numbered(number: int) -> FrozenFit:
    """Of the given number, 0 = none yet. Raises Fit.DoesNotExist."""
    return NO_FIT if number == 0 else _frozen(Fit.objects.get(number=number))


def fit_known_at(moment: datetime) -> FrozenFit:
    """The one that was in force at the moment."""
    return _frozen(Fit.objects.filter(created_at__lte=moment).order_by("-number").first())


def fits_in_use() -> list[int]:
    """Numbers of the Fits that the rows of the consensus rest on now, each row on the one it was derived under."""
    rows = Consensus.objects.exclude(fit=None).order_by().values_list("fit__number", flat=True).distinct()
    return sorted(rows)


def current_copying() -> dict[frozenset[str], Copied]:
    """Two keys of sources -> what the Fit in force learned of them; empty where there is none. Two queries."""
    fit = Fit.objects.order_by("-number").first()
    rows = FitCopying.objects.filter(fit=fit).select_related("first", "second") if fit is not None else ()
    return {
        frozenset({row.first.key, row.second.key}): Copied(
            float(row.chance), row.met, row.agreeing, row.improbable
        )
        for row in rows
    }


def _frozen(fit: Fit | None) -> FrozenFit:
    if fit is None:
        return NO_FIT
    rows = FitSource.objects.filter(fit=fit).order_by("source__key")
    learned = rows.values_list("source__key", "reliability", "items")
    pairs = FitCopying.objects.filter(fit=fit).values_list("first__key", "second__key")
    return FrozenFit(
        number=fit.number,
        sources={
            key: (float(reliability), worth(items, fit.ruled_items)) for key, reliability, items in learned
        },
        copying=frozenset(frozenset(pair) for pair in pairs),
        curve=tuple(sorted((float(raw), float(calibrated)) for raw, calibrated in fit.calibration)),
        basis=ConfidenceBasis(fit.basis),
        ruled_items=fit.ruled_items,
    )
