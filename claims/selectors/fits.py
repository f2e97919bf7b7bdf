"""The Fit in force: what was learned of the sources, as the consensus engine reads it.

Outward: ``current_fit``. The latest Fit counts, from the next derivation on; earlier rows keep the one they name.
"""

from claims.consensus.reliability import NO_FIT, FrozenFit
from claims.domain.codes import ConfidenceBasis
from claims.models import Fit, FitSource


def current_fit() -> FrozenFit:
    """One query where there is no Fit yet, else two. calibration: pairs of a raw and a calibrated probability."""
    fit = Fit.objects.order_by("-number").first()
    if fit is None:
        return NO_FIT
    rows = FitSource.objects.filter(fit=fit).order_by("source__key")
    learned = rows.values_list("source__key", "reliability", "items")
    return FrozenFit(
        number=fit.number,
        sources={key: (float(reliability), items) for key, reliability, items in learned},
        curve=tuple(sorted((float(raw), float(calibrated)) for raw, calibrated in fit.calibration)),
        basis=ConfidenceBasis(fit.basis),
        ruled_items=fit.ruled_items,
    )
