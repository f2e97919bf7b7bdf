"""Forget Fits that nothing rests on: ``prune_fits(days)``.

One is learned every night, with a row per source. Kept for ever: the latest, those that a consensus or a release
names or that a row of a release was derived under, and the one in force when a ruling was made. Of the others the
last of each month stays, so that a look at the past ("known at") weighs with an estimate of that month.
"""

from bisect import bisect_right
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from claims.models import Consensus, DatasetRelease, Fit, Resolution
from claims.services.release import PROPOSE, PUBLISHED_AT_ONCE
from factcheck.audit import record
from factcheck.audit.models import Act


@transaction.atomic
def prune_fits(days: int) -> list[int]:
    """Delete Fits made more than so many days ago that nothing rests on; returns their numbers, which no other takes.

    One act names them. Foreign keys refuse what a consensus or a release begins to name meanwhile.
    """
    fits = list(Fit.objects.order_by("created_at", "number").values_list("pk", "created_at"))
    kept = _in_force_at_rulings(fits) | _last_of_months(fits) | {pk for pk, _made in fits[-1:]}
    before = timezone.now() - timedelta(days=days)
    named = [Exists(model.objects.filter(fit=OuterRef("pk"))) for model in (Consensus, DatasetRelease)]
    old = Fit.objects.filter(created_at__lt=before).exclude(pk__in=kept).exclude(named[0]).exclude(named[1])
    numbers = sorted(set(old.values_list("number", flat=True)) - _under_releases())
    if numbers:
        Fit.objects.filter(number__in=numbers).delete()
        record("fit.prune", actor=None, new={"fits": numbers})
    return numbers


def _under_releases() -> set[int]:
    """Numbers: the rows of a release may have been derived at different times, and are derived anew after it."""
    acts = Act.objects.filter(verb__in=(PROPOSE, PUBLISHED_AT_ONCE)).select_related("detail")
    told = [act.new for act in acts]
    return {number for new in told if isinstance(new, dict) for number in new.get("fits", ())}


def _in_force_at_rulings(fits: list[tuple[int, datetime]]) -> set[int]:
    moments = [made for _pk, made in fits]
    ruled = Resolution.objects.order_by().values_list("created_at", flat=True)
    places = {bisect_right(moments, moment) for moment in ruled.iterator()}
    return {fits[place - 1][0] for place in places if place > 0}


def _last_of_months(fits: list[tuple[int, datetime]]) -> set[int]:
    latest = {(made.year, made.month): pk for pk, made in fits}
    return set(latest.values())
