"""The versions of an article, and what differs between any two of them.

Outward: ``versions_page``; ?from=1&to=3 chooses two versions by number, otherwise the last correction is shown.
"""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from claims.admin.article_page import article_desk
from claims.selectors.counted import number_of
from claims.selectors.veiling import Veil
from claims.selectors.visibility import visible_claims
from sources.alignment import Alignment, Piece
from sources.models import Article
from sources.selectors.articles import lineage
from sources.selectors.visibility import visible_articles


@require_safe
def versions_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """Differences are those of the texts as the person may read them."""
    desk = article_desk(request, public_id)
    found = _versions(desk.article, request.user)
    veil = Veil(request.user, found)
    earlier, later = _chosen(request, found)
    context = {
        **admin.site.each_context(request),
        "title": gettext("Versions of the article"),
        "article": desk.shown_article,
        "versions": [veil.row(each) for each in found],
        "earlier": earlier,
        "later": later,
        "pieces": _pieces(veil, earlier, later),
    }
    return TemplateResponse(request, "claims/versions.html", context)


def _versions(article: Article, user: Any) -> list[Article]:
    """Those that the person may see, the first one first, each with how many claims stand on it."""
    own = lineage(article).order_by().values("pk")
    rows = visible_articles(user).filter(pk__in=own).select_related("added_by", "source").order_by("version")
    return list(rows.annotate(claims_total=number_of(visible_claims(user), "article")))


def _chosen(request: HttpRequest, found: list[Article]) -> tuple[Article, Article]:
    """As asked for; else the last version and the one before it."""
    by_number = {str(each.version): each for each in found}
    later = by_number.get(request.GET.get("to", ""), found[-1])
    before = [each for each in found if each.version < later.version]
    return by_number.get(request.GET.get("from", ""), before[-1] if before else later), later


def _pieces(veil: Veil, earlier: Article, later: Article) -> list[Piece]:
    if earlier.pk == later.pk:
        return []
    return Alignment(veil.quote(earlier, earlier.text), veil.quote(later, later.text)).pieces()
