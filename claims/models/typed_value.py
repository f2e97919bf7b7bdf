"""The typed columns of a value, shared by claims, consensus rows, candidates and rulings."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Mod
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from claims.domain.codes import Comparator, ValueKind, ValueState
from claims.domain.value_fields import ValueFields
from claims.domain.values import DateValue, Value, value_from_fields
from claims.models.actor import Actor
from claims.models.choices import COMPARATORS, VALUE_KINDS, VALUE_STATES
from claims.models.place import Place

NUMBER_DIGITS = 20
NUMBER_PLACES = 6
_NUMERIC = Q(value_kind__in=[ValueKind.COUNT, ValueKind.MEASURE])
_NO_NUMBERS = Q(number__isnull=True, lower__isnull=True, upper__isnull=True)


def _is_whole(column: str) -> Q:
    return Q(**{f"{column}__isnull": True}) | Q(
        Exact(Mod(F(column), models.Value(Decimal(1))), models.Value(Decimal(0)))
    )


def _number(label: Any, help_text: Any) -> "models.DecimalField[Decimal | None, Decimal | None]":
    return models.DecimalField(
        label,
        max_digits=NUMBER_DIGITS,
        decimal_places=NUMBER_PLACES,
        null=True,
        blank=True,
        help_text=help_text,
    )


class TypedValue(models.Model):
    """One value in its own columns; the columns of other kinds are empty. ``value`` is the domain's value.

    Zero is a number (comparator ``none`` where it is stated as such); "not known" is a value state; what nobody
    reported has no row.
    """

    value_kind = models.CharField(_("kind of value"), max_length=8, choices=VALUE_KINDS)
    value_state = models.CharField(
        _("value is"), max_length=8, choices=VALUE_STATES, default=ValueState.KNOWN
    )
    comparator = models.CharField(
        _("comparator"), max_length=9, choices=COMPARATORS, default=Comparator.EXACT
    )
    number = _number(_("number"), _("The number named; empty for a range or a vague quantity."))
    lower = _number(_("lower bound"), _("Inclusive; empty = open."))
    upper = _number(_("upper bound"), _("Inclusive; empty = open."))
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    date_edtf = models.CharField(
        _("date as read"), max_length=32, blank=True, help_text=_("EDTF: 2020-11-17, 2020-11, 2020-11~ ...")
    )
    date_lower = models.DateField(_("first possible day"), null=True, blank=True, editable=False)
    date_upper = models.DateField(_("last possible day"), null=True, blank=True, editable=False)
    date_granularity = models.CharField(_("granularity"), max_length=8, blank=True, editable=False)
    date_as_written = models.CharField(_("date as written"), max_length=100, blank=True)
    emendation = models.CharField(
        _("emendation"),
        max_length=300,
        blank=True,
        help_text=_("Why the date as read differs from the date as written."),
    )
    time_text = models.CharField(
        _("time"),
        max_length=9,
        blank=True,
        help_text=_("HH:MM or morning, midday, afternoon, evening, night."),
    )
    place = models.ForeignKey(
        Place, verbose_name=_("place"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    actor = models.ForeignKey(
        Actor, verbose_name=_("actor"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    category = models.CharField(_("category"), max_length=60, blank=True)
    wording = models.TextField(
        _("wording"), blank=True, help_text=_("The name or text as the source has it.")
    )
    boolean = models.BooleanField(_("yes or no"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(lower__isnull=True) | Q(upper__isnull=True) | Q(lower__lte=F("upper")),
                name="%(app_label)s_%(class)s_bounds_in_order",
                violation_error_message=_("The lower bound is not above the upper bound."),
            ),
            models.CheckConstraint(
                condition=Q(value_kind__in=list(ValueKind), value_state__in=list(ValueState))
                & Q(comparator__in=list(Comparator)),
                name="%(app_label)s_%(class)s_value_codes_known",
                violation_error_message=_("The kind, state or comparator is not one of the list."),
            ),
            models.CheckConstraint(
                condition=~Q(value_kind=ValueKind.COUNT)
                | (_is_whole("number") & _is_whole("lower") & _is_whole("upper")),
                name="%(app_label)s_%(class)s_count_is_whole",
                violation_error_message=_("A count is a whole number."),
            ),
            models.CheckConstraint(
                condition=~Q(value_kind=ValueKind.COUNT)
                | (
                    (Q(number__isnull=True) | Q(number__gte=0))
                    & (Q(lower__isnull=True) | Q(lower__gte=0))
                    & (Q(upper__isnull=True) | Q(upper__gte=0))
                ),
                name="%(app_label)s_%(class)s_count_not_negative",
                violation_error_message=_("A count is 0 or more."),
            ),
            models.CheckConstraint(
                condition=_NUMERIC | _NO_NUMBERS,
                name="%(app_label)s_%(class)s_numbers_only_where_numeric",
                violation_error_message=_("Only counts and measures hold numbers."),
            ),
            models.CheckConstraint(
                condition=~_NUMERIC
                | ~Q(comparator=Comparator.NONE)
                | Q(
                    number__isnull=False, lower__isnull=False, upper__isnull=False, number=0, lower=0, upper=0
                ),
                name="%(app_label)s_%(class)s_none_is_zero",
                violation_error_message=_("A stated zero has the number 0 and the bounds 0 and 0."),
            ),
            models.CheckConstraint(
                condition=~_NUMERIC
                | ~Q(comparator__in=[Comparator.RANGE, Comparator.SOME])
                | Q(number__isnull=True),
                name="%(app_label)s_%(class)s_vague_has_no_number",
                violation_error_message=_("A range or a vague quantity names no single number."),
            ),
            models.CheckConstraint(
                condition=Q(value_state=ValueState.KNOWN)
                | _NO_NUMBERS
                & Q(date_edtf="", time_text="", category="", place__isnull=True)
                & Q(actor__isnull=True, boolean__isnull=True),
                name="%(app_label)s_%(class)s_unstated_is_empty",
                violation_error_message=_("A value that is unknown or withheld states nothing."),
            ),
            models.CheckConstraint(
                condition=Q(value_kind=ValueKind.DATE)
                | Q(date_edtf="", date_lower__isnull=True, date_upper__isnull=True),
                name="%(app_label)s_%(class)s_dates_only_where_dated",
                violation_error_message=_("Only values of kind date hold a date."),
            ),
            models.CheckConstraint(
                condition=Q(date_lower__isnull=True)
                | Q(date_upper__isnull=True)
                | Q(date_lower__lte=F("date_upper")),
                name="%(app_label)s_%(class)s_days_in_order",
                violation_error_message=_("The first possible day is not after the last."),
            ),
            models.CheckConstraint(
                condition=(Q(value_kind=ValueKind.PLACE) | Q(place__isnull=True))
                & (Q(value_kind=ValueKind.ACTOR) | Q(actor__isnull=True))
                & (Q(value_kind=ValueKind.TIME) | Q(time_text=""))
                & (Q(value_kind=ValueKind.CATEGORY) | Q(category=""))
                & (Q(value_kind=ValueKind.BOOLEAN) | Q(boolean__isnull=True)),
                name="%(app_label)s_%(class)s_columns_of_its_kind",
                violation_error_message=_("A value fills only the columns of its own kind."),
            ),
        ]

    @property
    def value(self) -> Value:
        """The domain value. Reads place and actor: select them where many rows are shown."""
        return value_from_fields(ValueKind(self.value_kind), self.value_fields)

    @property
    def value_fields(self) -> ValueFields:
        return ValueFields(
            value_state=ValueState(self.value_state),
            comparator=Comparator(self.comparator),
            number=self.number,
            lower=self.lower,
            upper=self.upper,
            unit=self.unit,
            date_edtf=self.date_edtf,
            date_as_written=self.date_as_written,
            emendation=self.emendation,
            time_text=self.time_text,
            place_key="" if self.place is None else self.place.key,
            actor_key="" if self.actor is None else self.actor.key,
            category=self.category,
            wording=self.wording,
            boolean=self.boolean,
        )

    def set_value(self, value: Value, *, place: Place | None = None, actor: Actor | None = None) -> None:
        """Fill the columns from a domain value; place, actor: the register rows its key names, None = unresolved."""
        columns = value.fields()
        date = value.date if isinstance(value, DateValue) else None
        self.value_kind = value.kind
        self.value_state, self.comparator = columns.value_state, columns.comparator
        self.number, self.lower, self.upper = columns.number, columns.lower, columns.upper
        self.unit = columns.unit
        self.date_edtf, self.date_as_written = columns.date_edtf, columns.date_as_written
        self.emendation = columns.emendation
        self.date_lower = None if date is None else date.lower
        self.date_upper = None if date is None else date.upper
        self.date_granularity = "" if date is None else date.granularity
        self.time_text, self.category, self.wording = columns.time_text, columns.category, columns.wording
        self.boolean = columns.boolean
        self.place, self.actor = place, actor


STATES_SOMETHING = (
    ~Q(value_state=ValueState.KNOWN)
    | Q(value_kind__in=[ValueKind.COUNT, ValueKind.MEASURE], comparator=Comparator.SOME)
    | Q(value_kind__in=[ValueKind.COUNT, ValueKind.MEASURE])
    & (Q(number__isnull=False) | Q(lower__isnull=False) | Q(upper__isnull=False))
    | Q(value_kind=ValueKind.DATE) & ~Q(date_edtf="")
    | Q(value_kind=ValueKind.TIME) & ~Q(time_text="")
    | Q(value_kind=ValueKind.CATEGORY) & ~Q(category="")
    | Q(value_kind=ValueKind.BOOLEAN, boolean__isnull=False)
    | Q(value_kind__in=[ValueKind.PLACE, ValueKind.ACTOR, ValueKind.TEXT]) & ~Q(wording="")
    | Q(value_kind=ValueKind.PLACE, place__isnull=False)
    | Q(value_kind=ValueKind.ACTOR, actor__isnull=False)
    | Q(value_kind=ValueKind.TEXT, comparator=Comparator.NONE)
)


def known_codes(model_name: str, columns: dict[str, list[tuple[str, Any]]]) -> list[models.CheckConstraint]:
    """One constraint per column of a closed list: the database holds no code that the program does not know."""
    return [
        models.CheckConstraint(
            condition=Q(**{f"{column}__in": [code for code, _label in codes]}),
            name=f"claims_{model_name}_{column}_known",
            violation_error_message=_("The code is not one of the list."),
        )
        for column, codes in columns.items()
    ]


def bounds_of_comparator(model_name: str) -> models.CheckConstraint:
    """The constraint of a model whose rows state one value: its bounds are those of its comparator.

    The same table as ``claims.domain.intervals.bounds_for``; a consensus row holds low and high beside its value
    and is left out.
    """
    step = models.Case(
        models.When(value_kind=ValueKind.COUNT, then=models.Value(Decimal(1))),
        default=models.Value(Decimal(0)),
    )
    given = Q(number__isnull=False)
    condition = (
        ~_NUMERIC
        | ~Q(value_state=ValueState.KNOWN)
        | Q(comparator__in=[Comparator.RANGE, Comparator.SOME, Comparator.NONE])
        | given & Q(comparator=Comparator.EXACT, lower=F("number"), upper=F("number"))
        | given & Q(comparator=Comparator.AT_LEAST, lower=F("number"), upper__isnull=True)
        | given & Q(comparator=Comparator.MORE_THAN, lower=F("number") + step, upper__isnull=True)
        | given & Q(comparator=Comparator.AT_MOST, upper=F("number"), lower__isnull=True)
        | given & Q(comparator=Comparator.LESS_THAN, upper=F("number") - step, lower__isnull=True)
        | given & Q(comparator=Comparator.ABOUT, lower__lte=F("number"), upper__gte=F("number"))
        | given & Q(comparator=Comparator.NEARLY, lower__lte=F("number"), upper=F("number"))
    )
    return models.CheckConstraint(
        condition=condition,
        name=f"claims_{model_name}_bounds_of_comparator",
        violation_error_message=_("The bounds are not those that the comparator gives the number."),
    )


def states_something(model_name: str, *, unless: Q | None = None) -> models.CheckConstraint:
    """The constraint of a model whose rows always state a value, say that it is unknown, or that it is withheld."""
    return models.CheckConstraint(
        condition=STATES_SOMETHING if unless is None else STATES_SOMETHING | unless,
        name=f"claims_{model_name}_states_something",
        violation_error_message=_("Give the value, or say that the source does not know it or withholds it."),
    )


VALUE_COLUMNS = [field.name for field in TypedValue._meta.local_fields]
