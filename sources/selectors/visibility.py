"""What a person may see of what was published: sources and articles by their sensitivity.

Outward: ``visible_sources`` and ``visible_articles``. The two permissions are those of the whole workbench; they are
declared where claims are, and known here by name alone.
"""

from typing import Any

from django.db.models import QuerySet

from sources.codes import Sensitivity
from sources.models import Article, Source

PERMISSIONS = {
    Sensitivity.RESTRICTED: "claims.view_restricted_claim",
    Sensitivity.CONFIDENTIAL: "claims.view_confidential_claim",
}


def hidden_levels(user: Any) -> list[Sensitivity]:
    """The levels that a user may not see; None = the machine, from which nothing is hidden."""
    if user is None:
        return []
    return [level for level, permission in PERMISSIONS.items() if not user.has_perm(permission)]


def visible_sources(user: Any) -> QuerySet[Source]:
    return Source.objects.exclude(sensitivity__in=hidden_levels(user))


def visible_articles(user: Any) -> QuerySet[Article]:
    """Articles of which neither the text nor the outlet is hidden; an outlet that is not known hides nothing."""
    hidden = hidden_levels(user)
    return Article.objects.exclude(sensitivity__in=hidden).exclude(source__sensitivity__in=hidden)
