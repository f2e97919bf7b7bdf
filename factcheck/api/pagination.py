"""Pages of a list by key: the next page starts after the last row shown, however many rows there are.

Outward: ``KeysetPagination``. No row is counted and none is skipped over, so the last page costs what the first does,
and a row added meanwhile neither repeats nor hides another. A view names its permanent order in ``keyset``.
"""

import base64
import binascii
import json
from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from factcheck.keyset_pages import in_order

PAGE_ROWS = 50
# Enough for a script to read a corpus in few requests, few enough to answer within a second. Arbitrary but works.
MOST_PAGE_ROWS = 200
CURSOR, PAGE_SIZE = "cursor", "page_size"


class KeysetPagination(BasePagination):
    """``{"next": address of the next page or null, "results": [rows]}``.

    The view's ``keyset`` names the fields of the order, together unique and never null. The cursor holds the keys of
    the last row shown, which are public; clients hand it back as it is.
    """

    next_page: str | None = None

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        keyset: Sequence[str] = view.keyset
        rows_wanted = page_rows(request.query_params.get(PAGE_SIZE))
        cursor = request.query_params.get(CURSOR)
        after = read_cursor(cursor, len(keyset)) if cursor else []
        if after:
            queryset = queryset.filter(_after_keys(keyset, after))
        queryset = view.narrowed(queryset, after, rows_wanted + 1)
        # Found first and read afterwards, as the admin's lists are: with everything joined SQLite sorts the table.
        found = list(queryset.order_by(*keyset).values_list("pk", flat=True)[: rows_wanted + 1])
        rows = in_order(queryset, found[:rows_wanted])
        if rows and len(found) > rows_wanted:
            keys = [_key_of(rows[-1], field) for field in keyset]
            self.next_page = replace_query_param(request.build_absolute_uri(), CURSOR, written_cursor(keys))
        return rows

    def get_paginated_response(self, data: Any) -> Response:
        return Response({"next": self.next_page, "results": data})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        return {
            "type": "object",
            "required": ["next", "results"],
            "properties": {
                "next": {
                    "type": "string",
                    "format": "uri",
                    "nullable": True,
                    "description": "Address of the next page; null on the last one.",
                },
                "results": schema,
            },
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        size = {"type": "integer", "minimum": 1, "maximum": MOST_PAGE_ROWS, "default": PAGE_ROWS}
        return [
            _parameter(CURSOR, "Where the page starts, as `next` gives it.", {"type": "string"}),
            _parameter(PAGE_SIZE, "Rows per page.", size),
        ]


def page_rows(raw: str | None) -> int:
    """Rows per page as asked for. Raises ValidationError for anything but a whole number within the limits."""
    if raw is None:
        return PAGE_ROWS
    if raw.isascii() and raw.isdigit() and len(raw) <= len(str(MOST_PAGE_ROWS)):
        rows = int(raw)
        if 1 <= rows <= MOST_PAGE_ROWS:
            return rows
    raise ValidationError(
        {PAGE_SIZE: [f'"{raw}" is no page size. Accepted: a whole number from 1 to {MOST_PAGE_ROWS}.']}
    )


def written_cursor(keys: Sequence[str | int]) -> str:
    text = json.dumps(keys, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(cursor: str, keys: int) -> list[str | int]:
    """The keys of a cursor. Raises ValidationError for what ``written_cursor`` never wrote."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        text = base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True).decode()
        read = json.loads(text)
    except (ValueError, binascii.Error, RecursionError):
        read = None
    if not isinstance(read, list) or len(read) != keys or not all(map(_is_key, read)):
        raise ValidationError(
            {CURSOR: [f'"{cursor}" is no cursor of this list. Accepted: the one that `next` gives.']}
        )
    return read


def _is_key(key: object) -> bool:
    """A text that a database can hold (no NUL, no half of a surrogate pair), or a number of a row's size."""
    if isinstance(key, str):
        return "\x00" not in key and not any("\ud800" <= letter <= "\udfff" for letter in key)
    return type(key) is int and 0 <= key < 1 << 31


def _after_keys(keyset: Sequence[str], keys: Sequence[str | int]) -> Q:
    try:
        return _after(keyset, keys)
    except (TypeError, ValueError) as error:
        raise ValidationError({CURSOR: [str(error)]}) from error


def _after(keyset: Sequence[str], keys: Sequence[str | int]) -> Q:
    """Rows after these keys in the order of the keyset: first key greater, or equal and the rest after."""
    field, key = keyset[0], keys[0]
    later = Q(**{f"{field}__gt": key})
    if len(keyset) == 1:
        return later
    # The first condition alone lets a database use an index; it says nothing that the second does not.
    return Q(**{f"{field}__gte": key}) & (later | Q(**{field: key}) & _after(keyset[1:], keys[1:]))


def _key_of(row: Any, field: str) -> Any:
    for name in field.split("__"):
        row = getattr(row, name)
    return row


def _parameter(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": description, "schema": schema}
