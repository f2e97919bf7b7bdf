"""What the engine returns: the settled attribute, its candidates, what each claim did, and the ruling applied.

Outward: ``Settled``, ``Candidate``, ``Testified``, ``Ruled``, and ``content`` with ``content_sha256``, the canonical
form that two databases share: no row ids, no wall-clock time.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from claims.consensus.explanation import Remark
from claims.consensus.testimony import Testimony
from claims.consensus.weighed import NOT_WEIGHED, Weighing, weighing_content
from claims.domain.attributes import canonical_sha256
from claims.domain.codes import ConfidenceBasis, Evidence, Grade, Ruling
from claims.domain.notation import plain_number
from claims.domain.scopes import Scope
from claims.domain.values import Value


class Role(StrEnum):
    """What a claim does in a consensus; the codes of the table of testimonies."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    SUPERSEDED = "superseded"
    PART = "part"
    IGNORED = "ignored"


class RulingKind(StrEnum):
    """What an editor ruled; the codes of the table of resolutions."""

    VALUE = "value"
    OWN_VALUE = "own_value"
    RANGE = "range"
    CONTESTED = "contested"
    INSUFFICIENT = "insufficient"


@dataclass(frozen=True, slots=True)
class Ruled:
    """An editor's ruling in force. value: None for contested and insufficient; a range is a value with two ends.

    picture_sha256: what the editor saw (``picture.picture_sha256``); another picture makes the ruling stale.
    """

    kind: RulingKind
    value: Value | None = None
    picture_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value that voices state, or a checked sum of parts. holds: it is, or agrees with, the value published."""

    value: Value
    voices_min: int
    voices_max: int
    holds: bool = False
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class Testified:
    """What one claim did. claim: its public id. voice: numbered from 1. detail: one English sentence."""

    claim: str
    voice: int
    role: Role
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """One attribute of one event in one scope, settled.

    value: None where there is none to publish; for a set the first of the candidates that hold. low, high:
    inclusive, numbers only, None = open or no number. value_is_bound: the value only says where the number lies.
    candidates: best first. remarks: the explanation, see ``explanation.say``. testified: by claim. current: the
    testimonies in force, of a row that nobody states those of its parts, for the wholes that this is a part of.
    weighing: what each voice adds to which candidate. confidence: the probability of the value, None where there is
    none or an editor ruled; only to be read with its basis, and with the number of ruled items that it is calibrated
    on.
    """

    event: str
    attribute: str
    scope: Scope
    evidence: Evidence
    policy: str
    value: Value | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    value_is_bound: bool = False
    as_of: datetime | None = None
    ruling: Ruling = Ruling.NONE
    grade: Grade | None = None
    voices_min: int = 0
    voices_max: int = 0
    candidates: tuple[Candidate, ...] = ()
    remarks: tuple[Remark, ...] = ()
    testified: tuple[Testified, ...] = ()
    picture_sha256: str = ""
    confidence: Decimal | None = None
    confidence_basis: ConfidenceBasis = ConfidenceBasis.NONE
    confidence_items: int = 0
    weighing: Weighing = NOT_WEIGHED
    current: tuple[Testimony, ...] = field(default=(), compare=False, repr=False)

    @property
    def has_value(self) -> bool:
        return self.value is not None

    def with_remarks(self, *remarks: Remark) -> "Settled":
        return replace(self, remarks=(*self.remarks, *remarks))


def content(settled: Settled) -> dict[str, Any]:
    """The canonical form, ready for ``json.dumps``: codes, plain numbers, public ids; moments in UTC."""
    return {
        "event": settled.event,
        "attribute": settled.attribute,
        "scope": settled.scope.key,
        "value": None if settled.value is None else value_content(settled.value),
        "low": _number(settled.low),
        "high": _number(settled.high),
        "value_is_bound": settled.value_is_bound,
        "as_of": None if settled.as_of is None else settled.as_of.astimezone(UTC).isoformat(),
        "evidence": settled.evidence.value,
        "ruling": settled.ruling.value,
        "grade": None if settled.grade is None else settled.grade.value,
        "voices": [settled.voices_min, settled.voices_max],
        "confidence": _number(settled.confidence),
        "confidence_basis": settled.confidence_basis.value,
        "confidence_items": settled.confidence_items,
        "weighing": weighing_content(settled.weighing),
        "policy": settled.policy,
        "picture_sha256": settled.picture_sha256,
        "candidates": [_candidate(candidate) for candidate in settled.candidates],
        "remarks": [[code, dict(arguments)] for code, arguments in settled.remarks],
        "testified": [[one.claim, one.voice, one.role.value, one.detail] for one in settled.testified],
    }


def content_sha256(settled: Settled, extra: dict[str, Any] | None = None) -> str:
    """extra: what the row holds besides, such as the codebook's hash and the verification."""
    return canonical_sha256({**content(settled), **(extra or {})})


def value_content(value: Value) -> dict[str, Any]:
    """The filled columns of a value, numbers as plain text, and its kind."""
    columns = value.fields()
    names = columns.__dataclass_fields__
    filled = {name: getattr(columns, name) for name in names if getattr(columns, name) not in (None, "")}
    plain = {name: plain_number(part) if isinstance(part, Decimal) else part for name, part in filled.items()}
    return {"kind": str(value.kind), **plain}


def _candidate(candidate: Candidate) -> list[Any]:
    return [
        value_content(candidate.value),
        candidate.voices_min,
        candidate.voices_max,
        candidate.holds,
        candidate.is_sum,
    ]


def _number(number: Decimal | None) -> str | None:
    return None if number is None else plain_number(number)
