"""`manage.py prune_jobs [--days N] [--fit-days N]`: forget finished jobs, and Fits that nothing rests on."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.services.pruning import prune_fits
from factcheck.jobs.pruning import prune_jobs

WRONG_CALL = 2


class Command(BaseCommand):
    help = "Forget finished jobs, and Fits that no consensus, release or ruling rests on. Their acts stay."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--days", type=int, default=settings.JOBS_KEPT_DAYS, help="age of a job (JOBS_KEPT_DAYS)"
        )
        parser.add_argument(
            "--fit-days", type=int, default=settings.FITS_KEPT_DAYS, help="of a Fit (FITS_KEPT_DAYS)"
        )

    def handle(self, *args: Any, days: int, fit_days: int, **options: Any) -> None:
        if min(days, fit_days) < 1:
            raise CommandError(f"An age is 1 day or more; got {min(days, fit_days)}.", returncode=WRONG_CALL)
        jobs, fits = prune_jobs(days), prune_fits(fit_days)
        self.stdout.write(f"{jobs} jobs and {len(fits)} fits pruned.")
