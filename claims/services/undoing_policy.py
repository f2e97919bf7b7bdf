"""Taking back what was accepted under a policy: what still stands so is an open suggestion again.

Outward: ``undo_policy``. A claim that somebody decided since, and one that a ruling in force cites, stays as it is.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Claim, Reopened
from claims.selectors.kept_back import kept_claims
from claims.services.deriving import derive_later
from claims.services.errors import BadDecision
from claims.services.numbering import lock_article
from claims.services.permission import require
from claims.services.routing import NAMED_IN_ACT, lock_claims
from claims.services.stages import open_again
from claims.services.taking_back import ACCEPT, open_claims_again
from factcheck.audit import acting, record
from factcheck.audit.models import Act


def undo_policy(act: Act, *, by: Any, reason: str) -> tuple[int, int]:
    """Returns how many claims are suggestions again, and how many stay.

    Raises NotAllowed, and BadDecision where none would be one again.
    """
    require(by, ACCEPT)
    with transaction.atomic():
        ids = list(Claim.history.filter(act=act).order_by().values_list("id", flat=True))
        articles = Claim.objects.filter(pk__in=ids).order_by("article").values_list("article", flat=True)
        for article in list(articles.distinct()):
            lock_article(article)
        # Whoever rules locks the claims that they cite: asked from here on, no ruling comes to rest on these.
        rows = lock_claims(ids, {})
        kept = kept_claims(act, rows)
        opened = [row for row in rows if row.pk not in kept]
        if not opened:
            raise BadDecision(
                _("All of these claims were decided since, or are cited: nothing is left to undo.")
            )
        told = {"act": act.pk, "verb": act.verb, "claims": len(opened), "kept": _named(rows, kept)}
        with acting(record("claim.take_back", actor=by, reason=reason, new=told)):
            open_claims_again(opened, by)
            for article in sorted({row.article_id for row in opened}):
                open_again(article, Reopened.DECISION, by=by)
            derive_later(*(row.event for row in opened))
    return len(opened), len(kept)


def _named(rows: list[Claim], kept: Any) -> list[str]:
    return [row.public_id for row in rows if row.pk in kept][:NAMED_IN_ACT]
