"""What the laws of the value logic are drawn from: every kind of value, dates, scopes, moments, statements."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from claims.domain.attributes import AttributeDefinition, CategoryDefinition
from claims.domain.codebook import Codebook
from claims.domain.codes import (
    Actuality,
    Cardinality,
    Comparator,
    Family,
    InformantKind,
    Modality,
    Polarity,
    ValueKind,
    ValueState,
)
from claims.domain.comparison import Registers
from claims.domain.dates import PartialDate, between, parse_date
from claims.domain.hierarchy import Hierarchy
from claims.domain.intervals import Interval
from claims.domain.scopes import Scope, ScopeRegister
from claims.domain.statements import AsOf, Statement
from claims.domain.values import (
    PARTS_OF_DAY,
    Category,
    DateValue,
    Named,
    Quantity,
    TimeValue,
    Truth,
    Unstated,
    Value,
    Wording,
    quantity,
)

WITH_A_NUMBER = [c for c in Comparator if c not in (Comparator.RANGE, Comparator.SOME, Comparator.NONE)]
PLACES = Hierarchy(
    {"baghdad": "iraq", "green-zone": "baghdad", "karrada": "baghdad", "iraq": None, "iran": None}
)
ACTORS = Hierarchy({"quds-force": "irgc", "irgc": "iran", "iran": None, "hezbollah": None})
SCOPES = ScopeRegister(
    Hierarchy(
        {
            "place:green-zone": "place:baghdad",
            "place:karrada": "place:baghdad",
            "place:embassy": "place:green-zone",
            "place:baghdad": None,
            "group:us-soldiers": "group:soldiers",
            "group:soldiers": None,
            "group:children": None,
        }
    ),
    disjoint_children=frozenset({"place:baghdad"}),
)


def attribute(key: str, kind: ValueKind, **others: object) -> AttributeDefinition:
    texts = {"en": key}
    return AttributeDefinition(key, Family.OTHER, kind, texts, texts, **others)  # type: ignore[arg-type]


CATEGORIES = (CategoryDefinition("bomb", {}), CategoryDefinition("car_bomb", {}, parent="bomb"))
CODEBOOK = Codebook(
    {
        definition.key: definition
        for definition in (
            attribute("casualties", ValueKind.COUNT, accumulating=True, parts=("killed", "injured")),
            attribute("killed", ValueKind.COUNT, accumulating=True, part_of="casualties"),
            attribute("injured", ValueKind.COUNT, accumulating=True, part_of="casualties"),
            attribute("participants", ValueKind.COUNT, tolerance=Decimal(5), policy="tally"),
            attribute("troops_present", ValueKind.COUNT, policy="stock"),
            attribute("distance", ValueKind.MEASURE),
            attribute("event_date", ValueKind.DATE),
            attribute("death_date", ValueKind.DATE, cardinality=Cardinality.MANY, tolerance=Decimal(1)),
            attribute("event_time", ValueKind.TIME, tolerance=Decimal(15)),
            attribute("place", ValueKind.PLACE),
            attribute("target", ValueKind.PLACE, cardinality=Cardinality.MANY),
            attribute("perpetrator", ValueKind.ACTOR),
            attribute("weapon", ValueKind.CATEGORY, categories=CATEGORIES),
            attribute("responsibility_claimed", ValueKind.BOOLEAN),
            attribute("damage", ValueKind.TEXT, cardinality=Cardinality.MANY),
        )
    }
)
REGISTERS = Registers(CODEBOOK, PLACES, ACTORS, SCOPES)

numbers = st.integers(0, 30).map(Decimal) | st.integers(0, 10_000).map(Decimal)
measured_numbers = st.decimals(-1000, 1000, places=2)
names = st.sampled_from(["", "Baghdad", "baghdad ", "Hezbollah", "Zone verte", "été"])
words = st.text(max_size=12)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    ends = sorted(draw(st.lists(numbers, min_size=2, max_size=2)))
    lower, upper = (None if draw(st.booleans()) else end for end in ends)
    return Interval(lower, upper)


@st.composite
def quantities(draw: st.DrawFn, kind: ValueKind = ValueKind.COUNT, unit: str = "") -> Quantity:
    drawn = numbers if kind is ValueKind.COUNT else measured_numbers
    comparator = draw(st.sampled_from(list(Comparator)))
    if comparator is Comparator.NONE:
        return quantity(comparator, None, kind=kind, unit=unit)
    if comparator in WITH_A_NUMBER:
        # Fewer than none is no count: "less than 0" has no bounds to draw.
        number = draw(drawn.filter(lambda n: comparator is not Comparator.LESS_THAN or n > 0))
        return quantity(comparator, number, kind=kind, unit=unit)
    low, high = sorted(draw(st.lists(drawn, min_size=2, max_size=2)))
    is_open = comparator is Comparator.SOME and draw(st.booleans())
    return quantity(comparator, None, low=low, high=None if is_open else high, kind=kind, unit=unit)


days = st.dates(date(2019, 1, 1), date(2021, 12, 31)) | st.dates(date(2020, 11, 10), date(2020, 11, 20))
singles = st.builds(
    lambda drawn, length, about: parse_date(drawn.isoformat()[:length] + about),
    days,
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "~"]),
)


@st.composite
def date_spans(draw: st.DrawFn) -> PartialDate:
    lower, upper = sorted(draw(st.lists(days, min_size=2, max_size=2)))
    side = draw(st.sampled_from(["both", "from", "until"]))
    return between(None if side == "until" else lower, None if side == "from" else upper)


partial_dates = singles | date_spans()
comparators = st.sampled_from(list(Comparator))
times = st.sampled_from(PARTS_OF_DAY) | st.times().map(lambda drawn: drawn.strftime("%H:%M"))


def named(kind: ValueKind) -> st.SearchStrategy[Named]:
    keys = ["", "baghdad", "green-zone", "iran", "irgc", "quds-force", "hezbollah"]
    pairs = st.tuples(names, st.sampled_from(keys)).filter(lambda pair: bool(pair[0] or pair[1]))
    return pairs.map(lambda pair: Named(kind, *pair))


STATED: dict[ValueKind, st.SearchStrategy[Value]] = {
    ValueKind.COUNT: quantities(),
    ValueKind.MEASURE: quantities(ValueKind.MEASURE, "km") | quantities(ValueKind.MEASURE, "m"),
    ValueKind.DATE: st.builds(DateValue, partial_dates, words, words, comparators),
    ValueKind.TIME: st.builds(TimeValue, times, comparators),
    ValueKind.PLACE: named(ValueKind.PLACE),
    ValueKind.ACTOR: named(ValueKind.ACTOR),
    ValueKind.CATEGORY: st.builds(Category, st.sampled_from(["bomb", "car_bomb", "rocket"]), words),
    ValueKind.BOOLEAN: st.builds(Truth, st.booleans()),
    ValueKind.TEXT: st.builds(Wording, st.sampled_from(["a wall", "A  wall", "windows"]))
    | st.just(Wording("", Comparator.NONE)),
}


def values(kind: ValueKind) -> st.SearchStrategy[Value]:
    states = st.sampled_from([ValueState.UNKNOWN, ValueState.WITHHELD])
    return STATED[kind] | st.builds(Unstated, st.just(kind), states, words)


SCOPE_KEYS = [
    "place:green-zone",
    "place:karrada",
    "place:embassy",
    "place:baghdad",
    "place:basra",
    "group:us-soldiers",
    "group:soldiers",
    "group:children",
    "party:host",
    "phase:first-salvo",
]
scope_keys = st.lists(st.sampled_from(SCOPE_KEYS), max_size=3, unique_by=lambda key: key.partition(":")[0])
scopes = scope_keys.map(lambda keys: Scope(**{key.partition(":")[0]: key for key in keys}))

START = datetime(2020, 11, 17, tzinfo=UTC)


@st.composite
def moments(draw: st.DrawFn) -> AsOf:
    first, length = draw(st.integers(0, 5)), draw(st.integers(0, 2))
    lower, upper = START + timedelta(hours=first), START + timedelta(hours=first + length)
    return AsOf(draw(st.sampled_from([lower, lower, None])), draw(st.sampled_from([upper, upper, None])))


@st.composite
def statements(draw: st.DrawFn, *keys: str) -> Statement:
    """keys: the attributes drawn from; none = all of the codebook."""
    definition = CODEBOOK[draw(st.sampled_from(keys or sorted(CODEBOOK.attributes)))]
    usual = [Modality.ASSERTED] * 4
    return Statement(
        id="A0000000001.1",
        attribute=definition.key,
        value=draw(values(definition.value_kind)),
        scope=draw(st.just(Scope()) | scopes),
        as_of=draw(st.just(AsOf()) | moments()),
        actuality=draw(st.sampled_from([Actuality.HAPPENED] * 4 + [Actuality.PLANNED])),
        modality=draw(st.sampled_from(usual + list(Modality))),
        polarity=draw(st.sampled_from([Polarity.POSITIVE] * 3 + [Polarity.NEGATIVE])),
        informant=draw(st.sampled_from(["", "ministry", "militia"])),
        informant_kind=draw(st.sampled_from([None, *InformantKind])),
        channel=draw(st.sampled_from(["", "agency"])),
        outlet=draw(st.sampled_from(["daily", "weekly"])),
        source_rank=draw(st.integers(0, 2)),
        says_rose=draw(st.booleans()),
        is_recap=draw(st.sampled_from([False, False, True])),
    )
