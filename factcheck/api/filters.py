"""Filters that refuse what they do not understand, naming what they accept.

Outward: ``StrictFilterBackend`` for the views; ``CodeFilter``, ``RowFilter``, ``FlagFilter`` and ``TextFilter`` for
their filter sets. A parameter that was misspelt and silently ignored would answer with everything, as if nothing else
matched.
"""

from collections.abc import Callable, Iterable
from typing import Any

import django_filters
from django.db.models import QuerySet
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.utils import extend_schema_field
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from factcheck.api.pagination import CURSOR, PAGE_SIZE

FLAGS = {"true": True, "false": False}


class StrictFilterBackend(DjangoFilterBackend):
    """Refuses parameters that the list does not know, the same one given twice, and one without a value.

    A script whose variable is empty by mistake would else read everything and take it for what it asked for.
    """

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        filterset_class = self.get_filterset_class(view, queryset)
        accepted = [*(filterset_class.base_filters if filterset_class else ()), CURSOR, PAGE_SIZE]
        for name, values in request.query_params.lists():
            if name not in accepted:
                raise ValidationError({name: [f"Unknown parameter. Accepted: {', '.join(accepted)}."]})
            if len(values) > 1:
                raise ValidationError({name: ["Given more than once. Accepted: one value."]})
            if not values[0].strip():
                raise ValidationError({name: ["Empty. Give it a value, or leave the parameter out."]})
        return super().filter_queryset(request, queryset, view)


class CodeFilter(django_filters.ChoiceFilter):
    """One code of a closed list."""

    def __init__(self, *, choices: Any, **options: Any) -> None:
        codes = [(code, label) for code, label in getattr(choices, "choices", choices) if code]
        accepted = ", ".join(code for code, _label in codes)
        options.setdefault(
            "error_messages", {"invalid_choice": f'"%(value)s" is not known. Accepted: {accepted}.'}
        )
        super().__init__(choices=codes, empty_label=None, **options)


class TextFilter(django_filters.CharFilter):
    """A text; its type and help text stand in the schema."""

    json_type = "string"

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        extend_schema_field({"type": self.json_type, "description": self.extra.get("help_text", "")})(self)

    def refused(self, value: str, accepted: Iterable[str]) -> ValidationError:
        return self.refusal(f'"{value}" is not known. Accepted: {", ".join(accepted)}.')

    def refusal(self, message: str) -> ValidationError:
        name = next(name for name, own in self.parent.filters.items() if own is self)
        return ValidationError({name: [message]})


class RowFilter(TextFilter):
    """Rows that belong to one row, named by its permanent key.

    rows: the rows that the reader may see, by user: what is hidden is as unknown as what does not exist. key: the
    field of the permanent key. what: the row's name in the message. listed: the message lists the keys there are
    (small registers only). follow: the row that stands for the one named, such as the survivor of a merge.
    """

    def __init__(
        self,
        *,
        rows: Callable[[Any], QuerySet[Any]],
        key: str,
        what: str,
        listed: bool = False,
        follow: Callable[[Any], Any] | None = None,
        **options: Any,
    ) -> None:
        self.rows, self.key, self.what, self.listed, self.follow = rows, key, what, listed, follow
        super().__init__(**options)

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        if not value:
            return qs
        rows = self.rows(self.parent.request.user)
        row = rows.filter(**{self.key: value}).first()
        if row is None:
            raise self._unknown(value, rows)
        return self.narrowed(qs, row if self.follow is None else self.follow(row))

    def narrowed(self, qs: QuerySet[Any], row: Any) -> QuerySet[Any]:
        return qs.filter(**{self.field_name: row})

    def _unknown(self, value: str, rows: QuerySet[Any]) -> ValidationError:
        if self.listed:
            return self.refused(value, rows.order_by(self.key).values_list(self.key, flat=True))
        return self.refusal(f'There is no {self.what} "{value}".')


class FlagFilter(TextFilter):
    """true or false."""

    json_type = "boolean"

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        if not value:
            return qs
        if value not in FLAGS:
            raise self.refused(value, FLAGS)
        return super().filter(qs, FLAGS[value])
