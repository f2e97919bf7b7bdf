"""What sentences tell of the parts of an event: which do not overlap, and who was moved from one to another.

Outward: ``told_by_sentences``. "Rockets hurt five civilians, of whom one died on Monday": whoever died of wounds is
one of those five, so neither another of those that the same article calls killed, nor still to be counted among the
injured. Three queries at most, two of them only for articles that tell of such a death.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from claims.consensus.context import Apart, Moved
from claims.consensus.gravest import DIED_OF_WOUNDS
from claims.consensus.one_sentence import tells_among
from claims.domain.codebook import Codebook
from claims.domain.comparison import Registers
from claims.models import Claim, Event
from claims.selectors.told_apart import Texts, counts, figure_of, speaker_of, texts_of, told_apart

Pair = tuple[tuple[str, str], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Told:
    apart: Apart = field(default_factory=dict)
    moved: Moved = field(default_factory=dict)


def told_by_sentences(
    events: Collection[Event], registers: Registers, among: Collection[str] | None = None
) -> Told:
    """among: public ids of the claims that may tell, None = all that count."""
    apart = {place: set(pairs) for place, pairs in told_apart(events, registers.scopes, among).items()}
    moved: defaultdict[str, set[Pair]] = defaultdict(set)
    beside, texts = _beside_the_dead(events, among)
    for mentions in beside.values():
        for dead in (one for one in mentions if _died_later(one)):
            hurt = _among_whom(dead, mentions, registers.codebook, texts)
            if hurt is None:
                continue
            event = _event(dead)
            moved[event].add((_place(hurt), _place(dead)))
            others = (one for one in mentions if _is_another_death(one, dead))
            keys = apart.setdefault((event, dead.attribute.key), set())
            keys |= {frozenset({dead.scope_key, one.scope_key}) for one in others}
    return Told(
        {place: frozenset(pairs) for place, pairs in apart.items() if pairs},
        {event: frozenset(pairs) for event, pairs in moved.items()},
    )


def _beside_the_dead(
    events: Collection[Event], among: Collection[str] | None
) -> tuple[Mapping[tuple[int, int | None], list[Claim]], Texts]:
    """Counts of the articles that tell of somebody who died of wounds, by article and event; and their texts."""
    dead = counts(events).filter(scope_phase__key=DIED_OF_WOUNDS)
    articles = set(dead.order_by().values_list("article", flat=True))
    found: defaultdict[tuple[int, int | None], list[Claim]] = defaultdict(list)
    if not articles:
        return found, {}
    for claim in counts(events).filter(article__in=articles):
        if among is None or claim.public_id in among:
            found[claim.article_id, claim.event_id].append(claim)
    return found, texts_of(articles)


def _among_whom(dead: Claim, mentions: Iterable[Claim], codebook: Codebook, texts: Texts) -> Claim | None:
    """The figure of another part of the same whole that the dead one is said to be of; None = none is."""
    whole = codebook[dead.attribute.key].part_of if dead.attribute.key in codebook else ""
    text, language = texts[dead.article_id]
    siblings = (
        one
        for one in mentions
        if one.attribute_id != dead.attribute_id
        and one.attribute.key in codebook
        and codebook[one.attribute.key].part_of == whole
    )
    if not whole:
        return None
    told = (one for one in siblings if tells_among(text, figure_of(one), figure_of(dead), language))
    return next(told, None)


def _is_another_death(one: Claim, dead: Claim) -> bool:
    """Whether a figure of the same account is of other dead: of a part that is told, and of no later moment."""
    is_same_account = one.attribute_id == dead.attribute_id and speaker_of(one) == speaker_of(dead)
    return is_same_account and bool(one.scope_key) and one.scope_phase_id is None


def _died_later(claim: Claim) -> bool:
    return claim.scope_phase is not None and claim.scope_phase.key == DIED_OF_WOUNDS


def _event(claim: Claim) -> str:
    return "" if claim.event is None else claim.event.public_id


def _place(claim: Claim) -> tuple[str, str]:
    return claim.attribute.key, claim.scope_key
