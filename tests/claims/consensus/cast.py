"""The cast of the consensus tests: a small codebook, small registers, and statements said in one line."""

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from claims.consensus.context import Context, Sources
from claims.consensus.derive import derive
from claims.consensus.links import Link, Links
from claims.consensus.settled import Ruled, Settled
from claims.domain.attributes import AttributeDefinition, CategoryDefinition
from claims.domain.codebook import Codebook
from claims.domain.codes import (
    Axis,
    Cardinality,
    Comparator,
    Family,
    InformantKind,
    Stake,
    ValueKind,
)
from claims.domain.comparison import Registers
from claims.domain.dates import parse_date
from claims.domain.findings import Direction
from claims.domain.hierarchy import Hierarchy
from claims.domain.scopes import ScopeRegister, parse_scope
from claims.domain.statements import AsOf, Statement
from claims.domain.values import Category, DateValue, Named, TimeValue, Truth, Value, Wording, quantity


def _attribute(key: str, kind: ValueKind, **fields: Any) -> AttributeDefinition:
    return AttributeDefinition(key, Family.OTHER, kind, {"en": key}, {"en": key}, **fields)


_MANY = Cardinality.MANY
CODEBOOK = Codebook(
    {
        definition.key: definition
        for definition in (
            _attribute("killed", ValueKind.COUNT, accumulating=True, policy="toll", part_of="casualties"),
            _attribute("injured", ValueKind.COUNT, accumulating=True, policy="toll", part_of="casualties"),
            _attribute(
                "casualties", ValueKind.COUNT, accumulating=True, policy="toll", parts=("killed", "injured")
            ),
            _attribute("rockets_fired", ValueKind.COUNT, policy="tally"),
            _attribute("rockets_landed", ValueKind.COUNT, policy="tally", part_of="rockets_fired"),
            _attribute("troops_present", ValueKind.COUNT, policy="stock"),
            _attribute("participants", ValueKind.COUNT, policy="tally", tolerance=Decimal(5)),
            _attribute("event_date", ValueKind.DATE, policy="date"),
            _attribute("event_time", ValueKind.TIME, policy="time", tolerance=Decimal(15)),
            _attribute("place", ValueKind.PLACE, policy="place", cardinality=_MANY),
            _attribute("perpetrator", ValueKind.ACTOR, policy="responsibility", cardinality=_MANY),
            _attribute("blamed_party", ValueKind.ACTOR, policy="accusation", cardinality=_MANY),
            _attribute("claimed_by", ValueKind.ACTOR, policy="accusation", cardinality=_MANY),
            _attribute(
                "weapon",
                ValueKind.CATEGORY,
                policy="set",
                cardinality=_MANY,
                categories=(
                    CategoryDefinition("rocket", {"en": "rocket"}),
                    CategoryDefinition("drone", {"en": "drone"}),
                ),
            ),
            _attribute("damage", ValueKind.TEXT, policy="text", cardinality=_MANY),
            _attribute("responsibility_claimed", ValueKind.BOOLEAN, policy="truth"),
        )
    }
)
PLACES = Hierarchy({"iraq": None, "baghdad": "iraq", "green-zone": "baghdad", "erbil": "iraq"})
SCOPES = ScopeRegister(
    Hierarchy(
        {
            "place:baghdad": None,
            "place:green-zone": "place:baghdad",
            "place:elsewhere": "place:baghdad",
            "group:soldiers": None,
            "group:civilians": None,
            "group:contractors": None,
            "phase:died-of-wounds": None,
        }
    ),
    frozenset({"place:baghdad"}),
)
REGISTERS = Registers(CODEBOOK, places=PLACES, scopes=SCOPES)
CONTEXT = Context(REGISTERS)
# The cast: two bodies and a group that can be told apart, two outlets without an owner, one agency.
MINISTRY, HOSPITAL, ARMY, GROUP = "ministry", "hospital", "army", "group"
PAPER, RADIO, AGENCY = "paper", "radio", "agency"


def context(links: Iterable[Link] = (), **fields: Any) -> Context:
    return Context(REGISTERS, links=Links(links), **fields)


def sources(**fields: Any) -> Sources:
    return Sources(**fields)


def link(
    first: str,
    second: str,
    relation: str,
    axis: Axis = Axis.VALUE,
    *,
    forward: bool = False,
    is_across: bool = False,
) -> Link:
    direction = Direction.FORWARD if forward else Direction.NONE
    return Link(first, second, axis, relation, direction, is_across=is_across)


def number(text: str, kind: ValueKind = ValueKind.COUNT) -> Value:
    """ "7", ">=3", ">14", "<=9", "<5", "9-13", "~50", "none", "some"."""
    marks = {
        ">=": Comparator.AT_LEAST,
        "<=": Comparator.AT_MOST,
        ">": Comparator.MORE_THAN,
        "<": Comparator.LESS_THAN,
        "~": Comparator.ABOUT,
    }
    if text in ("none", "some"):
        return quantity(Comparator(text), None, kind=kind)
    for mark, comparator in marks.items():
        if text.startswith(mark):
            return quantity(comparator, Decimal(text.removeprefix(mark)), kind=kind)
    if "-" in text:
        low, high = text.split("-")
        return quantity(Comparator.RANGE, None, low=Decimal(low), high=Decimal(high), kind=kind)
    return quantity(Comparator.EXACT, Decimal(text), kind=kind)


def value_of(attribute: str, said: object) -> Value:
    if not isinstance(said, str | int | bool):
        return said  # type: ignore[return-value]  # a value already
    kind = CODEBOOK[attribute].value_kind
    match kind:
        case ValueKind.COUNT | ValueKind.MEASURE:
            return number(str(said), kind)
        case ValueKind.DATE:
            return DateValue(parse_date(str(said)))
        case ValueKind.TIME:
            return TimeValue(str(said))
        case ValueKind.PLACE | ValueKind.ACTOR:
            return Named(kind, str(said), str(said))
        case ValueKind.CATEGORY:
            return Category(str(said))
        case ValueKind.BOOLEAN:
            return Truth(bool(said))
    return Wording("", Comparator.NONE) if said == "none" else Wording(str(said))


def says(
    claim: str,
    value: object,
    attribute: str = "killed",
    *,
    by: str = "",
    on: str = PAPER,
    scope: str = "",
    day: int | None = None,
    **fields: Any,
) -> Statement:
    """One statement: claim "A1.1" of the article "A1". by: informant. on: outlet. day: of November 2020, as of."""
    moment = None if day is None else datetime(2020, 11, day, 12, tzinfo=UTC)
    kind = fields.pop("informant_kind", InformantKind.NAMED if by else None)
    return Statement(
        id=claim,
        attribute=attribute,
        value=value_of(attribute, value),
        scope=parse_scope(scope),
        as_of=AsOf(moment, moment),
        informant=by,
        informant_kind=kind,
        outlet=on,
        article=fields.pop("article", claim.split(".", maxsplit=1)[0]),
        stake=fields.pop("stake", Stake.NONE),
        source_rank=fields.pop("rank", 1),
        **fields,
    )


def settle(*statements: Statement, in_: Context = CONTEXT, ruled: Ruled | None = None) -> Settled:
    """Settle statements of one attribute and scope."""
    first = statements[0]
    return derive(
        statements, definition=CODEBOOK[first.attribute], context=in_, scope=first.scope, ruled=ruled
    )
