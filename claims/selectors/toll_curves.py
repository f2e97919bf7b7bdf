"""The curves of the figures of an event that grow, with the claims that moved them.

Outward: ``shown_curves``, and ``are_quick`` for a page that shows them beside other things. Derived at every look
from what the person may read; nothing is stored.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from claims.consensus.moments import moment_of
from claims.consensus.toll_curve import Curve, Step, toll_curves, toll_statements
from claims.models import Attribute, Claim, Event, Scope
from claims.selectors.considered import Considered, considered
from claims.selectors.events import anchor_of, scope_label
from claims.selectors.readable import readable_claims
from claims.selectors.veiling import veiled

# Claims times moments that the event page derives on the way: a tenth of a second. Measured: 50 claims at 10 moments.
QUICK = 600


@dataclass(frozen=True, slots=True)
class ShownStep:
    step: Step
    moved_by: list[Claim]
    repeated_by: list[Claim]


@dataclass(frozen=True, slots=True)
class ShownCurve:
    """scope: the names of its part, "" = the whole event. undated: how many claims no moment is known of."""

    attribute: Attribute
    curve: Curve
    scope: str
    steps: list[ShownStep]
    undated: int

    @property
    def anchor(self) -> str:
        return anchor_of(self.attribute.key, self.curve.scope.key)


def shown_curves(event: Event, user: Any, known: Considered | None = None) -> list[ShownCurve]:
    """Curves with more than one step, by attribute and scope. known: where the caller has read the event already."""
    known = known or considered([event], user)
    if known is None:
        return []
    told = known.statements.get(event.pk, ())
    curves = [one for one in toll_curves(told, known.context, event.public_id) if one.moves]
    curves = [one for one in curves if one.attribute not in known.hidden]
    claims = claims_by_id((claim for one in curves for claim in _named(one)), user)
    attributes = attributes_by_key()
    names = dict(Scope.objects.values_list("key", "name")) if any(one.scope.key for one in curves) else {}
    return [
        ShownCurve(
            attribute=attributes[one.attribute],
            curve=one,
            scope=scope_label(one.scope.key, names),
            steps=[_shown(step, claims) for step in one.steps],
            undated=len(one.undated),
        )
        for one in curves
    ]


def are_quick(event: Event, known: Considered) -> bool:
    told = toll_statements(known.statements.get(event.pk, ()), known.context)
    return len(told) * len({moment_of(one) for one in told}) <= QUICK


def claims_by_id(public_ids: Iterable[str], user: Any) -> dict[str, Claim]:
    """Claims by public id, as the user may read them, with article and source: one query, and those of the veil."""
    wanted = set(public_ids)
    if not wanted:
        return {}
    rows = readable_claims(user).filter(public_id__in=wanted).defer("article__text")
    rows = rows.select_related(
        "article__source", "attribute__current", "place", "actor", "informant", "channel"
    )
    return {claim.public_id: claim for claim in veiled(user, rows)}


def attributes_by_key() -> dict[str, Attribute]:
    """Every attribute with the version in force: one query."""
    return {row.key: row for row in Attribute.objects.select_related("current")}


def _named(curve: Curve) -> Iterable[str]:
    return (claim for step in curve.steps for claim in (*step.moved_by, *step.repeated_by))


def _shown(step: Step, claims: Mapping[str, Claim]) -> ShownStep:
    moved, repeated = (
        [claims[claim] for claim in ids if claim in claims] for ids in (step.moved_by, step.repeated_by)
    )
    return ShownStep(step, moved, repeated)
