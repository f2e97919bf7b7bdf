"""Store what a producer proposes for an article: new suggestions, routed, and the run that made them.

Outward: ``Proposed`` and ``store_proposals``. A suggestion is never data; what was decided is never suggested again,
and what stands there already only gets the run's proposal noted beside it.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from claims.domain.codes import ClaimStatus, Producer
from claims.domain.values import Value
from claims.extraction.drafts import Draft, EventDraft
from claims.models import Claim, Event, ProducerRun, Proposal, Reopened, Stage
from claims.selectors.reading import Reader
from claims.services.informants import Resolver
from claims.services.news_year import date_by_news
from claims.services.routing import flag_misprints, match_among, match_or_open
from claims.services.stages import locked_stage, open_again
from claims.services.suggested import ClaimMaker
from claims.services.withdrawing import (
    is_withdrawn,
    outdated_suggestions,
    propose_again,
    withdraw,
    withdrawn_claims,
)
from factcheck.audit import acting, record
from factcheck.audit.history import create_many
from sources.errors import BadAnchor
from sources.models import Article
from sources.text import check_anchor

logger = logging.getLogger(__name__)

# Days between an event and the article's publication from which an event told beside the main one is a recap.
# Arbitrary but works: a week's news is still reported as news.
RECAP_DAYS = 7

Identity = tuple[str, int, int, Value]


@dataclass(frozen=True, slots=True)
class Proposed:
    """What one producer, in one version, says of one article. prompt_version, raw_answer: of a language model."""

    producer: Producer
    version: str
    drafts: Sequence[Draft]
    events: Sequence[EventDraft]
    prompt_version: str = ""
    raw_answer: str = ""

    @property
    def replaces(self) -> bool:
        """Whether what it says no longer is withdrawn: rules answer the same each time, a model does not."""
        return self.producer is Producer.RULES


def store_proposals(article: Article, proposed: Proposed, reader: Reader, *, by: Any = None) -> list[Claim]:
    """The new suggestions, stored and routed. In a transaction that locked the article and the counter of events."""
    drafts = [draft for draft in proposed.drafts if draft.attribute in reader.attributes]
    known = _known(article)
    new = list(_new_drafts(article, drafts, known))
    outdated: list[Claim] = []
    if proposed.replaces and locked_stage(article.pk).stage != Stage.BLIND:
        # Of a blind pair each would see by what is left what the other has decided.
        identities = {_identity_of(draft) for draft in drafts}
        outdated = outdated_suggestions(claim for key, claim in known.items() if key not in identities)
    again = withdrawn_claims(known[key] for key in map(_identity_of, drafts) if key in known)
    told = {"claims": len(new), "withdrawn": len(outdated), "proposed_again": len(again)}
    act = record("claims.suggest", actor=by, target=article, new={**told, "producer": proposed.version})
    with acting(act):
        withdraw(outdated, proposed.version)
        propose_again(again)
        maker = ClaimMaker(reader, Resolver(reader.names, by), proposed.producer, proposed.version, by)
        first = 1 + (Claim.objects.filter(article=article).aggregate(last=Max("ordinal"))["last"] or 0)
        claims = [maker.claim(article, draft, number) for number, draft in enumerate(new, first)]
        _route(article, claims, proposed.events, reader, by)
        run = ProducerRun.objects.create(
            article=article, producer=proposed.producer, version=proposed.version, codebook=reader.snapshot,
            prompt_version=proposed.prompt_version, raw_answer=proposed.raw_answer,
        )  # fmt: skip
        for claim in claims:
            claim.run = run
        stored = create_many(Claim, claims)
        if stored or again:
            open_again(article.pk, Reopened.SUGGESTION, by=by)
        _note_proposals(run, drafts, {**known, **{_identity(claim): claim for claim in stored}})
        return stored


def _known(article: Article) -> dict[Identity, Claim]:
    """The article's claims by words and value."""
    claims = Claim.objects.filter(article=article).select_related("attribute", "place", "actor")
    return {_identity(claim): claim for claim in claims.order_by("-ordinal")}


def _identity(claim: Claim) -> Identity:
    return claim.attribute.key, *_span(claim), claim.value


def _identity_of(draft: Draft) -> Identity:
    return draft.attribute, draft.focus_start, draft.focus_end, draft.value


def _new_drafts(
    article: Article, drafts: Sequence[Draft], known: Mapping[Identity, Claim]
) -> Iterator[Draft]:
    """Drafts on their exact words that no claim of the article states, and that touch nothing decided."""
    stated = set(known)
    decided = [
        claim for claim in known.values() if claim.status != ClaimStatus.SUGGESTED and not is_withdrawn(claim)
    ]
    for draft in drafts:
        identity = _identity_of(draft)
        if identity in stated or any(_is_decided(draft, claim) for claim in decided):
            continue
        if _stands_on_its_words(article, draft):
            stated.add(identity)
            yield draft


def _note_proposals(run: ProducerRun, drafts: Sequence[Draft], known: Mapping[Identity, Claim]) -> None:
    """That this run proposed these claims, new ones and those that stood there already."""
    proposals = {
        claim.pk: Proposal(run=run, claim=claim, rule=draft.rule[:100], score=round(draft.score, 3))
        for draft in drafts
        for claim in [known.get(_identity_of(draft))]
        if claim is not None
    }
    Proposal.objects.bulk_create(proposals.values())


def _span(claim: Claim) -> tuple[int, int]:
    if claim.focus_start is None or claim.focus_end is None:
        return claim.start, claim.end
    return claim.focus_start, claim.focus_end


def _is_decided(draft: Draft, claim: Claim) -> bool:
    """Whether a person judged this very suggestion, or corrected it: its value or attribute may have changed."""
    if claim.attribute.key != draft.attribute and claim.rule != draft.rule:
        return False
    start, end = _span(claim)
    return start < draft.focus_end and draft.focus_start < end


def _stands_on_its_words(article: Article, draft: Draft) -> bool:
    try:
        check_anchor(article.text, draft.start, draft.end, draft.quote)
        check_anchor(article.text, draft.focus_start, draft.focus_end, draft.focus)
    except BadAnchor as error:
        logger.warning("%s: the draft of %s was dropped: %s", article.public_id, draft.rule, error)
        return False
    return draft.start <= draft.focus_start and draft.focus_end <= draft.end


def _route(
    article: Article, claims: Sequence[Claim], events: Sequence[EventDraft], reader: Reader, by: Any
) -> None:
    """Set the event of each claim; an event that no claim speaks of is not opened, and a post opens none."""
    known = _events_by_key(article)
    told_around = _events_around(article)
    wanted = {claim.event_key for claim in claims if claim.event_key}
    for draft in events:
        if draft.key not in wanted:
            continue
        event = known.get(draft.key)
        if event is None and article.parent_id is not None:
            event = match_among(draft, told_around, reader.gazetteer.place_tree)
            if event is None:
                continue
        if event is None:
            routed = match_or_open(
                draft,
                places=reader.gazetteer.place_tree,
                fallback_title=article.title or f"Event told in {article.public_id}",
                without=[event.pk for event in known.values()],
                by=by,
            )
            event = known[draft.key] = routed.event
        mine = [claim for claim in claims if claim.event_key == draft.key]
        for claim in mine:
            claim.event = event
            claim.is_recap = claim.is_recap or _is_past(draft, article)
        flag_misprints(mine, event)
        date_by_news(event, mine, by=by)


def _events_by_key(article: Article) -> dict[str, Event]:
    """Where this article's events were routed before: its key inside the article -> event."""
    routed = (
        Claim.objects.filter(article=article, event__isnull=False)
        .exclude(event_key="")
        .select_related("event__merged_into", "event__place")
        .order_by("pk")
    )
    known: dict[str, Event] = {}
    for claim in routed:
        if claim.event is not None:
            known.setdefault(claim.event_key, claim.event.current)
    return known


def _events_around(article: Article) -> list[Event]:
    """Of a post, the events that the article tells in which it stands: a post alone opens none."""
    if article.parent_id is None:
        return []
    live = Event.objects.live().filter(claims__article=article.parent_id)
    return list(live.select_related("place").distinct().order_by("pk"))


def _is_past(draft: EventDraft, article: Article) -> bool:
    """Whether an article tells an event beside its own that was over long before it was published."""
    if draft.is_main or draft.date is None or draft.date.upper is None or article.published_lower is None:
        return False
    return (article.published_lower - draft.date.upper).days > RECAP_DAYS
