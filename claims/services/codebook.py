"""The codebook: adopting one, revising an attribute or what one event is. Nothing is edited in place.

Outward: ``adopt_codebook``, ``add_attribute``, ``revise_attribute``, ``revise_event_definition``. Every change makes
a version of the attribute and a numbered snapshot of the whole; content that did not change makes neither. Claims
keep pointing to the version that they were coded under, and become as sensitive as their attribute. Every event is
derived anew afterwards.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from claims.consensus.policy import POLICIES
from claims.domain.attributes import AttributeDefinition, canonical_sha256
from claims.domain.codebook import Codebook, codebook_from_dict
from claims.domain.codes import Sensitivity
from claims.domain.errors import BadCodebook
from claims.domain.patterns import check_patterns
from claims.models import Attribute, AttributeVersion, Claim, CodebookSnapshot
from claims.models.choices import VALUE_KINDS
from claims.selectors.codebook import current_codebook, current_snapshot
from claims.services.deriving import derive_all_later
from claims.services.errors import BadDecision
from claims.services.numbering import CODEBOOK, lock_counter
from claims.services.permission import require
from factcheck.audit import Target, acting, record
from factcheck.audit.history import update_many
from factcheck.audit.models import Act
from factcheck.locking import lock_row

REVISE = "claims.revise_codebook"
REVISED = "attribute.revise"
EMPTY = Codebook({})


@transaction.atomic
def adopt_codebook(codebook: Codebook, *, by: Any = None, note: str = "") -> CodebookSnapshot:
    """Take over every definition of a codebook; attributes that it does not know stay as they are.

    The machine (by None) leaves alone what a person revised since. Returns the snapshot in force, which is the one
    before where nothing changed. Raises NotAllowed, BadCodebook.
    """
    require(by, REVISE)
    lock_counter(CODEBOOK)
    before = current_codebook() or EMPTY
    kept = _revised_by_people() if by is None else frozenset()
    taken = {
        key: definition
        for key, definition in codebook.attributes.items()
        if key not in kept or key not in before.attributes
    }
    texts = before.event_definition if kept_event_definition(before, by) else codebook.event_definition
    merged = _checked(Codebook({**before.attributes, **taken}, texts), before)
    if current_snapshot() is not None and merged.sha256 == before.sha256:
        return _in_force()
    act = record(
        "codebook.adopt",
        actor=by,
        target=Target("claims.codebook", merged.sha256[:12], "codebook"),
        reason=note,
        old={"sha256": before.sha256},
        new={"sha256": merged.sha256, "attributes": len(merged.attributes)},
    )
    with acting(act):
        _new_versions(list(_changed(before, merged)))
        derive_all_later()
        return _new_snapshot(merged, note)


def add_attribute(definition: AttributeDefinition, *, by: Any, reason: str) -> AttributeVersion:
    """Add an attribute. Raises NotAllowed, BadDecision for a key that is taken, BadCodebook."""
    require(by, REVISE)
    if Attribute.objects.filter(key=definition.key).exists():
        raise BadDecision(_('The attribute "%(key)s" exists already: revise it.') % {"key": definition.key})
    return _put(definition, "attribute.add", by=by, reason=reason, old=None)


@transaction.atomic
def revise_attribute(
    key: str, definition: AttributeDefinition, *, by: Any, reason: str, expected_version: int | None = None
) -> AttributeVersion:
    """Give an attribute a new definition; the same content makes no version and returns the one in force.

    expected_version: row version that the person saw, None = whatever stands. Raises NotAllowed, StaleRow,
    BadCodebook, and BadDecision for another key, a missing reason, or another kind of value where claims are coded
    already.
    """
    require(by, REVISE)
    attribute = lock_row(Attribute, Attribute.objects.only("pk").get(key=key).pk, expected_version)
    current = attribute.current
    if definition.key != key:
        raise BadDecision(
            _('A key is permanent: "%(key)s" cannot become "%(other)s".')
            % {"key": key, "other": definition.key}
        )
    if current is not None and current.sha256 == definition.sha256:
        return current
    if not reason.strip():
        raise BadDecision(_("A revision of the codebook needs a reason."))
    if current is not None and definition.value_kind != current.value_kind and _is_coded(attribute):
        kinds = dict(VALUE_KINDS)
        raise BadDecision(
            _('Claims state "%(key)s" as %(kind)s already; another kind (%(other)s) is another attribute.')
            % {"key": key, "kind": kinds[current.value_kind], "other": kinds[definition.value_kind]}
        )
    old = None if current is None else current.sha256
    return _put(definition, REVISED, by=by, reason=reason, old=old)


@transaction.atomic
def revise_event_definition(texts: Mapping[str, str], *, by: Any, reason: str) -> CodebookSnapshot:
    """Say anew what one event is. texts: by language. Raises NotAllowed, BadDecision without a reason."""
    require(by, REVISE)
    lock_counter(CODEBOOK)
    before = current_codebook() or EMPTY
    if dict(texts) == dict(before.event_definition) and current_snapshot() is not None:
        return _in_force()
    if not reason.strip():
        raise BadDecision(_("A revision of the codebook needs a reason."))
    act = record(
        "codebook.revise_event_definition",
        actor=by,
        target=Target("claims.codebook", "event_definition", "what one event is"),
        reason=reason,
        old=dict(before.event_definition),
        new=dict(texts),
    )
    with acting(act):
        return _new_snapshot(replace(before, event_definition=dict(texts)), reason)


def kept_event_definition(before: Codebook, by: Any) -> bool:
    """Whether a person's words on what one event is stand against the machine's."""
    verb = "codebook.revise_event_definition"
    return bool(before.event_definition) and by is None and Act.objects.filter(verb=verb).exists()


@transaction.atomic
def _put(
    definition: AttributeDefinition, verb: str, *, by: Any, reason: str, old: str | None
) -> AttributeVersion:
    lock_counter(CODEBOOK)
    before = current_codebook() or EMPTY
    merged = _checked(replace(before, attributes={**before.attributes, definition.key: definition}), before)
    target = Target("claims.attribute", definition.key, definition.label.get("en", definition.key))
    act = record(
        verb, actor=by, target=target, reason=reason, old={"sha256": old}, new={"sha256": definition.sha256}
    )
    with acting(act):
        (version,) = _new_versions([definition])
        _new_snapshot(merged, reason)
        derive_all_later()
    return version


def _checked(codebook: Codebook, before: Codebook) -> Codebook:
    """The same codebook, its cross-references checked as if read from a file, its policies known, its patterns read.

    Raises BadCodebook. A policy that nobody knows would stop the derivation of every event; a pattern that cannot be
    read would find nothing and say nothing.
    """
    checked = codebook_from_dict(codebook.to_dict())
    for definition in _changed(before, checked):
        check_patterns(definition)
        if definition.policy not in POLICIES:
            raise BadCodebook(
                _(
                    'The attribute "%(key)s" has the consensus policy "%(policy)s", which there is not. '
                    "Accepted: %(policies)s."
                )
                % {"key": definition.key, "policy": definition.policy, "policies": ", ".join(POLICIES)}
            )
    return checked


def _changed(before: Codebook, after: Codebook) -> Iterable[AttributeDefinition]:
    for key in sorted(after.attributes):
        old = before.get(key)
        if old is None or old.sha256 != after[key].sha256:
            yield after[key]


def _new_versions(definitions: Sequence[AttributeDefinition]) -> list[AttributeVersion]:
    """The next version of each attribute, whose row version grows with it; its claims become as sensitive as it is.

    The codebook's counter is locked: nobody else writes attributes meanwhile.
    """
    wanted = {definition.key: definition for definition in definitions}
    known = set(Attribute.objects.filter(key__in=wanted).values_list("key", flat=True))
    Attribute.objects.bulk_create(
        Attribute(key=key, family=wanted[key].family) for key in sorted(wanted.keys() - known)
    )
    attributes = {row.key: row for row in Attribute.objects.select_for_update().filter(key__in=wanted)}
    last = dict(
        AttributeVersion.objects.filter(attribute__in=attributes.values())
        .values_list("attribute")
        .annotate(Max("number"))
    )
    versions = AttributeVersion.objects.bulk_create(
        AttributeVersion(
            attribute=attributes[definition.key],
            number=last.get(attributes[definition.key].pk, 0) + 1,
            value_kind=definition.value_kind,
            unit=definition.unit,
            cardinality=definition.cardinality,
            accumulating=definition.accumulating,
            tolerance=definition.tolerance,
            policy=definition.policy,
            sensitivity=definition.sensitivity,
            definition=definition.to_dict(),
            sha256=definition.sha256,
        )
        for definition in definitions
    )
    before = AttributeVersion.objects.in_bulk([row.current_id for row in attributes.values()])
    for definition, version in zip(definitions, versions, strict=True):
        attribute = version.attribute
        old = before.get(attribute.current_id)
        attribute.family, attribute.current = definition.family, version
        attribute.row_version += attribute.key in known
        if old is not None:
            _raise_sensitivity(attribute, Sensitivity(old.sensitivity), definition.sensitivity)
    Attribute.objects.bulk_update(attributes.values(), ["family", "current", "row_version"])
    return versions


def _raise_sensitivity(attribute: Attribute, old: Sensitivity, new: Sensitivity) -> None:
    """Claims of an attribute that has become more sensitive follow, whatever their status.

    One below the attribute's old level was lowered by a person, who decided to show it: it stays. Nothing is lowered
    here: a claim may be sensitive for its article or its actor.
    """
    levels = list(Sensitivity)
    rising = levels[levels.index(old) : levels.index(new)]
    claims = list(
        Claim.objects.select_for_update().filter(attribute=attribute, sensitivity__in=rising).order_by("pk")
    )
    for claim in claims:
        claim.sensitivity = new
        claim.row_version += 1
    update_many(Claim, claims, ["sensitivity", "row_version"])


def _new_snapshot(codebook: Codebook, note: str) -> CodebookSnapshot:
    last = current_snapshot()
    number = 1 if last is None else last.number + 1
    snapshot = CodebookSnapshot.objects.create(
        number=number,
        sha256=_snapshot_sha256(codebook, number),
        event_definition=dict(codebook.event_definition),
        note=note,
    )
    snapshot.versions.set(
        Attribute.objects.filter(key__in=codebook.attributes).values_list("current", flat=True)
    )
    return snapshot


def _snapshot_sha256(codebook: Codebook, number: int) -> str:
    """The hash of the content; of content and number where a revision leads back to an earlier codebook."""
    taken = CodebookSnapshot.objects.filter(sha256=codebook.sha256).exists()
    return canonical_sha256([codebook.sha256, number]) if taken else codebook.sha256


def _in_force() -> CodebookSnapshot:
    snapshot = current_snapshot()
    if snapshot is None:
        raise BadDecision(_("No codebook was adopted yet: run load_seeds --codebook-only."))
    return snapshot


def _revised_by_people() -> frozenset[str]:
    acts = Act.objects.filter(verb=REVISED, actor__isnull=False)
    return frozenset(acts.values_list("target_id", flat=True))


def _is_coded(attribute: Attribute) -> bool:
    return Claim.objects.filter(attribute=attribute).exists()
