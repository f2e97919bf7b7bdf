"""Rows as one person may read them: copies without the words that are withheld from them (DESIGN rule 12).

Outward: ``veiled`` for rows about to be shown, ``Veil`` for the texts around them, ``opened`` for a row shown with
all that it refers to. A row is never changed: where words are withheld a copy stands in for it, with ``withholds``
set, so that nobody saves the mark in their place. Whoever sees every level gets the rows themselves, without a query.
"""

import copy
from collections.abc import Callable, Iterable
from functools import cache, cached_property
from itertools import chain
from typing import Any, TypeVar

from django.db import models
from django.utils.translation import gettext

from claims.exports.redaction import MARK, Redaction
from claims.models import Actor, Claim, Event
from claims.selectors.candidates import SEPARATOR
from claims.selectors.disclosure import disclosure_for
from claims.selectors.read_with import (
    cached_lists,
    cached_rows,
    columns_to_ours,
    put_lists,
    read_list,
    refers_to_ours,
)
from claims.selectors.readable import readable_claims, readable_events
from sources.codes import Sensitivity
from sources.models import Article
from sources.selectors.visibility import hidden_levels, visible_articles

Row = TypeVar("Row", bound=models.Model)
# Names of rows and addresses inside the workbench: permanent, and made from no words of an article.
NO_WORDS = ("public_id", "key", "language", "rule", "event_key")
# How far rows refer to rows that a page may name: claim -> consensus -> event. Deeper ones no page shows.
DEPTH = 3


def veiled(user: Any, rows: Iterable[Row]) -> list[Row]:
    """The rows in their order, each without the words withheld from the user. Eight queries for any number."""
    shown = list(rows)
    if not shown or not hidden_levels(user):
        return shown
    veil = Veil(user, shown)
    return [veil.row(row) for row in shown]


def opened(row: Row, user: Any, depth: int = 2) -> Row:
    """The row with all that its columns refer to read, so that a veil over it covers them too."""
    if not hidden_levels(user):
        return row
    for field in row._meta.concrete_fields:
        if refers_to_ours(field) and getattr(row, field.attname) is not None:
            other = getattr(row, field.name)
            if depth > 1:
                opened(other, user, depth - 1)
    if depth > 1:
        for many in row._meta.many_to_many:
            _open_list(row, many, user)
    return row


def withholds(row: Any) -> bool:
    """Whether words of the row, or of one that it names, are withheld."""
    return bool(getattr(row, "withholds", False))


class Veil:
    """What is withheld from a user in some rows and in all that is read with them.

    rows: those to be shown. are_readable: they come from a selector that gave the user no row that is not theirs to
    read, and name no event but that of a claim among them; then nothing is asked about that again.
    """

    def __init__(self, user: Any, rows: Iterable[models.Model], *, are_readable: bool = False) -> None:
        self.hidden = hidden_levels(user)
        self._found = _Found()
        self._copies: dict[int, tuple[Any, Any]] = {}
        self._by_context: dict[frozenset[str], Redaction] = {}
        if not self.hidden:
            return
        for row in rows:
            self._found.add(row)
        found = self._found
        disclosure = disclosure_for(user, articles=found.articles, events=found.events)
        self._redaction, self._sources = disclosure.redaction, disclosure.sources
        self._of_event = disclosure.told
        self._names = self._redaction.names | self._victims()
        self._public_ids = dict(found.public_ids)
        if unnamed := found.articles - self._public_ids.keys():
            named = Article.objects.filter(pk__in=unnamed).values_list("pk", "public_id").order_by()
            self._public_ids.update(named)
        self._unreadable: set[tuple[type[models.Model], int]] = set()
        if are_readable:
            return
        seen: list[tuple[type[models.Model], set[int], models.QuerySet]] = [
            (Claim, found.claims, readable_claims(user)),
            (Event, found.events, readable_events(user)),
            (Article, found.articles, visible_articles(user)),
        ]
        self._unreadable = {(model, pk) for model, pks, rows in seen for pk in pks - _pks(rows, pks)}

    @cached_property
    def _covers_words(self) -> bool:
        """Whether words may have to be taken out of rows that are no secret themselves."""
        spoken = self._names or self._redaction.spans or self._redaction.parts
        return bool(spoken or self._sources or self._unreadable)

    def row(self, row: Row) -> Row:
        """The row itself where nothing is withheld, else a copy with ``withholds`` set."""
        if not self.hidden:
            return row
        if id(row) not in self._copies:
            # A row may lead back to itself, as a candidate does to its consensus.
            self._copies[id(row)] = (row, row)
            self._copies[id(row)] = (row, self._covered(row))
        shown: Row = self._copies[id(row)][1]
        return shown

    def text(self, text: str, row: models.Model | None = None) -> str:
        """A text about a row, or about nothing in particular."""
        if not self.hidden or not text:
            return text
        return in_words(self._redaction_of(row).text(text))

    def quote(self, article: Article, text: str) -> str:
        """The whole text of an article."""
        if not self.hidden:
            return text
        return in_words(self._redaction_of(article).text(self._redaction.quote(article.public_id, 0, text)))

    def hides_words_of(self, row: models.Model) -> bool:
        """Whether anything is withheld of the articles and events that the row is about."""
        return bool(self.hidden) and any(
            self._redaction.spans.get(article) or self._redaction.parts.get(article)
            for article in self._context(row)
        )

    def _covered(self, row: Any) -> Any:
        columns = {name: value for name, value in self._columns(row) if value != row.__dict__[name]}
        read = cached_rows(row)
        cached = {name: shown for name, other in read.items() if (shown := self.row(other)) is not other}
        lists = {name: [self.row(each) for each in rows] for name, rows in cached_lists(row).items()}
        lists = {name: shown for name, shown in lists.items() if any(map(withholds, shown))}
        if not (columns or cached or lists):
            return row
        shown = copy.copy(row)
        shown.withholds = True
        shown.__dict__.update(columns)
        shown._state.fields_cache.update(cached)
        if lists:
            put_lists(shown, lists)
        return shown

    def _columns(self, row: Any) -> Iterable[tuple[str, Any]]:
        """What a person reads in the columns of a row that hold words."""
        if not (self._covers_words or self._is_hidden(row)):
            return
        cover = self._cover_of(row)
        for field in _columns_with_words(row.__class__):
            value = row.__dict__.get(field.attname)
            if not value:
                continue
            if isinstance(field, models.JSONField):
                yield field.attname, _each_text(value, cover)
            elif field.name != "key":
                yield field.attname, self._column(row, field, value, cover)
            elif self._is_hidden(row):
                yield field.attname, cover(value)

    def _column(self, row: Any, field: models.Field, value: str, cover: Callable[[str], str]) -> str:
        if isinstance(row, Claim) and field.name in ("quote", "focus"):
            focus_start = row.start if row.focus_start is None else row.focus_start
            start = focus_start if field.name == "focus" else row.start
            # Not from its id: a claim keeps it when it goes on in a corrected text.
            article = self._public_ids.get(row.article_id, "")
            return cover(self._redaction.quote(article, start, value))
        if isinstance(row, Claim) and field.name in ("informant_text", "channel_text"):
            source = row.informant_id if field.name == "informant_text" else row.channel_id
            return in_words(MARK) if source in self._sources else cover(value)
        if isinstance(row, Article) and field.name == "text":
            return cover(self._redaction.quote(row.public_id, 0, value))
        if isinstance(field, models.URLField) and self._redaction_of(row).names_somebody(value):
            return ""
        return cover(value)

    def _cover_of(self, row: Any) -> Callable[[str], str]:
        if (type(row), row.pk) in self._unreadable or self._is_hidden(row):
            return lambda _text: in_words(MARK)
        redaction = self._redaction_of(row)
        return lambda text: in_words(redaction.text(text))

    def _is_hidden(self, row: Any) -> bool:
        return getattr(row, "sensitivity", "") in self.hidden

    def _redaction_of(self, row: models.Model | None) -> Redaction:
        """The names taken out everywhere and, of the row's articles, the words that name somebody there."""
        names_parts = bool(self._redaction.parts)
        context = self._context(row) if row is not None and names_parts else frozenset()
        if context not in self._by_context:
            parts = (self._redaction.parts.get(article, frozenset()) for article in context)
            self._by_context[context] = Redaction(self._names.union(*parts))
        return self._by_context[context]

    def _context(self, row: models.Model) -> frozenset[str]:
        """Public ids of the articles that a row is from or about, as far as something in them is withheld."""
        found = _Found()
        found.add(row)
        own = {self._public_ids[pk] for pk in found.articles if pk in self._public_ids}
        told = [self._of_event.get(pk, ()) for pk in found.events]
        return frozenset(own.union(*told))

    def _victims(self) -> set[str]:
        """Victims whom the events name, but for those whom the register shows: they are no private persons."""
        if Sensitivity.RESTRICTED not in self.hidden or not self._found.events:
            return set()
        listed = Event.objects.filter(pk__in=self._found.events).exclude(victims="").order_by()
        names = {
            name.strip()
            for text in listed.values_list("victims", flat=True)
            for name in text.split(SEPARATOR)
        }
        shown = Actor.objects.exclude(sensitivity__in=self.hidden).filter(name__in=names)
        return names - set(shown.values_list("name", flat=True)) - {""}


class _Found:
    """Row ids of what is read with some rows. public_ids: of the articles that are at hand, by row id."""

    def __init__(self) -> None:
        self.articles: set[int] = set()
        self.events: set[int] = set()
        self.claims: set[int] = set()
        self.public_ids: dict[int, str] = {}
        self._seen: dict[int, int] = {}

    def add(self, row: Any, depth: int = DEPTH) -> None:
        if self._seen.get(id(row), -1) >= depth:
            return
        self._seen[id(row)] = depth
        own = {Article: self.articles, Event: self.events, Claim: self.claims}
        for model, ids in own.items():
            if isinstance(row, model) and row.pk is not None:
                ids.add(row.pk)
        if isinstance(row, Article) and row.pk is not None and "public_id" in row.__dict__:
            self.public_ids[row.pk] = row.public_id
        for field in columns_to_ours(row.__class__):
            pk = row.__dict__.get(field.attname)
            if pk is not None and field.related_model in own:
                own[field.related_model].add(pk)
        if depth == 0:
            return
        for other in chain(cached_rows(row).values(), *cached_lists(row).values()):
            self.add(other, depth - 1)


def in_words(text: str) -> str:
    """The mark in the reader's language."""
    return text.replace(MARK, gettext("[withheld]")) if MARK in text else text


@cache
def _columns_with_words(model: type[models.Model]) -> tuple[Any, ...]:
    """The columns of a model that may hold words to take out, its key among them: of a hidden row it names it."""
    return tuple(
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.JSONField) or field.name == "key" or _holds_words(field)
    )


def _holds_words(field: Any) -> bool:
    is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
    return is_text and field.name not in NO_WORDS and not field.name.endswith("sha256")


def _each_text(value: Any, cover: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return cover(value)
    if isinstance(value, dict):
        return {name: _each_text(each, cover) for name, each in value.items()}
    return [_each_text(each, cover) for each in value] if isinstance(value, list | tuple) else value


def _open_list(row: Any, many: Any, user: Any) -> None:
    """Read a list of rows that a row refers to, but for claims that are not the user's to see."""
    if not refers_to_ours(many):
        return
    rows = many.related_model._default_manager.all()
    if many.related_model is Claim:
        rows = readable_claims(user).order_by("public_id").select_related("attribute")
    read_list(row, many.name, rows)


def _pks(rows: models.QuerySet, pks: set[int]) -> set[int]:
    return set(rows.order_by().filter(pk__in=pks).values_list("pk", flat=True)) if pks else set()
