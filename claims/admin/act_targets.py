"""What an act was done on, as its reader knows it: the claim with its value, the article or event by its title.

Outward: ``act_targets``. What a person may not see, or what is gone, keeps the id that the act holds.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from claims.admin.cells import said
from claims.admin.event_titles import event_title
from claims.models import Review
from claims.selectors.readable import readable_claims, readable_events, readable_resolutions
from claims.selectors.veiling import veiled
from factcheck.audit.models import Act
from sources.selectors.visibility import visible_articles


@dataclass(frozen=True, slots=True)
class ActTarget:
    """label: in words. about: what it belongs to, "" = nothing. address: of its page."""

    label: str
    address: str
    about: str = ""


Named = Iterator[tuple[str, ActTarget]]


def act_targets(acts: Iterable[Act], user: Any) -> dict[int, ActTarget]:
    """Row id of an act -> what it was done on; without those that cannot be named. A fixed number of queries."""
    wanted: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for act in acts:
        wanted[act.target_type][act.pk] = act.target_id
    found: dict[int, ActTarget] = {}
    for kind, ids in wanted.items():
        named = dict(_NAMED[kind](set(ids.values()), user)) if kind in _NAMED else {}
        found |= {pk: named[target] for pk, target in ids.items() if target in named}
    return found


def _claims(ids: Collection[str], user: Any) -> Named:
    rows = readable_claims(user).filter(public_id__in=ids).order_by("pk")
    rows = rows.select_related("article", "attribute__current", "place", "actor").defer("article__text")
    for claim in veiled(user, rows):
        page = reverse("admin:article_page", args=[claim.article.public_id])
        label = f"{claim.attribute} {said(claim)}"
        yield claim.public_id, ActTarget(label, f"{page}#claim-{claim.ordinal}", claim.article.title)


def _articles(ids: Collection[str], user: Any) -> Named:
    rows = visible_articles(user).filter(public_id__in=ids).defer("text").order_by("pk")
    for article in veiled(user, rows):
        address = reverse("admin:article_page", args=[article.public_id])
        yield article.public_id, ActTarget(article.title or article.public_id, address)


def _events(ids: Collection[str], user: Any) -> Named:
    for event in veiled(user, readable_events(user).filter(public_id__in=ids).order_by("pk")):
        address = reverse("admin:event_page", args=[event.public_id])
        yield event.public_id, ActTarget(event_title(event), address)


def _rulings(ids: Collection[str], user: Any) -> Named:
    rows = readable_resolutions(user).filter(public_id__in=ids).order_by("pk")
    for ruling in veiled(user, rows.select_related("event", "attribute__current", "place", "actor")):
        address = reverse("admin:event_page", args=[ruling.event.public_id])
        yield ruling.public_id, ActTarget(str(ruling.attribute), address, event_title(ruling.event))


def _reviews(ids: Collection[str], user: Any) -> Named:
    """Of the person's own reviews: those of others are told by nothing here."""
    own = Review.objects.filter(reviewer=user, pk__in=[each for each in ids if each.isdecimal()])
    articles = dict(own.values_list("pk", "article__public_id"))
    named = dict(_articles(set(articles.values()), user))
    return ((str(pk), named[article]) for pk, article in articles.items() if article in named)


_NAMED: Mapping[str, Callable[[Collection[str], Any], Named]] = {
    "claims.claim": _claims,
    "claims.event": _events,
    "claims.resolution": _rulings,
    "claims.review": _reviews,
    "sources.article": _articles,
}
