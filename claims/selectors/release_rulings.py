"""Which rulings a profile may give: those that neither rest on nor cite anything that it hides.

Outward: ``withheld_rulings``. A ruling rests on every claim of its event, attribute and scope, and on whatever else
testified in the row that the editor saw, such as the parts of a total.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.domain.codes import ClaimStatus
from claims.models import ConsensusClaim, Resolution
from claims.selectors.release_scope import ReleaseScope


def withheld_rulings(scope: ReleaseScope) -> QuerySet[Resolution]:
    hidden = scope.hidden_claims()
    place = {name: OuterRef(name) for name in ("event", "attribute", "scope_key")}
    testified = ConsensusClaim.objects.filter(
        claim__in=hidden, **{f"consensus__{name}": value for name, value in place.items()}
    )
    cited = hidden.filter(cited_by=OuterRef("pk"))
    seen = hidden.filter(status=ClaimStatus.ACCEPTED, **place)
    return scope.rulings().filter(Q(Exists(seen)) | Q(Exists(testified)) | Q(Exists(cited)))
