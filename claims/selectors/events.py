"""Events as the workbench shows them: near an article, or one with its claims side by side.

Outward: ``events_near`` and ``event_matrix``. Sensitivity holds: a claim that a person may not see has no cell.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Q, QuerySet

from claims.domain.codes import ClaimStatus
from claims.domain.scopes import SEPARATOR
from claims.models import (
    Attribute,
    Claim,
    ClaimLink,
    Consensus,
    ConsensusCandidate,
    ConsensusClaim,
    Event,
    EventLink,
    LinkOrigin,
    Resolution,
    ResolutionState,
)
from claims.models.consensus import NEEDS_AN_EDITOR
from claims.selectors.consensus_as_read import as_read, is_narrowed
from claims.selectors.filled_page import filled_page
from claims.selectors.local_names import local_scope_names
from claims.selectors.readable import (
    readable_claims,
    readable_consensus,
    readable_events,
    readable_links,
    readable_resolutions,
)
from claims.selectors.veiling import veiled
from factcheck.keyset_pages import in_order
from sources.models import Article, Source

# Events offered to move a claim to, beside those of its article. Arbitrary but works.
MOST_NEAR = 60
SHOWN = (ClaimStatus.ACCEPTED, ClaimStatus.SUGGESTED, ClaimStatus.RETRACTED)


@dataclass(frozen=True, slots=True)
class Cell:
    """One claim in the matrix. voice: its voice in the row's consensus, None = none. role: what it does there."""

    claim: Claim
    voice: int | None = None
    role: str = ""
    detail: str = ""


@dataclass
class Row:
    """One attribute in one scope. cells: by article row id, in text order.

    behind: claims that state another attribute or scope and count here, as the parts of a whole do.
    """

    attribute: Attribute
    scope_key: str
    scope_label: str
    consensus: Consensus | None = None
    resolution: Resolution | None = None
    candidates: list[ConsensusCandidate] = field(default_factory=list)
    cells: dict[int, list[Cell]] = field(default_factory=lambda: defaultdict(list))
    behind: list[Cell] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return anchor_of(self.attribute.key, self.scope_key)

    @property
    def needs_an_editor(self) -> bool:
        return self.consensus is not None and self.consensus.needs_an_editor

    @property
    def may_be_ruled(self) -> bool:
        """By an editor who sees all of it: nobody rules on a picture of which a part is withheld from them."""
        return self.needs_an_editor and not is_narrowed(self.consensus)


@dataclass(frozen=True, slots=True)
class Matrix:
    articles: list[Article]
    rows: list[Row]
    links: list[ClaimLink]

    @property
    def sources(self) -> set[Source]:
        return {article.source for article in self.articles if article.source is not None}


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row that needs an editor. scope: the names of its part, "" = the whole event."""

    row: Consensus
    scope: str
    candidates: list[ConsensusCandidate]


def events_near(article: Article, user: Any) -> list[Event]:
    """Live events, those told of around the article's date first; at most MOST_NEAR."""
    rows = readable_events(user).filter(merged_into__isnull=True).select_related("place")
    if article.published_upper is None:
        return list(rows.order_by("-date_lower", "-id")[:MOST_NEAR])
    before = rows.filter(Q(date_lower__lte=article.published_upper) | Q(date_lower__isnull=True))
    near = list(before.order_by(F("date_lower").desc(nulls_last=True), "-id")[:MOST_NEAR])
    return near or list(rows.order_by("date_lower", "id")[:MOST_NEAR])


def listed_conflicts(user: Any, most: int) -> list[Conflict]:
    """The latest ``most`` open conflicts, as ``conflicts_of``; one query more."""
    page = filled_page(open_conflicts(user), most, lambda ids: conflicts_of(user, ids))
    return [] if page is None else page.items


def conflicts_of(user: Any, ids: Sequence[int]) -> list[Conflict]:
    """Those of these rows, as the user may read them, without those that a hidden claim alone makes.

    Six queries, and where something is hidden those of ``as_read``.
    """
    read = as_read(user, in_order(open_conflicts(user), ids))
    found = [row for row in read if row.needs_an_editor]
    rows = veiled(user, found)
    names = local_scope_names(keys_of_scopes(rows))
    return [Conflict(row, scope_label(row.scope_key, names), list(row.candidates.all())) for row in rows]


def opened_event(event: Event, user: Any) -> Event:
    """The event with its place, as the user may read it."""
    return veiled(user, [event])[0]


def links_of(event: Event, user: Any) -> tuple[list[EventLink], list[EventLink]]:
    """(from the event, to the event): its links to events that the user may see, as they may read them."""
    seen = readable_events(user).order_by().values("pk")
    ahead = event.links_from.filter(to_event__in=seen).select_related("to_event")
    back = event.links_to.filter(from_event__in=seen).select_related("from_event")
    return veiled(user, ahead), veiled(user, back)


def open_conflicts(user: Any) -> QuerySet[Consensus]:
    """Contested without a ruling, or ruled on a picture that has moved since; the latest event first."""
    return (
        readable_consensus(user)
        .filter(NEEDS_AN_EDITOR)
        .select_related("event__place", "attribute__current", "place", "actor")
        .prefetch_related("candidates__place", "candidates__actor")
        .order_by("-event_day", "event_id", "attribute__key", "scope_key")
    )


def event_matrix(event: Event, user: Any) -> Matrix:
    """Claims by attribute and scope against articles, with what is derived and ruled: nine queries."""
    claims = claims_of(event, user)
    stored = (
        readable_consensus(user)
        .filter(event=event)
        .select_related("event", "attribute__current", "place", "actor")
        .prefetch_related("candidates__place", "candidates__actor", "testimonies")
    )
    consensus = veiled(user, as_read(user, stored))
    rulings = veiled(
        user,
        readable_resolutions(user)
        .filter(event=event)
        .exclude(state=ResolutionState.WITHDRAWN)
        .select_related("attribute__current", "editor", "place", "actor"),
    )
    scopes = local_scope_names(keys_of_scopes([*claims, *consensus, *rulings]))
    rows: dict[tuple[str, str], Row] = {}
    testimonies: list[tuple[Row, ConsensusClaim]] = []
    for found in consensus:
        row = _row(rows, found.attribute, found.scope_key, scopes)
        row.consensus, row.candidates = found, list(found.candidates.all())
        testimonies.extend((row, each) for each in found.testimonies.all())
    own = {(claim.attribute.key, claim.scope_key, claim.pk): Cell(claim) for claim in claims}
    elsewhere = {each.claim_id for _row_of, each in testimonies} - {claim.pk for claim in claims}
    others = veiled(user, _told(user).filter(pk__in=elsewhere))
    by_id = {claim.pk: claim for claim in [*claims, *others]}
    for row, each in testimonies:
        if each.claim_id not in by_id:
            continue
        cell = Cell(by_id[each.claim_id], each.voice, each.role, each.detail)
        place = row.attribute.key, row.scope_key, each.claim_id
        # The voices of a row are numbered for themselves: a claim shows those of the row it stands in.
        if place in own:
            own[place] = cell
        else:
            row.behind.append(cell)
    for cell in own.values():
        claim = cell.claim
        _row(rows, claim.attribute, claim.scope_key, scopes).cells[claim.article_id].append(cell)
    for ruling in rulings:
        _row(rows, ruling.attribute, ruling.scope_key, scopes).resolution = ruling
    articles = list({claim.article_id: claim.article for claim in claims}.values())
    ordered = sorted(
        rows.values(),
        key=lambda row: (FAMILIES.index(row.attribute.family), row.attribute.key, row.scope_key),
    )
    return Matrix(articles, ordered, suggested_links(event, user))


def claims_of(event: Event, user: Any) -> list[Claim]:
    """What is claimed of the event, as the user may read it, by article and place in the text: one query."""
    return veiled(user, _told(user).filter(event=event, status__in=SHOWN))


def _told(user: Any) -> QuerySet[Claim]:
    return (
        readable_claims(user)
        .select_related("article__source", "attribute__current", "place", "actor", "informant", "channel")
        .defer("article__text")
        .order_by("article__published_lower", "article_id", "start", "ordinal")
    )


FAMILIES = ("people", "things", "time", "place", "actors", "other")
# Suggested links shown on the page of an event; the rest are in the list of links.
MOST_LINKS = 40


def suggested_links(event: Event, user: Any) -> list[ClaimLink]:
    """Live suggestions between claims of the event that the user may see, the surest first."""
    links = readable_links(user).filter(origin=LinkOrigin.SUGGESTED, first__event=event, second__event=event)
    return veiled(
        user,
        links.filter(first__status__in=SHOWN, second__status__in=SHOWN)
        .select_related(
            "first__article__source", "first__attribute__current", "first__place", "first__actor",
            "second__article__source", "second__attribute__current", "second__place", "second__actor",
        )
        .defer("first__article__text", "second__article__text")
        .order_by("-score", "id")[:MOST_LINKS],
    )  # fmt: skip


def _row(
    rows: dict[tuple[str, str], Row], attribute: Attribute, scope_key: str, scopes: dict[str, str]
) -> Row:
    place = attribute.key, scope_key
    if place not in rows:
        rows[place] = Row(attribute, scope_key, scope_label(scope_key, scopes))
    return rows[place]


def anchor_of(attribute_key: str, scope_key: str) -> str:
    """The row's name inside the page: it outlives a derivation, which a row id does not."""
    return f"row-{attribute_key}-{scope_key}".replace(":", "-").replace(SEPARATOR, "-").rstrip("-")


def keys_of_scopes(rows: Iterable[Any]) -> set[str]:
    """Of all scopes that the rows' ``scope_key`` are put together from."""
    return {key for row in rows for key in row.scope_key.split(SEPARATOR) if key}


def scope_label(scope_key: str, names: dict[str, str]) -> str:
    """ "group:us-soldiers;place:green-zone" as the names of its entries; "" for the whole event."""
    return " · ".join(names.get(key, key) for key in scope_key.split(SEPARATOR) if key)
