"""Rows of consensus as one person may read them: resting on the claims that they may see, and on nothing else.

Outward: ``as_read``, which every face asks for the rows that it is about to show, and ``testimonies_as_read``. A
stored row that a hidden claim testifies in tells its figure, in the value, a bound, a candidate or a sentence. Such a
row, and those of the same whole in the event, are derived anew in memory from what the person may read, as releases
do; a row of which nothing that they may read is left is not shown. Whoever sees every level gets the rows themselves,
without a query.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from claims.consensus.settled import Settled
from claims.consensus.violations import priority_of
from claims.consensus.weighed import shown_of
from claims.domain.codebook import Codebook
from claims.domain.codes import Verification
from claims.models import Claim, Consensus, ConsensusClaim
from claims.selectors.considered import considered
from claims.selectors.read_with import cached_lists, put_lists, seed_lists
from claims.selectors.readable import may_read_claim, readable_claims
from claims.selectors.released_rows import Names
from claims.selectors.unsaved_rows import names_of, unsaved_candidates, unsaved_row
from sources.selectors.visibility import hidden_levels

Place = tuple[int, str, str]
# The list that the API reads of a row, beside those that Django keeps by their names.
SHOWN_TESTIMONIES = "shown_testimonies"
_STRENGTH = list(Verification)


@dataclass(frozen=True)
class _Narrowed:
    """What was derived for the person: rows by event, attribute and scope, and what they name."""

    settled: Mapping[Place, Settled]
    names: Names
    claims: Mapping[str, Claim]
    codebook: Codebook


def as_read(user: Any, rows: Iterable[Consensus]) -> list[Consensus]:
    """The rows in their order, with event, attribute and the lists that were read with them.

    A row derived anew has ``is_narrowed`` set and the id of the stored one, but not its hash: nobody rules on a
    picture of which a part is withheld. One query where nothing is hidden, else a fixed number for all rows.
    """
    shown = list(rows)
    if not shown or not hidden_levels(user):
        return shown
    told = _told_by_hidden(user, {row.event_id for row in shown})
    known = (
        considered([row.event for row in _one_each(shown) if row.event_id in told], user) if told else None
    )
    if known is None:
        return [row for row in shown if row.event_id not in told]
    codebook = known.context.registers.codebook
    wholes = {(event, _whole(key, codebook)) for event, keys in told.items() for key in keys}
    touched = [row for row in shown if (row.event_id, _whole(row.attribute.key, codebook)) in wholes]
    places = {_place(row) for row in touched}
    settled = {
        place: one
        for event in known.events
        for one in known.settle(event)
        if (place := (event.pk, one.attribute, one.scope.key)) in places and one.testified
    }
    claims = _claims(user, settled.values())
    narrowed = _Narrowed(settled, names_of(list(settled.values())), claims, codebook)
    derived = {row.pk: _derived(row, narrowed) for row in touched}
    found = (derived.get(row.pk, row) for row in shown)
    return [row for row in found if row is not None]


def testimonies_as_read(user: Any, rows: Iterable[ConsensusClaim]) -> list[ConsensusClaim]:
    """What claims that the person may read do, each in its consensus as they may read it; read with event, attribute.

    A testimony that the narrowed row has not is left out: its sentence would speak of what is withheld.
    """
    told = list(rows)
    stored = {row.consensus_id: row.consensus for row in told}
    shown = {row.pk: row for row in as_read(user, stored.values())}
    found: list[ConsensusClaim] = []
    for row in told:
        consensus = shown.get(row.consensus_id)
        if consensus is None or not is_narrowed(consensus):
            found += [row] if consensus is not None else []
            continue
        for one in getattr(consensus, SHOWN_TESTIMONIES):
            if one.claim_id == row.claim_id:
                one.pk, one._state.adding, one.claim = row.pk, False, row.claim
                found.append(one)
    return found


def is_narrowed(row: Any) -> bool:
    """Whether the row was derived anew, without what is withheld from the person."""
    return bool(getattr(row, "is_narrowed", False))


def _told_by_hidden(user: Any, events: Collection[int]) -> dict[int, set[str]]:
    """Event -> keys of the attributes of the rows that a hidden claim testifies in: one query."""
    told = ConsensusClaim.objects.filter(~may_read_claim(user, "claim"), consensus__event__in=events)
    found: dict[int, set[str]] = {}
    for event, key in told.order_by().values_list("consensus__event", "consensus__attribute__key").distinct():
        found.setdefault(event, set()).add(key)
    return found


def _one_each(rows: Iterable[Consensus]) -> Iterable[Consensus]:
    return {row.event_id: row for row in rows}.values()


def _whole(key: str, codebook: Codebook) -> str:
    """The attribute that all of one whole lead to: what is said of a part is weighed in the sentences of the rest."""
    seen: set[str] = set()
    while key in codebook and codebook[key].part_of and key not in seen:
        seen.add(key)
        key = codebook[key].part_of
    return key


def _place(row: Consensus) -> Place:
    return row.event_id, row.attribute.key, row.scope_key


def _claims(user: Any, rows: Iterable[Settled]) -> dict[str, Claim]:
    wanted = {one.claim for row in rows for one in row.testified}
    found = readable_claims(user).filter(public_id__in=wanted).select_related("article", "attribute")
    return {claim.public_id: claim for claim in found.defer("article__text")}


def _derived(stored: Consensus, narrowed: _Narrowed) -> Consensus | None:
    """None where nothing that the person may read is left of the row."""
    settled = narrowed.settled.get(_place(stored))
    if settled is None:
        return None
    definition = narrowed.codebook[settled.attribute]
    row = unsaved_row(settled, stored.event, stored.attribute, definition, narrowed.names)
    row.pk, row._state.adding = stored.pk, False
    row.codebook_id, row.fit_id = stored.codebook_id, stored.fit_id
    for name in ("codebook", "fit"):
        if stored._state.fields_cache.get(name) is not None:
            setattr(row, name, getattr(stored, name))
    testimonies = _testimonies(row, settled, narrowed.claims)
    row.verification = _weakest(testimonies)
    row.review_priority = priority_of(settled)
    row.weighing = shown_of(settled.weighing)
    row.is_narrowed = True  # type: ignore[attr-defined]
    lists: dict[str, list[Any]] = {
        "candidates": unsaved_candidates(settled, narrowed.names),
        "testimonies": testimonies,
    }
    kept = cached_lists(stored)
    seed_lists(row, stored)
    if kept:
        put_lists(row, {name: lists[name] for name in kept})
    setattr(row, SHOWN_TESTIMONIES, testimonies)
    return row


def _testimonies(row: Consensus, settled: Settled, claims: Mapping[str, Claim]) -> list[ConsensusClaim]:
    return [
        ConsensusClaim(
            consensus=row, claim=claims[one.claim], voice=one.voice, role=one.role.value, detail=one.detail
        )
        for one in settled.testified
        if one.claim in claims
    ]


def _weakest(testimonies: Iterable[ConsensusClaim]) -> Verification:
    """As stored rows say it: of the claims behind the value, of all where none is behind it."""
    told = list(testimonies)
    behind = [one for one in told if one.role in ("supports", "opposes", "part")] or told
    return min((Verification(one.claim.verification) for one in behind), key=_STRENGTH.index)
