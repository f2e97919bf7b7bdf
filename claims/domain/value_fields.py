"""The flat typed columns of a value, the same on claims, consensus rows, candidates and rulings.

Outward: ``ValueFields`` and ``fields_from_mapping``. ``values.value_from_fields`` reads a value from them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal

from claims.domain.codes import Comparator, ValueState
from claims.domain.errors import BadValue
from claims.domain.notation import read_number


@dataclass(frozen=True, slots=True)
class ValueFields:
    """The typed columns of a value.

    number, lower, upper: Decimal, bounds inclusive, None = open or not a number. date_edtf: "" or EDTF.
    place_key, actor_key: register keys, "" = not resolved. wording: the name or text as the source has it.
    boolean: None = not a boolean.
    """

    value_state: ValueState = ValueState.KNOWN
    comparator: Comparator = Comparator.EXACT
    number: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    date_edtf: str = ""
    date_as_written: str = ""
    emendation: str = ""
    time_text: str = ""
    place_key: str = ""
    actor_key: str = ""
    category: str = ""
    wording: str = ""
    boolean: bool | None = None


def fields_from_mapping(raw: Mapping[str, object]) -> ValueFields:
    """ValueFields from a form's, file's or request's mapping.

    Keys of other columns are passed over; a missing key or None keeps the column empty. Numbers may be int,
    Decimal or str, booleans also "true" or "false". Raises BadValue naming the column and what it accepts.
    """
    known = {field.name for field in fields(ValueFields)}
    columns = {key: _read(key, value) for key, value in raw.items() if key in known and value is not None}
    return ValueFields(**columns)  # type: ignore[arg-type]  # _read gives each column its type


def _read(name: str, value: object) -> object:
    match name:
        case "number" | "lower" | "upper":
            return read_number(value)
        case "value_state" | "comparator":
            return _read_code(name, value, ValueState if name == "value_state" else Comparator)
        case "boolean":
            return _read_boolean(value)
    return str(value)


def _read_code(
    name: str, value: object, codes: type[ValueState] | type[Comparator]
) -> ValueState | Comparator:
    if value not in list(codes):
        raise BadValue(
            '"%(value)s" is no %(what)s. Accepted: %(accepted)s.',
            value=value,
            what=name.replace("_", " "),
            accepted=", ".join(codes),
        )
    return codes(str(value))


def _read_boolean(value: object) -> bool:
    """Not ``bool(value)``, which takes the string "false" for true."""
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        raise BadValue('"%(value)s" is no boolean. Accepted: true, false.', value=value)
    return value == "true"
