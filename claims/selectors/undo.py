"""What an act changed, what was decided since, and what stands on it: read before it is undone.

Outward: ``undo_of`` and ``last_acts``; for undoing itself ``versions_of`` and ``version_before``. An act is undone by
whoever did it, and only while everything it changed still stands as it left it: what came later is named, and has to
be looked at first. What was accepted in bulk is undone as far as nobody decided since; the preview says what stays.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from claims.models import (
    Actor,
    Claim,
    ClaimLink,
    DatasetRelease,
    Event,
    Place,
    Resolution,
    ResolutionState,
    Scope,
)  # fmt: skip
from claims.selectors.kept_back import Kept, kept_claims, kept_links
from claims.selectors.open_links import ACCEPTED_MANY
from claims.selectors.readable import (
    readable_claims,
    readable_releases,
    readable_resolutions,
)
from claims.selectors.undo_kinds import (
    REGISTERS,
    UNDER_POLICY,
    UNDOABLE,
    may_undo,
    readable_rows,
    tables_of,
)
from claims.selectors.veiled_history import shown_changes
from factcheck.audit.models import Act
from factcheck.audit.withholding import shown_acts
from factcheck.row_history import Change, Entry, changes_between
from sources.models import Source

# What names a row, read with it.
BESIDE: Mapping[Any, tuple[str, ...]] = {
    Claim: ("attribute__current", "article", "event", "place", "actor"),
    ClaimLink: ("first__attribute", "first__article", "second__attribute", "second__article"),
    Resolution: ("event", "attribute__current", "editor"),
    Event: ("place",),
    Actor: ("parent",),
    Place: ("parent",),
    Scope: ("parent",),
    Source: ("owner",),
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
    """refusal: why the act cannot be undone now, "" = it can. total: rows it changed; touched names the first.

    referring: how many claims that the user may see name the entry of a register that it changed. kept: of an act on
    many rows, the first of those that undoing leaves as they are, and why; kept_total: how many there are.
    """

    act: Act
    touched: list[Touched]
    total: int
    since: list[Act]
    rulings: list[Resolution]
    links: list[ClaimLink]
    releases: list[DatasetRelease]
    refusal: str
    needs_reason: bool = field(default=False)
    referring: int = 0
    kept: list[Kept] = field(default_factory=list)
    kept_total: int = 0


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
        if entry.act is not None and entry.what in UNDOABLE and may_undo(entry.what, entry.actor, user)
    ]


def undo_of(act: Act, user: Any) -> Undo | None:
    """None where the user may not see all that the act changed. A fixed number of queries per table."""
    versions = {model: versions_of(model, act) for model in tables_of(act.verb)}
    if act.verb == ACCEPTED_MANY:  # the suggestions that it closed are told by the decisions that it made
        versions[ClaimLink] = [version for version in versions[ClaimLink] if version.is_live]
    claims = [version.id for version in versions.get(Claim, ())]
    links = versions.get(ClaimLink, [])
    if not _all_readable(versions, user):
        return None
    kept = _kept(act, versions)
    touched = [each for model in versions for each in _touched(model, versions[model][:MOST_ROWS], user)]
    if kept is not None:
        touched = [replace(each, stands=each.row.pk not in kept) for each in touched]
    total = sum(map(len, versions.values()))
    moved = _refusing(touched, versions, kept)
    referring = _referring(act, versions, user)
    since = Q(first__in=claims) | Q(second__in=claims)
    return Undo(
        act=act,
        touched=touched,
        total=total,
        since=_since(act, versions, user),
        rulings=_rulings_since(act, versions, referring, user),
        links=list(
            ClaimLink.objects.decided().filter(since, created_at__gte=act.at)
            .exclude(pk__in=[version.id for version in links])
            .select_related("first", "second", "decided_by").order_by("-id")[:MOST_NAMED]
        ) if claims else [],
        releases=list(
            readable_releases(user).filter(created_at__gte=act.at).order_by("-created_at", "-id")[:MOST_NAMED]
        ),
        refusal=_refusal(act, user, total, moved),
        needs_reason=UNDOABLE.get(act.verb, True),
        referring=0 if referring is None else referring.count(),
        kept=list((kept or {}).values())[:MOST_NAMED],
        kept_total=len(kept or {}),
    )  # fmt: skip


def _kept(act: Act, versions: Mapping[Any, Sequence[Any]]) -> dict[int, Kept] | None:
    """Row id -> what undoing leaves; None for an act that is undone as a whole or not at all."""
    if act.verb == UNDER_POLICY:
        ids = [version.id for version in versions[Claim]]
        return kept_claims(
            act, list(Claim.objects.filter(pk__in=ids).select_related("attribute__current").order_by("pk"))
        )
    if act.verb == ACCEPTED_MANY:
        ids = [version.id for version in versions[ClaimLink]]
        rows = ClaimLink.objects.filter(pk__in=ids).select_related(*BESIDE[ClaimLink])
        return kept_links(list(rows.order_by("pk")))
    return None


def _refusing(
    touched: Sequence[Touched], versions: Mapping[Any, Sequence[Any]], kept: Mapping[int, Kept] | None
) -> list[Any]:
    """Rows that were changed since and so keep the act from being undone: of a bulk, where none is left to undo."""
    if kept is None:
        return [each.row for each in touched if not each.stands] or _moved(versions)
    is_left = sum(map(len, versions.values())) > len(kept)
    return [] if is_left else [each.row for each in kept.values()]


def _rulings_since(
    act: Act, versions: Mapping[Any, Sequence[Any]], referring: QuerySet[Claim] | None, user: Any
) -> list[Resolution]:
    """Rulings in force made since, on what the act changed."""
    rulings = (
        readable_resolutions(user).exclude(state=ResolutionState.WITHDRAWN).filter(created_at__gte=act.at)
    )
    claims = versions.get(Claim, ())
    events = {version.event_id for version in claims if version.event_id is not None}
    if referring is not None:
        rulings = rulings.filter(event__in=referring.order_by().values("event"))
    elif act.verb == ACCEPTED_MANY:
        rulings = rulings.filter(event__public_id=act.target_id)
    else:
        rulings = rulings.filter(event__in=events, attribute__in={version.attribute_id for version in claims})
    return list(rulings.select_related("attribute", "event", "editor").order_by("-id")[:MOST_NAMED])


def _referring(act: Act, versions: Mapping[Any, Sequence[Any]], user: Any) -> QuerySet[Claim] | None:
    """The claims that name the entry of a register which the act changed; None for any other act."""
    table = REGISTERS.get(act.verb)
    if table is None:
        return None
    pks = [version.id for version in versions[table]]
    named = [each.name for each in Claim._meta.fields if each.related_model is table]
    conditions = [Q(**{f"{name}__in": pks}) for name in named]
    if table is Source:
        conditions.append(Q(article__source__in=pks))
    return readable_claims(user).filter(reduce(or_, conditions))


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


def _all_readable(versions: Mapping[Any, Sequence[Any]], user: Any) -> bool:
    pks = {table: {version.id for version in found} for table, found in versions.items()}
    links = versions.get(ClaimLink, ())
    pks[Claim] = pks.get(Claim, set()) | {pk for link in links for pk in (link.first_id, link.second_id)}
    judged = [table for table in pks if table not in (ClaimLink, Resolution)]
    return all(_has_all(readable_rows(table, user), pks[table]) for table in judged)


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


def _moved(versions: Mapping[Any, Sequence[Any]]) -> list[Model]:
    """Rows beyond those that are named which somebody changed since."""
    found: list[Model] = []
    for model, all_of_it in versions.items():
        more = all_of_it[MOST_ROWS:]
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
    for model, found in versions.items():
        pks = [version.id for version in found]
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
    if not may_undo(act.verb, act.actor_id, user):
        if act.actor_id is None:
            return _("The machine did this: whoever adjudicates reviews takes it back.")
        return _("%(who)s did this: they alone take it back. Decide anew, with a reason.") % {
            "who": act.actor
        }
    if not total:
        return _("Nothing of what this act changed is on record any more.")
    names = [str(getattr(row, "public_id", row)) for row in moved]
    if names:
        return _("Changed since: %(rows)s. Look at what came later first.") % {"rows": ", ".join(names[:10])}
    return ""
