"""Load the demo: reports in, people at work, decisions taken, links drawn, consensus derived.

Outward: ``load_demo``. Idempotent: a report that its reviewer has opened is not reviewed again, so that nothing which
people changed since is written over.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from claims.models import Review
from claims.selectors.reading import current_reader
from claims.services.demo.blind import begin, pairs_of_demo, review_second
from claims.services.demo.decisions import Reports, apply_links, apply_routes, apply_rulings
from claims.services.demo.events import link_demo_events, settle_events
from claims.services.demo.gold import GoldLine, read_gold
from claims.services.demo.people import load_people
from claims.services.demo.reviewing import review_report, suggestions_of
from claims.services.errors import ServiceError
from claims.services.processing import derive_and_link
from claims.services.reviewing import finish_review
from claims.services.suggesting import suggest_claims
from factcheck.accounts.models import User
from sources.ingestion import Incoming, read
from sources.models import Article
from sources.selectors.articles import texts_to_process
from sources.services import Added, add_article

EDITOR = "editor"
GOLD = "gold"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one run added."""

    reports: int
    suggested: int
    reviewed: int


def load_demo(folder: Path) -> Loaded:
    """Load ``reports/``, ``events.toml`` and ``decisions.toml`` of a seeds folder.

    Codebook and registers are loaded before. Raises ServiceError, DomainError or SourceError where the folder does
    not hold together; nothing decided stays half-applied.
    """
    articles, added = _ingest(folder / "reports")
    reader = current_reader()
    if reader is None:
        raise ServiceError(_("Load the codebook and the registers first."))
    ids = [article.pk for article in articles.values()]
    texts = texts_to_process().filter(Q(pk__in=ids) | Q(parent__in=ids))
    suggested = sum(len(suggest_claims(text, reader=reader)) for text in list(texts))
    reviewed = _apply(folder, articles)
    derive_and_link()
    return Loaded(added, suggested, reviewed)


def _ingest(folder: Path) -> tuple[dict[str, Article], int]:
    articles: dict[str, Article] = {}
    added = 0
    for reading in read([folder], folder / "reports.jsonl"):
        if isinstance(reading, Incoming):
            result = add_article(reading, by=None)
            articles[reading.file] = result.article
            added += isinstance(result, Added)
    return articles, added


@transaction.atomic
def _apply(folder: Path, articles: Mapping[str, Article]) -> int:
    decisions, described = _toml(folder / "decisions.toml"), _toml(folder / "events.toml")
    people = load_people(decisions["person"])
    gold = read_gold(folder / "reports" / "gold.jsonl")
    due = [entry for entry in decisions["review"] if _is_due(entry, articles, people)]
    if not due:
        return 0
    pairs = pairs_of_demo(decisions["blind"], decisions["review"], people)
    editor = _editor(decisions["person"], people)
    lines = [
        pair for entry in due for pair in _with_suggestions(articles[entry["report"]], gold[entry["report"]])
    ]
    events = settle_events(described["event"], lines, by=editor)
    link_demo_events(described["event_link"], events, by=editor)
    for entry in due:
        report = entry["report"]
        article, reviewer, pair = articles[report], people[entry["reviewer"]], pairs.pop(report, None)
        if pair is not None:
            begin(article, pair, by=editor)
        review_report(article, gold[report], entry, events, by=reviewer)
        if pair is not None or not suggestions_of(article):
            finish_review(article, by=reviewer)
        if pair is not None:
            review_second(article, gold[report], pair, events)
    # Those of which the first has decided nothing wait for them.
    for report, pair in pairs.items():
        if report in articles and not Review.objects.filter(article=articles[report]).exists():
            begin(articles[report], pair, by=editor)
            review_second(articles[report], gold[report], pair, events)
    reports = Reports(articles, gold)
    apply_routes(decisions["route"], reports, people, events)
    apply_links(decisions["link"], reports, people)
    apply_rulings(decisions["ruling"], reports, people, events)
    return len(due)


def _is_due(entry: Mapping[str, Any], articles: Mapping[str, Article], people: Mapping[str, User]) -> bool:
    if entry["claims"] != GOLD or entry["report"] not in articles:
        return False
    mine = Review.objects.filter(article=articles[entry["report"]], reviewer=people[entry["reviewer"]])
    return not mine.exists()


def _with_suggestions(article: Article, lines: list[GoldLine]) -> list[tuple[GoldLine, list[Any]]]:
    suggestions = suggestions_of(article)
    return [(line, suggestions) for line in lines]


def _editor(entries: list[dict[str, Any]], people: Mapping[str, User]) -> User:
    return next(people[entry["key"]] for entry in entries if entry["role"] == EDITOR)


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
