"""Taking back what was accepted under a policy: every claim is an open suggestion again.

Outward: ``undo_policy``. All or nothing: a claim that somebody decided since is named, and nothing is opened.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Claim, Reopened
from claims.services.deriving import derive_later
from claims.services.errors import BadDecision
from claims.services.numbering import lock_article
from claims.services.permission import require
from claims.services.routing import NAMED_IN_MESSAGE, lock_claims
from claims.services.stages import open_again
from claims.services.taking_back import ACCEPT, open_claims_again
from factcheck.audit import acting, record
from factcheck.audit.models import Act


def undo_policy(act: Act, *, by: Any, reason: str) -> int:
    """Returns how many claims are suggestions again. Raises NotAllowed, and BadDecision where one changed since."""
    require(by, ACCEPT)
    with transaction.atomic():
        left = dict(Claim.history.filter(act=act).values_list("id", "row_version"))
        articles = (
            Claim.objects.filter(pk__in=left).order_by("article").values_list("article", flat=True).distinct()
        )
        for article in list(articles):
            lock_article(article)
        rows = lock_claims(left, {})
        changed = [row.public_id for row in rows if row.row_version != left[row.pk]]
        if changed or not rows:
            raise BadDecision(
                _("%(claims)s changed since: take back what is left one by one.")
                % {"claims": ", ".join(changed[:NAMED_IN_MESSAGE])}
            )
        told = {"act": act.pk, "verb": act.verb, "claims": len(rows)}
        with acting(record("claim.take_back", actor=by, reason=reason, new=told)):
            open_claims_again(rows, by)
            for article in {row.article_id for row in rows}:
                open_again(article, Reopened.DECISION, by=by)
            derive_later(*(row.event for row in rows))
    return len(rows)
