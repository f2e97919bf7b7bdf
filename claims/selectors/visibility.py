"""What a person may see of claims: the one place where sensitivity is decided for every face.

Outward: ``visible_claims``. Lists, pages, search, API, history and exports all start from it.
"""

from typing import Any

from django.db.models import Q, QuerySet

from claims.models import Claim
from sources.codes import Sensitivity

RESTRICTED = "claims.view_restricted_claim"
CONFIDENTIAL = "claims.view_confidential_claim"


def visible_sensitivities(user: Any) -> list[Sensitivity]:
    """The levels that a user may see; None = the machine, which sees all."""
    if user is None:
        return list(Sensitivity)
    levels = [Sensitivity.PUBLIC]
    if user.has_perm(RESTRICTED):
        levels.append(Sensitivity.RESTRICTED)
    if user.has_perm(CONFIDENTIAL):
        levels.append(Sensitivity.CONFIDENTIAL)
    return levels


def visible_claims(user: Any) -> QuerySet[Claim]:
    """Claims that the user may see: the claim, its attribute and its article are all at a level shown to them."""
    levels = visible_sensitivities(user)
    return Claim.objects.filter(
        Q(sensitivity__in=levels)
        & Q(attribute_version__sensitivity__in=levels)
        & Q(article__sensitivity__in=levels)
    )
