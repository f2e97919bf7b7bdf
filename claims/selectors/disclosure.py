"""What a person may read of visible rows: the words and names that are taken out of their texts (DESIGN rule 12).

Outward: ``disclosure_for``. A public claim may quote a restricted name, a title or an explanation may hold one. The
words of hidden claims are taken out of whatever is shown of their articles and events, the names of hidden actors
and sources wherever they stand.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from django.db.models import Model, Q

from claims.domain.codes import ValueKind
from claims.exports.redaction import MARK, Redaction
from claims.models import Actor, Claim
from sources.codes import Sensitivity
from sources.models import Source
from sources.selectors.visibility import hidden_levels

NAMING_KINDS = (ValueKind.ACTOR, ValueKind.PLACE)


@dataclass(frozen=True)
class Disclosure:
    """hidden: the levels not shown. redaction: what is taken out; empty where nothing is hidden.

    sources: row ids of all hidden sources. told: event row id -> public ids of the articles in which a hidden claim
    tells of it, for the events asked about.
    """

    hidden: Collection[Sensitivity] = ()
    redaction: Redaction = field(default_factory=Redaction)
    sources: Collection[int] = ()
    told: Mapping[int, Collection[str]] = field(default_factory=dict)

    def shows(self, row: Source | Actor | None) -> bool:
        """Whether a source or actor may be named; None hides nothing."""
        return row is None or row.sensitivity not in self.hidden

    def text(self, text: str, article: str = "") -> str:
        """A text, with the article (public id) that it is from or about, "" = none."""
        return self.redaction.text_of(article, text) if self.hidden else text

    def quote(self, article: str, start: int, quote: str) -> str:
        """A quote that starts at ``start`` of an article."""
        return self.redaction.quote(article, start, quote) if self.hidden else quote

    def wording(self, text: str, of: Source | None, article: str) -> str:
        """Words that name a source: withheld as a whole where the source is hidden."""
        return self.text(text, article) if self.shows(of) or not text else MARK


def disclosure_for(user: Any, *, articles: Collection[int] = (), events: Collection[int] = ()) -> Disclosure:
    """articles, events: row ids of what is about to be shown. No query where nothing is hidden, else three."""
    hidden = hidden_levels(user)
    if not hidden:
        return Disclosure()
    sources, actors = _named(Source, hidden), _named(Actor, hidden)
    words = _hidden_words(hidden, articles, events)
    told: dict[int, set[str]] = defaultdict(set)
    for event, article, *_ in words:
        if event is not None and event in events:
            told[event].add(article)
    names = (name for _pk, *both in chain(sources, actors) for name in both if name)
    redaction = Redaction.of(names, (row[1:] for row in words))
    return Disclosure(hidden, redaction, {pk for pk, *_ in sources}, told)


def _named(model: type[Model], hidden: Collection[Sensitivity]) -> list[tuple[int, str, str | None]]:
    """(row id, name, another name) of what is hidden, a row for each other name; None where it has none."""
    rows = model._default_manager.filter(sensitivity__in=hidden).order_by()
    return list(rows.values_list("pk", "name", "names__name"))


def _hidden_words(
    hidden: Collection[Sensitivity], articles: Collection[int], events: Collection[int]
) -> list[tuple[int | None, str, int, int, str]]:
    """(event row id, article, start, end, name or "") of hidden claims: a suggestion may be right about a name."""
    if not articles and not events:
        return []
    claims = Claim.objects.filter(Q(article__in=articles) | Q(event__in=events), sensitivity__in=hidden)
    rows = claims.order_by("pk").values_list(
        "event", "article__public_id", "start", "end", "focus_start", "focus_end", "value_kind", "wording"
    )
    return [
        (
            event,
            article,
            start if focus_start is None else focus_start,
            end if focus_end is None else focus_end,
            wording if kind in NAMING_KINDS else "",
        )
        for event, article, start, end, focus_start, focus_end, kind, wording in rows
    ]
