"""The part of the claim form that depends on the kind of value: which fields, and how they are read.

Outward: ``FIELDS_OF_KIND``, ``read_value``, ``initial_value``. Reading is the domain's: a number gets the bounds of
its comparator there, and what does not fit is refused there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from claims.admin.offered_names import EntryField
from claims.domain.codes import Comparator, ValueKind, ValueState
from claims.domain.dates import parse_date
from claims.domain.notation import plain_number
from claims.domain.values import (
    PARTS_OF_DAY,
    Category,
    DateValue,
    Named,
    TimeValue,
    Truth,
    Unstated,
    Value,
    Wording,
    quantity,
)
from claims.models import Actor, Attribute, Claim, Place, choices
from claims.selectors.register_choices import entry_named, entry_wording

UNCHOSEN = ("", "—")
Builder = Callable[[Mapping[str, Any]], forms.Field]

# How words may bound a date or a time; the others are for numbers.
OF_TIME = (Comparator.EXACT, Comparator.AT_LEAST, Comparator.AT_MOST, Comparator.ABOUT)


@dataclass(frozen=True, slots=True)
class Stated:
    """A value with the register rows that it names; None = none, or not resolved."""

    value: Value
    place: Place | None = None
    actor: Actor | None = None


def _state(_definition: Mapping[str, Any]) -> forms.Field:
    states = [("", _("stated")), *(pair for pair in choices.VALUE_STATES if pair[0] != ValueState.KNOWN)]
    return forms.ChoiceField(label=_("the value is"), required=False, choices=states)


def _comparator(_definition: Mapping[str, Any]) -> forms.Field:
    return forms.ChoiceField(label=_("comparator"), required=False, choices=[UNCHOSEN, *choices.COMPARATORS])


def _bound_in_time(_definition: Mapping[str, Any]) -> forms.Field:
    pairs = [pair for pair in choices.COMPARATORS if pair[0] in OF_TIME]
    return forms.ChoiceField(label=_("comparator"), required=False, choices=[UNCHOSEN, *pairs])


def _number(label: Any) -> Builder:
    def build(_definition: Mapping[str, Any]) -> forms.Field:
        return forms.DecimalField(label=label, required=False, max_digits=20, decimal_places=6)

    return build


def _line(label: Any, help_text: Any = "", length: int = 300) -> Builder:
    def build(_definition: Mapping[str, Any]) -> forms.Field:
        return forms.CharField(label=label, required=False, max_length=length, help_text=help_text)

    return build


def _entry(register: str) -> Builder:
    def build(_definition: Mapping[str, Any]) -> forms.Field:
        help_text = _("Name or key; empty where the register does not hold it.")
        return EntryField(register, _("in the register"), help_text)

    return build


def _category(definition: Mapping[str, Any]) -> forms.Field:
    language = (get_language() or "en").split("-", maxsplit=1)[0]
    pairs = [
        (entry["key"], entry["label"].get(language) or entry["label"].get("en") or entry["key"])
        for entry in definition.get("categories", ())
    ]
    return forms.ChoiceField(label=_("category"), required=False, choices=[UNCHOSEN, *pairs])


def _truth(_definition: Mapping[str, Any]) -> forms.Field:
    return forms.ChoiceField(
        label=_("yes or no"), required=False, choices=[UNCHOSEN, ("yes", _("yes")), ("no", _("no"))]
    )


def _words(_definition: Mapping[str, Any]) -> forms.Field:
    return forms.CharField(
        label=_("wording"), required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("As the source has it."),
    )  # fmt: skip


def _says_none(_definition: Mapping[str, Any]) -> forms.Field:
    return forms.BooleanField(label=_("the source says that there was none"), required=False)


_NUMERIC: dict[str, Builder] = {
    "comparator": _comparator,
    "number": _number(_("number")),
    "lower": _number(_("from")),
    "upper": _number(_("to")),
    "value_state": _state,
}
FIELDS_OF_KIND: dict[str, dict[str, Builder]] = {
    ValueKind.COUNT: _NUMERIC,
    ValueKind.MEASURE: _NUMERIC,
    ValueKind.DATE: {
        "date_edtf": _line(
            _("date as read"), _("YYYY-MM-DD, YYYY-MM, YYYY, 2020-06~, 2020-07-04/2020-07-05"), 32
        ),
        "comparator": _bound_in_time,
        "date_as_written": _line(_("date as written"), length=100),
        "emendation": _line(_("why they differ")),
        "value_state": _state,
    },
    ValueKind.TIME: {
        "time_text": _line(_("time"), _("HH:MM, or: ") + ", ".join(PARTS_OF_DAY), 9),
        "comparator": _bound_in_time,
        "value_state": _state,
    },
    ValueKind.PLACE: {"wording": _words, "entry": _entry("places"), "value_state": _state},
    ValueKind.ACTOR: {"wording": _words, "entry": _entry("actors"), "value_state": _state},
    ValueKind.CATEGORY: {"category": _category, "wording": _words, "value_state": _state},
    ValueKind.BOOLEAN: {"boolean": _truth, "value_state": _state},
    ValueKind.TEXT: {"wording": _words, "says_none": _says_none, "value_state": _state},
}


def read_value(
    kind: ValueKind, cleaned: Mapping[str, Any], attribute: Attribute, claim: Claim | None = None
) -> Stated:
    """The value that the fields state. Raises DomainError, or ValidationError naming the field to fill.

    claim: the one that is edited; of namesakes in a register it keeps its own.
    """
    state = cleaned.get("value_state", "")
    if state:
        return Stated(Unstated(kind, ValueState(state), cleaned.get("wording", "")))
    match kind:
        case ValueKind.COUNT | ValueKind.MEASURE:
            return Stated(_read_quantity(kind, cleaned, attribute))
        case ValueKind.DATE:
            date = parse_date(_needed(cleaned, "date_edtf", gettext("the date")))
            words = cleaned["date_as_written"], cleaned["emendation"]
            return Stated(DateValue(date, *words, _comparator_of(cleaned)))
        case ValueKind.TIME:
            return Stated(
                TimeValue(_needed(cleaned, "time_text", gettext("the time")), _comparator_of(cleaned))
            )
        case ValueKind.PLACE:
            place = _entry_of(Place, cleaned["entry"], None if claim is None else claim.place)
            key = "" if place is None else place.key
            return Stated(Named(kind, cleaned["wording"], key), place=place)
        case ValueKind.ACTOR:
            actor = _entry_of(Actor, cleaned["entry"], None if claim is None else claim.actor)
            return Stated(Named(kind, cleaned["wording"], "" if actor is None else actor.key), actor=actor)
        case ValueKind.CATEGORY:
            return Stated(Category(_needed(cleaned, "category", gettext("the category")), cleaned["wording"]))
        case ValueKind.BOOLEAN:
            return Stated(Truth(_needed(cleaned, "boolean", gettext("yes or no")) == "yes"))
    said = Comparator.NONE if cleaned["says_none"] else Comparator.EXACT
    return Stated(Wording(cleaned["wording"], said))


def initial_value(claim: Claim) -> dict[str, Any]:
    """What the fields show of a claim's value."""
    register = {ValueKind.PLACE: claim.place, ValueKind.ACTOR: claim.actor}.get(ValueKind(claim.value_kind))
    is_range = claim.comparator in (Comparator.RANGE, Comparator.SOME)
    return {
        "value_state": "" if claim.value_state == ValueState.KNOWN else claim.value_state,
        "comparator": claim.comparator,
        "number": _plain(claim.number),
        "lower": _plain(claim.lower) if is_range else "",
        "upper": _plain(claim.upper) if is_range else "",
        "date_edtf": claim.date_edtf,
        "date_as_written": claim.date_as_written,
        "emendation": claim.emendation,
        "time_text": claim.time_text,
        "category": claim.category,
        "says_none": claim.comparator == Comparator.NONE,
        "wording": claim.wording,
        "boolean": {True: "yes", False: "no", None: ""}[claim.boolean],
        "entry": entry_wording(register),
    }


def _plain(number: Any) -> str:
    return "" if number is None else plain_number(number)


def _read_quantity(kind: ValueKind, cleaned: Mapping[str, Any], attribute: Attribute) -> Value:
    comparator = Comparator(_needed(cleaned, "comparator", gettext("the comparator")))
    unit = "" if attribute.current is None else attribute.current.unit
    takes_ends = comparator in (Comparator.RANGE, Comparator.SOME)
    return quantity(
        comparator,
        None if takes_ends else cleaned["number"],
        low=cleaned["lower"] if takes_ends else None,
        high=cleaned["upper"] if takes_ends else None,
        kind=kind,
        unit=unit,
    )


def _comparator_of(cleaned: Mapping[str, Any]) -> Comparator:
    return Comparator(cleaned["comparator"]) if cleaned["comparator"] else Comparator.EXACT


def _needed(cleaned: Mapping[str, Any], name: str, what: str) -> str:
    value: str = cleaned.get(name, "")
    if not value:
        message = gettext("Give %(what)s, or say that the source does not know it or withholds it.")
        raise forms.ValidationError({name: message % {"what": what}})
    return value


def _entry_of(register: Any, wording: str, stored: Any) -> Any:
    if not wording.strip():
        return None
    found = entry_named(register, wording, stored)
    if len(found) == 1:
        return found[0]
    problem = (
        gettext("The register holds no “%(name)s”.")
        if not found
        else gettext("Several entries are named “%(name)s”.")
    )
    accepted = gettext("Accepted: the name or key of one entry, or nothing.")
    raise forms.ValidationError({"entry": f"{problem % {'name': wording}} {accepted}"})
