"""Read-only lists and details by permanent key.

Outward: ``ListView`` for rows that have no page of their own, ``ReadOnlyViewSet`` for rows that have, and
``UnknownAddress`` for the rest.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.serializers import BaseSerializer
from rest_framework.views import APIView
from rest_framework.viewsets import GenericViewSet

MOST_DIGITS = 9  # fits the integer column of every database


class ListView(ListModelMixin, GenericViewSet, ABC):
    """model: whose view permission is needed. keyset: the permanent order, unique as a whole."""

    model: ClassVar[type[Model]]
    keyset: ClassVar[Sequence[str]]

    @abstractmethod
    def rows_for(self, user: Any) -> QuerySet[Any]:
        """The rows that a user may see, with all that their serializer reads."""

    def get_queryset(self) -> QuerySet[Any]:
        if getattr(self, "swagger_fake_view", False):  # the schema is made without a user
            return self.model._default_manager.none()
        return self.rows_for(self.request.user)

    def get_serializer(self, *args: Any, **options: Any) -> BaseSerializer[Any]:
        options["context"] = self.get_serializer_context()
        if args:
            rows = self.shown(args[0] if options.get("many") else [args[0]])
            options["context"] |= self.context_of(rows)
            args = (rows if options.get("many") else rows[0], *args[1:])
        return self.get_serializer_class()(*args, **options)

    def narrowed(self, rows: QuerySet[Any], after: Sequence[str | int], most: int) -> QuerySet[Any]:
        """Rows among which the first ``most`` of these are, for a view that can tell them without sorting them all.

        rows: after the keys of a cursor already, where there is one. after: these keys, [] = from the first row on.
        """
        return rows

    def shown(self, rows: Sequence[Any]) -> Sequence[Any]:
        """The rows of a page as the user may read them."""
        return rows

    def context_of(self, rows: Sequence[Any]) -> dict[str, Any]:
        """What the serializer needs to know about the rows it is about to write, read once for all of them."""
        return {}


class ReadOnlyViewSet(RetrieveModelMixin, ListView):
    """lookup_field: the permanent key. The filters of the list do not touch the detail."""

    lookup_value_regex = "[^/]+"

    def get_object(self) -> Any:
        key = held(self.kwargs[self.lookup_field])
        return get_object_or_404(self.get_queryset(), **{self.lookup_field: key})


class UnknownAddress(APIView):
    """What no other address takes is refused as all else is, in JSON."""

    schema = None

    def initial(self, request: Request, *args: Any, **options: Any) -> None:
        super().initial(request, *args, **options)
        raise Http404


def held(key: str) -> str:
    """A key that a row could hold. Raises Http404 for one with NUL: PostgreSQL refuses the very question."""
    if "\x00" in key:
        raise Http404
    return key


def numbered(text: str) -> int:
    """A number that a row could hold. Raises Http404 for any other text."""
    if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS:
        return int(text)
    raise Http404
