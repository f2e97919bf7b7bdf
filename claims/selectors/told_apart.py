"""Which parts of an event one sentence tells apart (DESIGN rule 6).

Outward: ``told_apart``. Two counts of one article, attribute and attribution whose quotes lie in one sentence, with
scopes of one facet between which the register knows no relation, are figures of different parts; so are the scopes,
for this event and attribute. Two queries, the second only for articles that hold such a pair.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from django.db.models import QuerySet

from claims.consensus.context import Apart
from claims.consensus.one_sentence import Figure, tells_apart
from claims.domain.codes import Actuality, Modality, Polarity, ScopeRelation, ValueKind, ValueState
from claims.domain.scopes import FACETS, Scope, ScopeRegister
from claims.models import Claim, Event
from claims.selectors.statements import counted_claims
from sources.models import Article

Texts = Mapping[int, tuple[str, str]]
_REAL = [actuality for actuality in Actuality if actuality.is_real]
_SAYING_NOTHING = (Modality.CONTINGENT, Modality.DENIED)


def told_apart(
    events: Collection[Event], register: ScopeRegister, among: Collection[str] | None = None
) -> Apart:
    """(event, attribute) -> the pairs of scope keys that a sentence tells apart. Others are left out.

    among: public ids of the claims that may tell, None = all that count.
    """
    pairs = [
        (one, other)
        for mentions in _mentions(events).values()
        for one, other in combinations([each for each in mentions if _is_among(each, among)], 2)
        if _may_be_apart(one.scope, other.scope, register)
    ]
    if not pairs:
        return {}
    texts = texts_of({one.article_id for one, _ in pairs})
    found: defaultdict[tuple[str, str], set[frozenset[str]]] = defaultdict(set)
    for one, other in pairs:
        text, language = texts[one.article_id]
        if one.event is not None and tells_apart(text, figure_of(one), figure_of(other), language):
            found[one.event.public_id, one.attribute.key].add(frozenset({one.scope_key, other.scope_key}))
    return {place: frozenset(apart) for place, apart in found.items()}


def _mentions(events: Collection[Event]) -> Mapping[tuple[object, ...], list[Claim]]:
    """Counts of parts that stand, by article, event, attribute and who says it."""
    found: defaultdict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in counts(events).exclude(scope_key=""):
        found[(claim.article_id, claim.event_id, claim.attribute_id, *speaker_of(claim))].append(claim)
    return found


def counts(events: Collection[Event]) -> QuerySet[Claim]:
    """The counts of these events that stand, by public id."""
    return (
        counted_claims()
        .filter(event__in=events, value_kind=ValueKind.COUNT, value_state=ValueState.KNOWN)
        .filter(actuality__in=_REAL, polarity=Polarity.POSITIVE)
        .exclude(modality__in=_SAYING_NOTHING)
        .select_related("event", "attribute", "scope_phase")
        .order_by("public_id")
    )


def texts_of(articles: Collection[int]) -> Texts:
    """Row id of an article -> its text and language: one query."""
    rows = Article.objects.filter(pk__in=articles).values_list("pk", "text", "language")
    return {pk: (text, language) for pk, text, language in rows}


def speaker_of(claim: Claim) -> tuple[object, ...]:
    return claim.informant_id, claim.informant_text, claim.channel_id, claim.channel_text


def _is_among(claim: Claim, among: Collection[str] | None) -> bool:
    return among is None or claim.public_id in among


def _may_be_apart(one: Scope, other: Scope, register: ScopeRegister) -> bool:
    """Whether both lie in one facet, and nobody knows how they stand to each other."""
    facets = list(_facets(one))
    return (
        len(facets) == 1
        and facets == list(_facets(other))
        and register.relation(one, other) is ScopeRelation.UNKNOWN
    )


def _facets(scope: Scope) -> Iterator[str]:
    return (facet for facet in FACETS if scope.facet(facet))


def figure_of(claim: Claim) -> Figure:
    if claim.focus_start is None or claim.focus_end is None:
        return Figure(claim.start, claim.end)
    return Figure(claim.focus_start, claim.focus_end)
