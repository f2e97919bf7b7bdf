"""Search that finds no withheld words: a list would else tell by its length what its rows do not show.

Outward: ``without_hidden_hits``. Where no searched word stands in anything hidden, the rows found are right as they
are. Else each row found is read as the person may read it, and kept where the words are still there.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django.contrib.admin.utils import get_fields_from_path
from django.db.models import Model, QuerySet

from claims.models import Actor, Claim, Event
from claims.selectors.veiling import veiled
from factcheck.searched import bits_of, holding
from sources.codes import Sensitivity
from sources.models import Article, Source
from sources.selectors.visibility import hidden_levels

# Rows read to see whether a hit is in their shown words; beyond them nothing is found. Arbitrary but works.
MOST_READ = 1000
_WORD = re.compile(r"[^\W_]+")


def without_hidden_hits(user: Any, found: QuerySet[Any], search: str, paths: Sequence[str]) -> QuerySet[Any]:
    """found: what the words of ``search`` gave in the columns ``paths`` (to-many ones are not read)."""
    hidden = hidden_levels(user)
    if not hidden or not search.strip() or any(_is_many(found.model, path) for path in paths):
        return found
    if not any(_stands_in_hidden(word, hidden) for word in _WORD.findall(search)):
        return found
    wanted = [_plain(bit) for bit in bits_of(search)]
    # What a path leads over is read with the row: read later, it would be as it is stored.
    over = {path.rpartition("__")[0] for path in paths} - {""}
    read = found.select_related(*over) if over else found
    kept = [
        row.pk
        for row in veiled(user, read[:MOST_READ])
        if all(any(bit in text for text in _texts(row, paths)) for bit in wanted)
    ]
    return found.model._default_manager.none() if not kept else found.filter(pk__in=kept)


def _stands_in_hidden(word: str, hidden: Collection[Sensitivity]) -> bool:
    """Looked for in all the ways in which a list finds it: what it finds otherwise would be kept from nobody."""
    named = holding(word, ["name", "names__name"])
    return (
        Claim.objects.filter(holding(word, ["quote", "wording"]), sensitivity__in=hidden).exists()
        or any(
            model._default_manager.filter(named, sensitivity__in=hidden).exists() for model in (Actor, Source)
        )
        or Article.objects.filter(holding(word, ["title", "byline"]), sensitivity__in=hidden).exists()
        or Event.objects.exclude(victims="").filter(holding(word, ["victims"])).exists()
    )


def _plain(text: str) -> str:
    return text.replace("’", "'").casefold()


def _texts(row: Any, paths: Sequence[str]) -> Iterator[str]:
    for path in paths:
        value = row
        for name in path.split("__"):
            value = getattr(value, name, None)
        yield _plain(str(value or ""))


def _is_many(model: type[Model], path: str) -> bool:
    return any(getattr(field, "many_to_many", False) or getattr(field, "one_to_many", False)
               for field in get_fields_from_path(model, path))  # fmt: skip
