"""`rebuild_consensus [--fit NUMBER]`: delete every row of the consensus and derive all events anew.

Under the Fit in force, or under an earlier one: the same claims, rulings, codebook and Fit give the same rows.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.models import Fit
from claims.selectors.fits import fit_numbered
from claims.services.consensus import derive_all
from claims.services.errors import ServiceError

WRONG_CALL = 2


class Command(BaseCommand):
    help = "Delete every row of the consensus and derive all events anew, under the Fit in force or an earlier one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--fit", type=int, metavar="NUMBER", help="0 = what the classes alone say")

    def handle(self, *args: Any, **options: Any) -> None:
        number: int | None = options["fit"]
        try:
            fit = None if number is None else fit_numbered(number)
            events = derive_all(fit=fit)
        except Fit.DoesNotExist as error:
            known = ", ".join(str(one) for one in Fit.objects.values_list("number", flat=True)) or "none yet"
            raise CommandError(
                f"There is no fit {number}. There are: {known}.", returncode=WRONG_CALL
            ) from error
        except ServiceError as error:
            raise CommandError(str(error), returncode=WRONG_CALL) from error
        self.stdout.write(f"Consensus of {events} events derived.")
