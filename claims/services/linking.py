"""How claims of one event stand to each other: suggested by the machine, decided by people.

Outward: ``suggest_links`` and ``decide_link``; ``lock_linked`` and ``close_links`` for taking one back. One live row
per pair and axis; a suggestion replaces no decision. What is replaced stays, no longer live.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.domain.codebook import Codebook
from claims.domain.codes import Axis, Provenance, ValueRelation
from claims.domain.findings import Direction
from claims.models import Claim, ClaimLink, Event, LinkOrigin
from claims.selectors.links import PairKey, claims_to_link, live_links_of, told_of
from claims.selectors.registers import current_registers
from claims.services.blind_routing import refuse_pair_at_work
from claims.services.deriving import derive_later
from claims.services.errors import BadDecision
from claims.services.link_suggestions import Suggestion, suggestions_for
from claims.services.permission import require
from factcheck.audit import acting, record
from factcheck.audit.history import create_many, update_many
from factcheck.locking import StaleRow

logger = logging.getLogger(__name__)

DECIDE = "claims.decide_claimlink"
VERSION = "1"

# Claims of one attribute (with its parts) of one event that are compared pair by pair: 80 give 3,160 pairs. Mentions
# of one value in one article count once. Arbitrary but works: a reviewer reads a summary of more, not a list.
MOST_CLAIMS = 80


@transaction.atomic
def suggest_links(event: Event, *, by: Any = None) -> int:
    """Bring the suggested links of an event up to date; returns how many rows were opened or closed.

    One run at a time per event; nothing where it was merged away. Suggestions that no longer hold are closed; a pair
    that a person decided on an axis is left alone there. Where an attribute has more than MOST_CLAIMS claims, the
    first of them are compared and a warning says so.
    """
    registers = current_registers()
    row = Event.objects.select_for_update().get(pk=event.pk)
    if registers is None or row.merged_into_id is not None:
        return 0
    wanted: dict[PairKey, Suggestion] = {}
    for group in _groups(event, claims_to_link(event), registers.codebook):
        for suggestion in suggestions_for(told_of(group), registers):
            wanted[suggestion.first, suggestion.second, suggestion.axis] = suggestion
    outdated, fresh = _changes(wanted, live_links_of(event))
    if not outdated and not fresh:
        return 0
    lock_linked(
        *(pk for link in outdated for pk in (link.first_id, link.second_id)),
        *(pk for suggestion in fresh for pk in (suggestion.first, suggestion.second)),
    )
    # Looked at again: a person may have decided about one of the pairs before it was locked.
    outdated, fresh = _changes(wanted, live_links_of(event))
    act = record("links.suggest", actor=by, target=event, new={"opened": len(fresh), "closed": len(outdated)})
    with acting(act):
        close_links(outdated)
        create_many(ClaimLink, [_row(suggestion) for suggestion in fresh])
    return len(outdated) + len(fresh)


@transaction.atomic
def decide_link(
    first: Claim,
    second: Claim,
    axis: Axis,
    relation: ValueRelation | Provenance,
    direction: Direction = Direction.NONE,
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> ClaimLink:
    """Say how two claims stand on one axis. The same decision again changes nothing.

    direction: from ``first`` to ``second`` as given here; forward or backward where directed, else none.
    expected_version: row version of the live link that the person saw, 0 = there was none, None = not shown.
    Raises NotAllowed, StaleRow, BadDecision.
    """
    if by is None:
        raise BadDecision(_("A decision names who decided: the machine only suggests."))
    require(by, DECIDE)
    _check(first, second, axis, relation, direction)
    if first.pk > second.pk:
        first, second, direction = second, first, direction.reversed
    first, second = lock_linked(first.pk, second.pk)
    refuse_pair_at_work({first.article_id, second.article_id})
    live = (
        ClaimLink.objects.select_for_update(of=("self",))
        .live()
        .filter(first=first, second=second, axis=axis)
        .first()
    )
    _refuse_stale(live, expected_version)
    if live is not None and _says(live, relation, direction) and live.origin == LinkOrigin.DECIDED:
        return live
    act = record(
        "link.decide",
        actor=by,
        target=first,
        reason=reason,
        old=None if live is None else _told(live.relation, live.direction, second),
        new=_told(relation, direction, second),
    )
    with acting(act):
        if live is not None:
            close_links([live])
        link = ClaimLink.objects.create(
            first=first,
            second=second,
            axis=axis,
            relation=relation,
            direction=direction,
            origin=LinkOrigin.DECIDED,
            detail=reason[:500],
            decided_by=by,
            # Counts on from the row it replaces: whoever still shows that one is seen to be late.
            row_version=1 if live is None else live.row_version + 1,
        )
        derive_later(first.event, second.event)
    return link


def _changes(
    wanted: Mapping[PairKey, Suggestion], live: Mapping[PairKey, ClaimLink]
) -> tuple[list[ClaimLink], list[Suggestion]]:
    """Live suggestions that hold no longer, and the suggestions that have no live row."""
    outdated = [
        link
        for key, link in live.items()
        if link.origin == LinkOrigin.SUGGESTED and not _holds(link, wanted.get(key))
    ]
    gone = {link.pk for link in outdated}
    fresh = [suggestion for key, suggestion in wanted.items() if key not in live or live[key].pk in gone]
    return outdated, fresh


def lock_linked(*ids: int) -> list[Claim]:
    """The claims in the order of their rows, locked: whoever links one of their pairs comes one after the other."""
    rows = Claim.objects.select_for_update(of=("self",)).filter(pk__in=set(ids)).select_related("event")
    return list(rows.order_by("pk"))


def _groups(event: Event, claims: Sequence[Claim], codebook: Codebook) -> Iterable[list[Claim]]:
    """The claims by attribute, each attribute with its parts: only those can be compared."""
    by_attribute: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_attribute[claim.attribute.key].append(claim)
    known = sorted(key for key in by_attribute if key in codebook)
    for key in known:
        parts = [part for part in known if part != key and codebook.is_part(part, key)]
        group = [claim for name in (key, *parts) for claim in by_attribute[name]]
        if len(group) > MOST_CLAIMS:
            logger.warning(
                "%s: %d claims on %s; the first %d are compared",
                event.public_id,
                len(group),
                key,
                MOST_CLAIMS,
            )
        yield group[:MOST_CLAIMS]


def _holds(link: ClaimLink, suggestion: Suggestion | None) -> bool:
    return (
        suggestion is not None
        and _says(link, suggestion.relation, suggestion.direction)
        and link.detail == suggestion.detail[:500]
    )


def _says(link: ClaimLink, relation: str, direction: str) -> bool:
    return link.relation == relation and link.direction == direction


def _row(suggestion: Suggestion) -> ClaimLink:
    return ClaimLink(
        first_id=suggestion.first,
        second_id=suggestion.second,
        axis=suggestion.axis,
        relation=suggestion.relation,
        direction=suggestion.direction,
        origin=LinkOrigin.SUGGESTED,
        detail=suggestion.detail[:500],
        score=suggestion.score,
        producer_version=VERSION,
    )


def close_links(links: Sequence[ClaimLink]) -> None:
    """They stay as rows, no longer live."""
    now = timezone.now()
    for link in links:
        link.is_live, link.closed_at = False, now
    update_many(ClaimLink, links, ["is_live", "closed_at"])


def _check(
    first: Claim, second: Claim, axis: Axis, relation: ValueRelation | Provenance, direction: Direction
) -> None:
    if first.pk == second.pk:
        raise BadDecision(_("A link joins two different claims."))
    accepted: type[ValueRelation] | type[Provenance] = ValueRelation if axis is Axis.VALUE else Provenance
    if not isinstance(relation, accepted):
        raise BadDecision(
            _('"%(relation)s" is no relation of the %(axis)s axis. Accepted: %(accepted)s.')
            % {"relation": relation, "axis": axis, "accepted": ", ".join(accepted)}
        )
    if relation.is_directed and direction is Direction.NONE:
        raise BadDecision(
            _('"%(relation)s" has a direction: say which claim acts on which.') % {"relation": relation}
        )
    if not relation.is_directed and direction is not Direction.NONE:
        raise BadDecision(_('"%(relation)s" has no direction: leave it out.') % {"relation": relation})


def _refuse_stale(live: ClaimLink | None, expected_version: int | None) -> None:
    there = 0 if live is None else live.row_version
    if expected_version is not None and expected_version != there:
        raise StaleRow(
            _(
                "The link was changed in the meantime: version %(shown)s was shown, version %(stored)s is stored. "
                "Look at it again, then decide."
            )
            % {"shown": expected_version, "stored": there}
        )


def _told(relation: str, direction: str, second: Claim) -> dict[str, str]:
    return {"relation": str(relation), "direction": str(direction), "with": second.public_id}
