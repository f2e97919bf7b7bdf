"""Events across articles: which drafts speak of one event, and which known event a draft may be.

Outward: ``join_events`` and ``rank_candidates``. A match rests on day, class of act, places, targets and named
victims, each with a weight; it carries its score and one sentence. The same day and month of another year counts as a
possible misprint: joined where more than the day agrees, kept as written, flagged.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claims.domain.codes import EventKind
from claims.domain.dates import Granularity, PartialDate
from claims.domain.hierarchy import Hierarchy
from claims.extraction.drafts import EventDraft
from claims.extraction.segments import compatible

# What each agreement adds and each contradiction takes (arbitrary but works: a day with its act joins two events, a
# misprinted day needs a place or a victim besides, an act and a city alone never join).
SAME_DAY, FORTNIGHT_WITHIN, DAY_WITHIN, YEAR_WITHIN, MISPRINT = 0.4, 0.3, 0.25, 0.1, 0.2
FORTNIGHT = 14
SAME_ACT, OPEN_ACT, OTHER_ACT = 0.2, 0.08, -0.4
SAME_PLACE, OTHER_PLACE = 0.2, -0.25
SAME_TARGET, SAME_VICTIM, OTHER_VICTIM = 0.15, 0.35, -0.1
JOINS = 0.55
NO_TREE = Hierarchy()


@dataclass(frozen=True, slots=True)
class Match:
    """One known event that a draft may be. score: 0..1. reason: one sentence. possible_misprint: years differ."""

    key: str
    score: float
    reason: str
    possible_misprint: bool = False

    @property
    def joins(self) -> bool:
        """Whether the score is enough to route without a person."""
        return self.score >= JOINS


@dataclass(slots=True)
class _Scale:
    score: float = 0.0
    reasons: list[str] = field(default_factory=list)
    misprint: bool = False
    possible: bool = True

    def add(self, weight: float, reason: str) -> None:
        self.score += weight
        self.reasons.append(reason)


def rank_candidates(
    draft: EventDraft, existing: Iterable[EventDraft], places: Hierarchy = NO_TREE
) -> list[Match]:
    """The known events that a draft may be, best first; those that cannot be are left out.

    existing: drafts whose key is the known event's key. places: the place register's tree, so that a zone agrees with
    its city. Ties are ordered by key.
    """
    found = [match for event in existing if (match := compare_events(draft, event, places)) is not None]
    return sorted(found, key=lambda match: (-match.score, match.key))


def compare_events(a: EventDraft, b: EventDraft, places: Hierarchy = NO_TREE) -> Match | None:
    """How far two drafts may be one event; None where they cannot. The match bears the key of ``b``."""
    if a.kind is not b.kind or a.kind is EventKind.SERIES:
        return None
    scale = _Scale()
    _weigh_dates(a, b, scale)
    _weigh_acts(a, b, scale)
    _weigh_places(a, b, places, scale)
    _weigh_names(a, b, scale)
    if not scale.possible or scale.score <= 0:
        return None
    reason = ("; ".join(scale.reasons) or "nothing speaks against it").capitalize() + "."
    return Match(b.key, round(min(1.0, scale.score), 3), reason, scale.misprint)


def _weigh_dates(a: EventDraft, b: EventDraft, scale: _Scale) -> None:
    if a.date is None or b.date is None:
        return
    if a.date.edtf == b.date.edtf and a.date.is_day:
        scale.add(SAME_DAY, f"both on {a.date}")
    elif a.date.intersects(b.date):
        scale.add(_weight_within(a.date, b.date), f"{a.date} and {b.date} can be one day")
    elif a.date.shares_day_and_month(b.date):
        scale.misprint = True
        scale.add(MISPRINT, f"{a.date} and {b.date} differ in the year alone, a possible misprint")
    else:
        scale.possible = False


def _weight_within(a: PartialDate, b: PartialDate) -> float:
    """What two dates that can be one day add: the less, the more days they leave open."""
    if Granularity.YEAR in (a.granularity, b.granularity):
        return YEAR_WITHIN
    return FORTNIGHT_WITHIN if max(_days(a), _days(b)) <= FORTNIGHT else DAY_WITHIN


def _days(date: PartialDate) -> int:
    if date.lower is None or date.upper is None:
        return FORTNIGHT + 1
    return (date.upper - date.lower).days


def _weigh_acts(a: EventDraft, b: EventDraft, scale: _Scale) -> None:
    if a.act and a.act == b.act:
        scale.add(SAME_ACT, f"both are {a.act.replace('_', ' ')}")
    elif not a.act or not b.act or compatible([a.act], [b.act]):
        scale.add(OPEN_ACT, "the acts can be one")
    else:
        scale.add(OTHER_ACT, f"{a.act.replace('_', ' ')} is not {b.act.replace('_', ' ')}")


def _weigh_places(a: EventDraft, b: EventDraft, places: Hierarchy, scale: _Scale) -> None:
    if not a.places or not b.places:
        return
    shared = next((x for x in a.places for y in b.places if places.are_related(x, y)), None)
    if shared is not None:
        scale.add(SAME_PLACE, f"both at {shared}")
    else:
        scale.add(OTHER_PLACE, f"{a.places[0]} is not {b.places[0]}")


def _weigh_names(a: EventDraft, b: EventDraft, scale: _Scale) -> None:
    target = next((x for x in a.targets if x in b.targets), None)
    if target is not None:
        scale.add(SAME_TARGET, f"both aimed at {target}")
    # The names stay out of the reason: it is kept where every reader may look, and victims are restricted.
    if any(_same_person(x, y) for x in a.victims for y in b.victims):
        scale.add(SAME_VICTIM, "both name the same victim")
    elif a.victims and b.victims:
        scale.add(OTHER_VICTIM, "they name different victims")


def _same_person(a: str, b: str) -> bool:
    """One name holds the other, or the last words are the same and the first letters too."""
    one, other = a.split(), b.split()
    shorter, longer = sorted((one, other), key=len)
    if set(shorter) <= set(longer):
        return True
    return one[-1] == other[-1] and one[0][0] == other[0][0]


@dataclass(frozen=True, slots=True)
class Joined:
    """An event of several articles. members: (document id, event key) with the match that joined each."""

    key: str
    members: tuple[tuple[str, str], ...]
    matches: Mapping[tuple[str, str], Match]

    @property
    def possible_misprint(self) -> bool:
        return any(match.possible_misprint for match in self.matches.values())


def join_events(
    per_document: Mapping[str, Sequence[EventDraft]], places: Hierarchy = NO_TREE
) -> dict[tuple[str, str], str]:
    """(document id, event key) -> key shared by all drafts of one event.

    Documents are taken in the order of their ids, so that the same articles give the same keys. Two events of one
    document are never joined.
    """
    return {member: joined.key for joined in joined_events(per_document, places) for member in joined.members}


def joined_events(
    per_document: Mapping[str, Sequence[EventDraft]], places: Hierarchy = NO_TREE
) -> list[Joined]:
    """The same, with what joined each draft to its event."""
    groups: list[_Group] = []
    for document in sorted(per_document):
        for draft in per_document[document]:
            _join(groups, document, draft, places)
    taken: dict[str, int] = {}
    return [group.joined(taken) for group in groups]


@dataclass(slots=True)
class _Group:
    drafts: list[tuple[str, EventDraft]]
    matches: dict[tuple[str, str], Match] = field(default_factory=dict)

    def joined(self, taken: dict[str, int]) -> Joined:
        name = _name(draft for _, draft in self.drafts)
        taken[name] = taken.get(name, 0) + 1
        key = name if taken[name] == 1 else f"{name}-{taken[name]}"
        return Joined(key, tuple((document, draft.key) for document, draft in self.drafts), self.matches)


def _join(groups: list[_Group], document: str, draft: EventDraft, places: Hierarchy) -> None:
    best: tuple[float, int, Match] | None = None
    for number, group in enumerate(groups):
        if any(other == document for other, _ in group.drafts):
            continue
        found = [match for _, other in group.drafts if (match := compare_events(draft, other, places))]
        if len(found) < len(group.drafts) or not found:
            continue
        match = max(found, key=lambda match: match.score)
        if match.joins and (best is None or match.score > best[0]):
            best = (match.score, number, match)
    if best is None:
        groups.append(_Group([(document, draft)]))
        return
    groups[best[1]].drafts.append((document, draft))
    groups[best[1]].matches[document, draft.key] = best[2]


def _name(drafts: Iterable[EventDraft]) -> str:
    """A readable key from what is told: day, act, place."""
    listed = list(drafts)
    date = next((draft.date.edtf for draft in listed if draft.date is not None and draft.date.is_day), "")
    date = date or next(
        (draft.date.edtf.replace("/", "--") for draft in listed if draft.date is not None), "undated"
    )
    act = next((draft.act for draft in listed if draft.act), str(listed[0].kind))
    place = next((draft.places[0] for draft in listed if draft.places), "")
    return "-".join(filter(None, (date, act.replace("_", "-"), place)))
