"""What a person may see of claims: the one place where sensitivity is decided for every face.

Outward: ``visible_claims``, and ``visible_claims_on`` for those of one article. Lists, pages, search, API, history
and exports all start from it.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.models import Claim
from sources.codes import Sensitivity
from sources.models import Article
from sources.selectors.visibility import hidden_levels

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
    """Claims that the user may see; None = the machine, which sees all.

    The claim, its article and its outlet are all at a level shown to them. What a reviewer of a blind pair decides is
    no claim before both are done: see ``blind``. A claim starts with the sensitivity of its attribute;
    where a person lowers it (a head of state is no private person), that decision counts.
    """
    hidden = hidden_levels(user)
    if not hidden:
        return Claim.objects.all()
    # Asked per claim: joined in, the articles would lead, and a list be sorted anew for each page.
    from_hidden = Article.objects.filter(
        Q(sensitivity__in=hidden) | Q(source__sensitivity__in=hidden), pk=OuterRef("article")
    )
    return Claim.objects.filter(~Exists(from_hidden), sensitivity__in=visible_sensitivities(user))


def visible_claims_on(article: Article, user: Any) -> QuerySet[Claim]:
    """Those of one article, by the same rule: its own level and its outlet's are at hand and not asked for again."""
    hidden = hidden_levels(user)
    if not hidden:
        return Claim.objects.filter(article=article)
    outlet = article.source
    if article.sensitivity in hidden or (outlet is not None and outlet.sensitivity in hidden):
        return Claim.objects.none()
    return Claim.objects.filter(article=article, sensitivity__in=visible_sensitivities(user))
