"""Search that finds no withheld words: a list would else tell by its length what its rows do not show.

Outward: ``without_hidden_hits`` and ``Wanted``. Where no searched word stands in anything hidden, the rows found are
right as they are. Else each row found is read as the person may read it, and kept where the words are still there.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.admin.utils import get_fields_from_path
from django.db.models import Model, QuerySet

from claims.models import Actor, Claim, Event
from claims.selectors.veiling import veiled
from factcheck.keyset_pages import in_order, page_after
from factcheck.searched import bits_of, holding
from sources.codes import Sensitivity
from sources.models import Article, Source
from sources.selectors.visibility import hidden_levels

# Hits read at once to see whether they are in shown words, until a page of them is found. Arbitrary but works.
READ_AT_ONCE = 500
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The page that is looked for. most: hits on it, and one to tell that more follow. among: where its row may be.

    after, before: id of the row that it starts after or ends before, None = the first page.
    """

    most: int
    among: QuerySet[Any]
    after: int | None = None
    before: int | None = None


def without_hidden_hits(
    user: Any, found: QuerySet[Any], search: str, paths: Sequence[str], page: Wanted
) -> QuerySet[Any]:
    """The hits of one page of a list, and of those beside it at the least; all where nothing is hidden.

    found: in the order of the list, what the words of ``search`` gave in the columns ``paths`` (to-many ones are not
    read).
    """
    hidden = hidden_levels(user)
    if not hidden or not search.strip() or any(_is_many(found.model, path) for path in paths):
        return found
    if not any(_stands_in_hidden(word, hidden) for word in _WORD.findall(search)):
        return found
    wanted = [_plain(bit) for bit in bits_of(search)]
    # What a path leads over is read with the row: read later, it would be as it is stored.
    over = {path.rpartition("__")[0] for path in paths} - {""}
    read = found.select_related(*over) if over else found

    def shown(rows: list[Any]) -> list[int]:
        texts = ((row.pk, list(_texts(row, paths))) for row in veiled(user, rows))
        return [pk for pk, said in texts if all(any(bit in text for text in said) for bit in wanted)]

    # Where nothing is left beside the row of the address, the list shows its first page.
    kept = _page_of(shown, read, page)
    if not kept and (page.after, page.before) != (None, None):
        kept = _page_of(shown, read, replace(page, after=None, before=None))
    return found.model._default_manager.none() if not kept else found.filter(pk__in=kept)


def _page_of(shown: Callable[[list[Any]], list[int]], rows: QuerySet[Any], page: Wanted) -> list[int]:
    kept: list[int] = []
    for read in _read_on(rows, page):
        kept += shown(read)
        if len(kept) >= page.most:
            break
    return kept


def _read_on(rows: QuerySet[Any], page: Wanted) -> Iterator[list[Any]]:
    """The rows from where the page starts, some at once, each time those nearest to it."""
    after, before, among = page.after, page.before, page.among
    while True:
        keys = page_after(rows, READ_AT_ONCE, after=after, before=before, among=among)
        if keys is None or not keys.found:
            return
        yield in_order(rows, keys.found)
        if not (keys.has_later if before is None else keys.has_earlier):
            return
        after, before = (keys.found[-1], None) if before is None else (None, keys.found[0])
        among = rows


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
