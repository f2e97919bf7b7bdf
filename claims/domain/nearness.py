"""Which known events claims may belong to, the likeliest first, with what speaks for each.

Outward: ``rank_events``. Unlike the machine's routing, which joins or not, this orders all events for a person who
chooses: nothing is left out, nothing is chosen, and each carries the agreements that put it where it stands.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from claims.domain.dates import PartialDate
from claims.domain.hierarchy import Hierarchy

# Days between two dates that still tell of one development. Arbitrary but works: a raid and its answer.
NEAR_DAYS = 3


class Agreement(StrEnum):
    """What an event and the claims have in common."""

    SAME_PARAGRAPH = "same_paragraph"
    SAME_DAY = "same_day"
    ONE_DAY = "one_day"
    NEAR_DAY = "near_day"
    SAME_PLACE = "same_place"
    RELATED_PLACE = "related_place"
    SAME_ACT = "same_act"
    SAME_ARTICLE = "same_article"


# Arbitrary but works: what the same paragraph tells outweighs a day, a day a place, a place the kind of act; being
# told in the article at all decides between equals.
WEIGHTS = {
    Agreement.SAME_PARAGRAPH: 12,
    Agreement.SAME_DAY: 10,
    Agreement.ONE_DAY: 6,
    Agreement.NEAR_DAY: 3,
    Agreement.SAME_PLACE: 5,
    Agreement.RELATED_PLACE: 4,
    Agreement.SAME_ACT: 2,
    Agreement.SAME_ARTICLE: 1,
}


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of an event, or told around claims. places: register keys. acts: classes of act.

    paragraph, article: whether the claims' own paragraph or article tells of it; only of known events.
    """

    key: str = ""
    dates: tuple[PartialDate, ...] = ()
    places: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    in_paragraph: bool = False
    in_article: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """key: of the event. score: the higher the likelier, 0 = nothing speaks for it. agrees: the weightiest first."""

    key: str
    score: int
    agrees: tuple[Agreement, ...]


def rank_events(told: Told, events: Iterable[Told], places: Hierarchy | None = None) -> list[Near]:
    """All events, the likeliest first; equals stay in the order given.

    told: of the claims. places: the tree of the place register, so that a zone agrees with its city; None = no tree.
    """
    tree = Hierarchy() if places is None else places
    found = [_near(told, event, tree) for event in events]
    return sorted(found, key=lambda near: -near.score)


def _near(told: Told, event: Told, places: Hierarchy) -> Near:
    agrees = [each for each in (_day(told, event), _place(told, event, places)) if each is not None]
    if told.acts & event.acts:
        agrees.append(Agreement.SAME_ACT)
    if event.in_paragraph:
        agrees.append(Agreement.SAME_PARAGRAPH)
    elif event.in_article:
        agrees.append(Agreement.SAME_ARTICLE)
    agrees.sort(key=lambda each: -WEIGHTS[each])
    return Near(event.key, sum(WEIGHTS[each] for each in agrees), tuple(agrees))


def _day(told: Told, event: Told) -> Agreement | None:
    pairs = [(one, other) for one in told.dates for other in event.dates]
    if any(one.edtf == other.edtf and one.is_day for one, other in pairs):
        return Agreement.SAME_DAY
    if any(one.intersects(other) for one, other in pairs):
        return Agreement.ONE_DAY
    return Agreement.NEAR_DAY if any(_is_near(one, other) for one, other in pairs) else None


def _is_near(one: PartialDate, other: PartialDate) -> bool:
    if one.lower is None or one.upper is None or other.lower is None or other.upper is None:
        return False
    gap = max((one.lower - other.upper).days, (other.lower - one.upper).days)
    return gap <= NEAR_DAYS


def _place(told: Told, event: Told, places: Hierarchy) -> Agreement | None:
    if told.places & event.places:
        return Agreement.SAME_PLACE
    if any(places.are_related(one, other) for one in told.places for other in event.places):
        return Agreement.RELATED_PLACE
    return None
