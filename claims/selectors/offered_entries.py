"""Entries of a register that a field offers while somebody types, by words that lead back to the one entry.

Outward: ``offered``, ``called`` and ``key_in``. An entry is called by its name; where several bear it, its key stands
behind it in brackets.
"""

import re
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from claims.selectors.tally import MOST, Tally, tally_up_to

# Names offered at once; the others are reached by typing more. Arbitrary but works: what one looks through.
MOST_OFFERED = 20
_WITH_KEY = re.compile(r".*\[(?P<key>[^\[\]]+)\]", re.DOTALL)


def key_in(wording: str) -> str:
    """The key behind a name, as ``called`` puts it; "" for none."""
    found = _WITH_KEY.fullmatch(wording)
    return "" if found is None else found["key"]


def offered(rows: QuerySet[Any], typed: str, *, within: str = "") -> tuple[list[str], Tally]:
    """(what entries that hold the words are called, those that begin so first; how many more there are).

    rows: of a model with ``key``, ``name`` and ``names``. typed: "" = any. within: as for ``called``.
    """
    if typed:
        names: Any = rows.model._meta.get_field("names")
        alias = names.related_model.objects.filter(
            **{names.field.name: OuterRef("pk")}, name__icontains=typed
        )
        rows = rows.filter(Q(name__icontains=typed) | Q(Exists(alias)) | Q(key=typed))
    begins = Case(When(name__istartswith=typed, then=Value(0)), default=Value(1), output_field=IntegerField())
    first = rows.order_by(begins, "name", "pk")[:MOST_OFFERED]
    found = tally_up_to(MOST_OFFERED + MOST, rows)
    return [words for _key, words in called(first, within=within)], Tally(max(found - MOST_OFFERED, 0))


def called(rows: QuerySet[Any], *, within: str = "") -> list[tuple[str, str]]:
    """Key and wording of each. within: the column that namesakes share beside the name, "" = none."""
    shared = {column: OuterRef(column) for column in ("name", within) if column}
    namesakes = rows.model._default_manager.filter(**shared).exclude(pk=OuterRef("pk"))
    columns = rows.annotate(is_shared=Exists(namesakes)).values_list("key", "name", "is_shared")
    return [(key, f"{name} [{key}]" if is_shared else name) for key, name, is_shared in columns]
