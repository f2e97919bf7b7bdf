"""Accepted claims as the statements that comparison and consensus work on.

Outward: ``statements_of_events``, ``decided_links_of_events`` and ``link_of``; as rows ``decided_link_rows``.
Suggested, rejected, retracted and orphaned claims are never among them, nor is what an outlet's notice takes back.
One query each, for one event or many.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from claims.consensus.links import Link
from claims.domain.codes import (
    Actuality,
    Axis,
    InformantKind,
    Modality,
    Polarity,
    Reach,
    Stake,
)
from claims.domain.findings import Direction
from claims.domain.statements import AsOf, Statement
from claims.models import Claim, ClaimLink, Event, NoticeClaim
from sources.codes import SourceClass
from sources.models import Notice, Source

_TEXTS = ("article__text", "article__original__text", "article__translation_of__text")
_UNNAMED = (InformantKind.ANONYMOUS, InformantKind.UNCLEAR)
_RELATED = (
    "article__source",
    "article__original",
    "article__translation_of",
    "attribute",
    "event",
    "informant",
    "channel",
    "place",
    "actor",
)


def counted_claims() -> QuerySet[Claim]:
    """Claims that may move a published value: accepted, and not taken back by their outlet."""
    named = NoticeClaim.objects.filter(claim=OuterRef("pk"))
    whole = Notice.objects.filter(article=OuterRef("article"), touches_whole_article=True)
    return Claim.objects.accepted().filter(~Exists(named), ~Exists(whole))


def statements_of_events(events: Collection[Event]) -> dict[int, list[Statement]]:
    """Row id of the event -> its statements, by public id. Events without any are left out."""
    claims = counted_claims().filter(event__in=events).select_related(*_RELATED).defer(*_TEXTS)
    found: defaultdict[int, list[Statement]] = defaultdict(list)
    for claim in claims.order_by("public_id"):
        if claim.event_id is not None:
            found[claim.event_id].append(statement_of(claim))
    return dict(found)


def statement_of(claim: Claim) -> Statement:
    """Reads the relations of ``statements_of_events``: select them where many claims are read."""
    article = claim.article
    first_version = article if article.original is None else article.original
    original_text = article if article.translation_of is None else article.translation_of
    return Statement(
        id=claim.public_id,
        attribute=claim.attribute.key,
        value=claim.value,
        event="" if claim.event is None else claim.event.public_id,
        scope=claim.scope,
        as_of=AsOf(claim.as_of_lower, claim.as_of_upper),
        actuality=Actuality(claim.actuality),
        modality=Modality(claim.modality),
        polarity=Polarity(claim.polarity),
        informant=_key(claim.informant),
        informant_kind=InformantKind(claim.informant_kind) if claim.informant_kind else None,
        informant_text=claim.informant_text,
        channel=_key(claim.channel),
        reach=Reach(claim.reach),
        stake=_stake(claim),
        outlet=_key(article.source),
        article=first_version.public_id,
        source_rank=_rank(claim),
        says_rose=claim.says_rose,
        is_recap=claim.is_recap,
        fingerprint=original_text.text_group or original_text.public_id,
    )


def decided_links_of_events(events: Collection[Event]) -> list[Link]:
    """The live links between two claims of one of these events that a person decided: one query.

    A link whose claims were moved to two events says nothing of either: the same, whichever events are read together.
    """
    return [link_of_row(row) for row in decided_link_rows(events)]


def decided_link_rows(events: Collection[Event] | Collection[int]) -> Iterable[tuple[Any, ...]]:
    """The same as plain rows, each begun by the row id of its event. events: or their row ids."""
    links = (
        ClaimLink.objects.decided()
        .filter(first__event__in=events, first__event=F("second__event"))
        .order_by("first__public_id", "second__public_id", "axis")
    )
    is_within = Q(first__attribute=F("second__attribute"), first__scope_key=F("second__scope_key"))
    return links.annotate(is_within=is_within).values_list(
        "first__event", "first__public_id", "second__public_id", "axis", "relation", "direction", "is_within"
    )


def link_of_row(row: tuple[Any, ...]) -> Link:
    """row: one of ``decided_link_rows``."""
    _event, first, second, axis, relation, direction, is_within = row
    return Link(first, second, Axis(axis), relation, Direction(direction), is_across=not is_within)


def link_of(row: ClaimLink, first: Claim, second: Claim) -> Link:
    """first, second: the claims of the row, as they are or as they stood."""
    is_across = (first.attribute_id, first.scope_key) != (second.attribute_id, second.scope_key)
    relation, direction = row.relation, Direction(row.direction)
    return Link(first.public_id, second.public_id, Axis(row.axis), relation, direction, is_across=is_across)


def _key(source: Source | None) -> str:
    return "" if source is None else source.key


def _stake(claim: Claim) -> Stake:
    """As the coder said; where nobody said, a party's word is a party's, be it informant, channel or outlet.

    Of somebody unnamed nothing is known: then who carries the word stands for it.
    """
    if claim.stake != Stake.UNKNOWN:
        return Stake(claim.stake)
    informant = claim.informant
    carrier = claim.channel or claim.article.source
    is_named = informant is not None and claim.informant_kind not in _UNNAMED
    asked = (informant,) if is_named else (informant, carrier)
    is_party = any(source is not None and source.source_class == SourceClass.PARTY for source in asked)
    return Stake.PARTY if is_party else Stake.UNKNOWN


def _rank(claim: Claim) -> int:
    """Of the class of the deepest source that is known; where none is, that of an unnamed one."""
    source = claim.informant or claim.channel or claim.article.source
    return SourceClass.UNNAMED.rank if source is None else SourceClass(source.source_class).rank
