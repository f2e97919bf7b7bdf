"""Filters that several lists of claims share.

Outward: ``event_filter``, ``attribute_filter``, ``ScopeFilter``.
"""

from typing import Any

from django.db.models import QuerySet

from claims.domain.errors import BadScope
from claims.domain.scopes import parse_scope
from claims.models import Attribute, Event
from claims.selectors.readable import readable_events
from factcheck.api.filters import RowFilter, TextFilter

WHOLE = "whole"


def survivor(event: Event) -> Event:
    return event.current


def all_attributes(_user: Any) -> QuerySet[Attribute]:
    return Attribute.objects.all()


def event_filter(**options: Any) -> RowFilter:
    return RowFilter(
        rows=readable_events,
        key="public_id",
        what="event",
        follow=survivor,
        help_text="Id of the event; that of a merged one stands for its survivor.",
        **options,
    )


def attribute_filter() -> RowFilter:
    return RowFilter(
        rows=all_attributes, key="key", what="attribute", listed=True, help_text="Key of the attribute."
    )


class ScopeFilter(TextFilter):
    """The canonical string of a scope, or ``whole`` for the whole event."""

    def __init__(self) -> None:
        super().__init__(
            field_name="scope_key",
            help_text=f"`{WHOLE}` for the whole event, else one key per facet, joined by `;`: "
            "`group:us-soldiers;place:green-zone`.",
        )

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        if not value:
            return qs
        if value == WHOLE:
            return qs.filter(scope_key="")
        try:
            return qs.filter(scope_key=parse_scope(value).key)
        except BadScope as error:
            raise self.refusal(f'{error} "{WHOLE}" stands for the whole event.') from error
