"""`learn_fit`: learn from all events how reliable their sources are, and freeze it as the next Fit.

Asked for every night where `sweep_jobs --loop` runs; by hand or by cron elsewhere. No consensus changes: a Fit counts
from the next derivation of an event on.
"""

from typing import Any

from django.core.management.base import BaseCommand

from claims.models import Fit
from claims.services.learning import learn_fit


class Command(BaseCommand):
    help = (
        "Learn from the accepted claims and rulings of all events how reliable each source is, who repeats whom and "
        "how far confidence holds; freeze it as the next Fit. Nothing changed since the latest: no new one."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        before = Fit.objects.order_by("-number").values_list("number", flat=True).first()
        fit = learn_fit()
        if fit is None:
            self.stdout.write("There is nothing to learn from yet: no item has two voices that name a value.")
        elif fit.number == before:
            self.stdout.write(f"Nothing changed: fit {fit.number} stays in force.")
        else:
            self.stdout.write(self._told(fit))

    def _told(self, fit: Fit) -> str:
        return (
            f"Fit {fit.number}: {fit.sources.count()} sources from {fit.items} items, {fit.copying.count()} pairs "
            f"that repeat each other, calibrated on {fit.ruled_items} ruled items."
        )
