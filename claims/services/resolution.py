"""Rulings: an editor decides what is published where the sources do not settle it.

Outward: ``resolve_conflict`` and ``withdraw_resolution``. A ruling needs a reason; a value that no claim states, and
any ruling that names who is responsible, needs its evidence; nobody rules on claims that they decided or added
themselves. The event is derived anew in the same transaction.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from claims.consensus.policy import policy_named
from claims.consensus.settled import Role, Settled
from claims.consensus.value_keys import value_key
from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import ClaimStatus
from claims.domain.scopes import FACETS
from claims.domain.values import NUMERIC_KINDS, Quantity, Unstated, Value
from claims.models import (
    Actor,
    Attribute,
    Claim,
    DecisionKind,
    Event,
    Place,
    Resolution,
    ResolutionState,
    ReviewDecision,
    RulingKind,
    Scope,
)
from claims.models.choices import VALUE_KINDS
from claims.services.consensus import derive_event, settle_now, sha256_now
from claims.services.errors import BadDecision, NotAllowed
from claims.services.numbering import next_number
from claims.services.permission import require
from factcheck.audit import acting, record
from factcheck.locking import StaleRow, lock_row

RESOLVE = "claims.resolve_conflict"
COUNTER = "resolution"
_WITHOUT_VALUE = (RulingKind.CONTESTED, RulingKind.INSUFFICIENT)


@transaction.atomic
def resolve_conflict(
    event: Event,
    attribute: Attribute,
    scope_key: str,
    *,
    kind: RulingKind,
    reason: str,
    by: Any,
    value: Value | None = None,
    evidence: str = "",
    cited_claims: Iterable[Claim] = (),
    seen_sha256: str | None = None,
) -> Resolution:
    """Rule on one attribute of an event in one scope ("" = the whole), and derive the event anew.

    value: for ``value`` one that is a candidate, for ``own_value`` any, for ``range`` a number with its two ends;
    None for the other kinds. seen_sha256: content hash of the consensus row that the editor saw, None = not shown;
    refused where the claims say something else by now, even if the row was not derived anew yet.
    cited_claims: accepted ones, which stay so as long as the ruling is in force.
    A stale ruling is replaced; one in force has to be withdrawn first.
    Raises NotAllowed, StaleRow, BadDecision.
    """
    require(by, RESOLVE)
    if by is None:
        raise NotAllowed(_("A ruling is a person's: the machine makes none."))
    event = Event.objects.select_for_update().get(pk=event.pk)
    settled = _settled(event, attribute, scope_key)
    _refuse_unseen(event, settled, seen_sha256)
    cited = _accepted(cited_claims)
    definition = _definition(attribute)
    _check_words(kind, definition, reason=reason, evidence=evidence, cited=cited, value=value)
    _check_value(kind, value, settled, definition)
    _refuse_own_work(by, settled)
    ruling = Resolution(
        public_id=f"R{next_number(COUNTER):06d}",
        event=event,
        attribute=attribute,
        kind=kind,
        reason=reason.strip(),
        evidence=evidence.strip(),
        picture_sha256=settled.picture_sha256,
        editor=by,
    )
    _write_scope(ruling, settled)
    _write_value(ruling, value, definition)
    act = record(
        "resolution.resolve",
        actor=by,
        target=ruling,
        reason=reason,
        new={"event": event.public_id, "attribute": attribute.key, "scope": scope_key, "kind": kind},
    )
    with acting(act):
        _replace_stale(event, attribute, scope_key)
        ruling.save()
        ruling.cited_claims.set(cited)
        derive_event(event, by=by)
    ruling.refresh_from_db()
    return ruling


@transaction.atomic
def withdraw_resolution(
    resolution: Resolution, *, reason: str, by: Any, expected_version: int | None = None
) -> Resolution:
    """Take a ruling back; it stays as history and its id is not used again.

    expected_version: the row version that the person saw. Raises NotAllowed, StaleRow, BadDecision.
    """
    require(by, RESOLVE)
    if not reason.strip():
        raise BadDecision(_("A withdrawal needs a reason."))
    ruling = lock_row(Resolution, resolution.pk, expected_version)
    if ruling.state == ResolutionState.WITHDRAWN:
        raise BadDecision(_("%(id)s is withdrawn already.") % {"id": ruling.public_id})
    old = {"state": ruling.state}
    with acting(record("resolution.withdraw", actor=by, target=ruling, reason=reason, old=old)):
        ruling.state = ResolutionState.WITHDRAWN
        ruling.save()
        derive_event(ruling.event, by=by)
    return ruling


def _settled(event: Event, attribute: Attribute, scope_key: str) -> Settled:
    rows = settle_now(event)
    place = (attribute.key, scope_key)
    found = next((row for row in rows if (row.attribute, row.scope.key) == place), None)
    if found is None:
        text = _("No accepted claim of %(event)s speaks of %(attribute)s.")
        if scope_key:
            text = _('No accepted claim of %(event)s speaks of %(attribute)s for "%(scope)s".')
        told = {"event": event.public_id, "attribute": attribute.key, "scope": scope_key}
        raise BadDecision(text % told)
    return found


def _refuse_unseen(event: Event, settled: Settled, seen_sha256: str | None) -> None:
    """What counts is what the claims say at this moment: a stored row may still wait to be derived anew."""
    if seen_sha256 is None or seen_sha256 == sha256_now(event, settled):
        return
    raise StaleRow(
        _(
            "What the claims say of %(attribute)s is no longer what you were shown: claims, links or the codebook "
            "changed since. Look at it again once it is derived, then rule."
        )
        % {"attribute": settled.attribute}
    )


def _accepted(cited: Iterable[Claim]) -> list[Claim]:
    """The claims, locked: nobody takes their acceptance back before the ruling is known. Raises BadDecision."""
    wanted = [claim.pk for claim in cited]
    rows = list(Claim.objects.select_for_update(of=("self",)).filter(pk__in=wanted).order_by("pk"))
    for row in rows:
        if row.status != ClaimStatus.ACCEPTED:
            raise BadDecision(
                _("A ruling cites accepted claims: %(claim)s is none.") % {"claim": row.public_id}
            )
    return rows


def _definition(attribute: Attribute) -> AttributeDefinition:
    if attribute.current is None:
        raise BadDecision(_('The attribute "%(key)s" has no definition in force.') % {"key": attribute.key})
    return attribute.current.to_domain


def _check_words(
    kind: RulingKind,
    definition: AttributeDefinition,
    *,
    reason: str,
    evidence: str,
    cited: Sequence[Claim],
    value: Value | None,
) -> None:
    if not reason.strip():
        raise BadDecision(_("A ruling needs a reason."))
    if kind == RulingKind.OWN_VALUE and not evidence.strip():
        raise BadDecision(_("A value that no claim states needs its evidence."))
    names_somebody = policy_named(definition.policy).needs_proof and value is not None
    if names_somebody and not (evidence.strip() or cited):
        raise BadDecision(_("A ruling on who is responsible cites its evidence or the claims that hold it."))


def _check_value(
    kind: RulingKind, value: Value | None, settled: Settled, definition: AttributeDefinition
) -> None:
    if kind in _WITHOUT_VALUE:
        if value is not None:
            raise BadDecision(_('A ruling of the kind "%(kind)s" takes no value.') % {"kind": kind.label})
        return
    if value is None or isinstance(value, Unstated) or value.kind != definition.value_kind:
        raise BadDecision(
            _('A ruling of the kind "%(kind)s" takes a value of the kind %(value_kind)s.')
            % {"kind": kind.label, "value_kind": dict(VALUE_KINDS)[definition.value_kind]}
        )
    if kind == RulingKind.RANGE:
        _check_range(value)
    elif isinstance(value, Quantity) and value.number is None:
        raise BadDecision(_("A ruling for a value names one number; for its two ends, rule a range."))
    if kind == RulingKind.VALUE and value_key(value) not in _stated(settled):
        accepted = ", ".join(candidate.value.text() or _("a range") for candidate in settled.candidates)
        raise BadDecision(
            _('No voice states "%(value)s". Stated: %(stated)s.')
            % {"value": value.text(), "stated": accepted or _("nothing")}
        )


def _stated(settled: Settled) -> set[str]:
    """What voices state, and what a claim states whose article contradicts itself and so testifies with a range."""
    testified = [row.claim for row in settled.testified if row.role is not Role.IGNORED]
    claims = Claim.objects.filter(public_id__in=testified, attribute__key=settled.attribute)
    claimed = {value_key(claim.value) for claim in claims.select_related("place", "actor")}
    return claimed | {value_key(candidate.value) for candidate in settled.candidates}


def _check_range(value: Value) -> None:
    is_range = value.kind in NUMERIC_KINDS and isinstance(value, Quantity) and value.number is None
    if not is_range or not isinstance(value, Quantity) or value.interval.is_unbounded:
        raise BadDecision(_("A range is for numbers, and has at least one end."))


def _refuse_own_work(by: Any, settled: Settled) -> None:
    """Nobody resolves their own work: not the claims that they added, accepted or edited."""
    ids = [one.claim for one in settled.testified]
    # A claim carried over to a corrected text was decided where it stood before.
    before = Claim.objects.filter(public_id__in=ids, anchored_from__isnull=False).values("anchored_from")
    concerned = Claim.objects.filter(Q(public_id__in=ids) | Q(pk__in=before))
    own = concerned.filter(
        Q(created_by=by)
        | Q(
            decisions__in=ReviewDecision.objects.filter(review__reviewer=by, is_latest=True).exclude(
                kind=DecisionKind.SKIP
            )
        )
    )
    found = own.order_by("public_id").first()
    if found is not None:
        raise NotAllowed(
            _("You decided or added %(id)s yourself. Nobody rules on their own work: another editor has to.")
            % {"id": found.public_id}
        )


def _write_scope(ruling: Resolution, settled: Settled) -> None:
    keys = {facet.value: settled.scope.facet(facet) for facet in FACETS}
    entries = {row.key: row for row in Scope.objects.filter(key__in=[key for key in keys.values() if key])}
    ruling.set_scope(**{facet: entries.get(key) for facet, key in keys.items()})


def _write_value(ruling: Resolution, value: Value | None, definition: AttributeDefinition) -> None:
    ruling.value_kind = definition.value_kind
    if value is None:
        return
    columns = value.fields()
    place = Place.objects.filter(key=columns.place_key).first() if columns.place_key else None
    actor = Actor.objects.filter(key=columns.actor_key).first() if columns.actor_key else None
    ruling.set_value(value, place=place, actor=actor)


def _replace_stale(event: Event, attribute: Attribute, scope_key: str) -> None:
    in_force = Resolution.objects.exclude(state=ResolutionState.WITHDRAWN).filter(
        event=event, attribute=attribute, scope_key=scope_key
    )
    for ruling in in_force.select_for_update():
        if ruling.state == ResolutionState.LIVE:
            raise BadDecision(_("%(id)s is in force here: withdraw it first.") % {"id": ruling.public_id})
        ruling.state = ResolutionState.WITHDRAWN
        ruling.row_version += 1
        ruling.save()
