"""What an act changed, what was decided since, and what stands on it: read before it is undone.

Outward: ``undo_of`` and ``last_acts``; for undoing itself ``versions_of`` and ``version_before``. An act is undone by
whoever did it, and only while everything it changed still stands as it left it: what came later is named, and has to
be looked at first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from claims.models import Claim, ClaimLink, DatasetRelease, Event, Resolution
from claims.selectors.decisions import ACCEPTED, MOVED
from claims.selectors.readable import (
    readable_claims,
    readable_events,
    readable_releases,
    readable_resolutions,
)
from claims.selectors.veiled_history import shown_changes
from factcheck.audit.models import Act
from factcheck.audit.withholding import shown_acts
from factcheck.row_history import Change, Entry, changes_between

# Acts that can be undone, and whether undoing them needs a reason.
UNDOABLE = {
    "claim.accept": False,
    "claim.edit": False,
    "claim.reject": False,
    "claim.add": True,
    ACCEPTED: False,
    MOVED: False,
    "link.decide": True,
    "resolution.resolve": True,
    "event.merge": True,
}
TABLES: tuple[Any, ...] = (Claim, ClaimLink, Resolution, Event)
# What names a row, read with it.
BESIDE: Mapping[Any, tuple[str, ...]] = {
    Claim: ("attribute", "article", "event", "place", "actor"),
    ClaimLink: ("first__attribute", "first__article", "second__attribute", "second__article"),
    Resolution: ("event", "attribute", "editor"),
    Event: ("place",),
}
# Rows, later acts and things standing on an act that a preview names. Arbitrary but works: more are counted.
MOST_ROWS, MOST_NAMED, MOST_ACTS = 20, 20, 50


@dataclass(frozen=True, slots=True)
class Touched:
    """One row that an act changed. changes: [] where the act made it. stands: it is still as the act left it."""

    row: Any
    changes: list[Change]
    stands: bool


@dataclass(frozen=True, slots=True)
class Undo:
    """refusal: why the act cannot be undone now, "" = it can. total: rows it changed; touched names the first."""

    act: Act
    touched: list[Touched]
    total: int
    since: list[Act]
    rulings: list[Resolution]
    links: list[ClaimLink]
    releases: list[DatasetRelease]
    refusal: str
    needs_reason: bool = field(default=False)


@dataclass(frozen=True, slots=True)
class MyAct:
    act: Act
    is_undoable: bool


def last_acts(user: Any) -> list[MyAct]:
    """What the person did last, the latest first; steps of a larger act are told by that one."""
    acts = shown_acts(user).filter(actor=user, parent__isnull=True).select_related("detail").order_by("-id")
    return [MyAct(act, act.verb in UNDOABLE) for act in acts[:MOST_ACTS]]


def undoable_acts(entries: Iterable[Entry], user: Any) -> list[int]:
    """Row ids of the acts in a history that the user did and may undo, as far as their kind goes."""
    return [
        entry.act
        for entry in entries
        if entry.act is not None and entry.actor == user.pk and entry.what in UNDOABLE
    ]


def undo_of(act: Act, user: Any) -> Undo | None:
    """None where the user may not see all that the act changed. A fixed number of queries per table."""
    versions = {model: versions_of(model, act) for model in TABLES}
    claims = [version.id for version in versions[Claim]]
    links = [version.id for version in versions[ClaimLink]]
    if not _all_readable(versions, user):
        return None
    touched = [each for model in TABLES for each in _touched(model, versions[model][:MOST_ROWS], user)]
    total = sum(map(len, versions.values()))
    moved = [each.row for each in touched if not each.stands] or _moved(versions)
    events = {version.event_id for version in versions[Claim] if version.event_id is not None}
    places = Q(event__in=events, attribute__in={version.attribute_id for version in versions[Claim]})
    return Undo(
        act=act,
        touched=touched,
        total=total,
        since=_since(act, versions, user),
        rulings=list(
            readable_resolutions(user).exclude(state="withdrawn").filter(places, created_at__gte=act.at)
            .select_related("attribute", "event", "editor").order_by("-id")[:MOST_NAMED]
        ),
        links=list(
            ClaimLink.objects.decided().filter(Q(first__in=claims) | Q(second__in=claims), created_at__gte=act.at)
            .exclude(pk__in=links).select_related("first", "second", "decided_by").order_by("-id")[:MOST_NAMED]
        ),
        releases=list(readable_releases(user).filter(created_at__gte=act.at).order_by("-id")[:MOST_NAMED]),
        refusal=_refusal(act, user, total, moved),
        needs_reason=UNDOABLE.get(act.verb, True),
    )  # fmt: skip


def versions_of(model: Any, act: Act) -> list[Any]:
    """The versions of a table's rows that an act left, in the order of their rows.

    Of the act itself: what it set off (an event derived anew, a review opened again) follows by itself.
    """
    rows = model.history.filter(act=act).order_by("id", "history_id")
    return list({version.id: version for version in rows}.values())


def version_before(version: Any) -> Any:
    """The version of a row before another; None where it is the first."""
    earlier = type(version).objects.filter(id=version.id, history_id__lt=version.history_id)
    return earlier.order_by("-history_id").first()


def _all_readable(versions: dict[Any, list[Any]], user: Any) -> bool:
    claims = {version.id for version in versions[Claim]}
    claims |= {pk for version in versions[ClaimLink] for pk in (version.first_id, version.second_id)}
    events = {version.id for version in versions[Event]}
    return _has_all(readable_claims(user), claims) and _has_all(readable_events(user), events)


def _has_all(rows: QuerySet[Any], pks: set[int]) -> bool:
    return not pks or rows.order_by().filter(pk__in=pks).count() == len(pks)


def _touched(model: Any, versions: Sequence[Any], user: Any) -> list[Touched]:
    pks = [version.id for version in versions]
    if not pks:
        return []
    earlier: dict[int, Any] = {}
    left = {version.id: version for version in versions}
    for version in model.history.filter(id__in=pks).order_by("history_id"):
        if version.history_id < left[version.id].history_id:
            earlier[version.id] = version
    rows = list(model._default_manager.filter(pk__in=pks).select_related(*BESIDE[model]).order_by("pk"))
    changes = shown_changes(
        {
            row: list(changes_between(earlier[row.pk], left[row.pk])) if row.pk in earlier else []
            for row in rows
        },
        user,
    )
    return [Touched(row, changes[row], _stands(row, left[row.pk])) for row in rows]


def _stands(row: Any, version: Any) -> bool:
    if isinstance(row, ClaimLink):
        return row.is_live == version.is_live
    if isinstance(row, Event):
        return row.merged_into_id == version.merged_into_id
    if isinstance(row, Resolution):
        return row.state != "withdrawn"
    return bool(row.row_version == version.row_version)


def _moved(versions: dict[Any, list[Any]]) -> list[Model]:
    """Rows beyond those that are named which somebody changed since."""
    found: list[Model] = []
    for model in TABLES:
        more = versions[model][MOST_ROWS:]
        rows = model._default_manager.in_bulk([version.id for version in more])
        found += [
            rows[version.id]
            for version in more
            if version.id in rows and not _stands(rows[version.id], version)
        ]
    return found


def _since(act: Act, versions: dict[Any, list[Any]], user: Any) -> list[Act]:
    """Later acts on the rows that the act changed."""
    later: set[int] = set()
    for model in TABLES:
        pks = [version.id for version in versions[model]]
        if pks:
            rows = (
                model.history.filter(id__in=pks, act__gt=act.pk).order_by("act").values_list("act", flat=True)
            )
            later |= set(rows[:MOST_NAMED])
    acts = shown_acts(user).filter(pk__in=later).select_related("detail", "actor")
    return list(acts.order_by("id")[:MOST_NAMED])


def _refusal(act: Act, user: Any, total: int, moved: Iterable[Any]) -> str:
    if act.verb not in UNDOABLE:
        return _(
            "“%(verb)s” is not undone as such: decide anew, or restore an earlier version of the row."
        ) % {"verb": act.verb}
    if act.actor_id != user.pk:
        return _("%(who)s did this: they alone take it back. Decide anew, with a reason.") % {
            "who": act.actor
        }
    if not total:
        return _("Nothing of what this act changed is on record any more.")
    names = [str(getattr(row, "public_id", row)) for row in moved]
    if names:
        return _("Changed since: %(rows)s. Look at what came later first.") % {"rows": ", ".join(names[:10])}
    return ""
