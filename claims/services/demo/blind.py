"""Reports of the demo that two people review blind: one waits for its second reviewer, one for the adjudicator.

Outward: ``Pair``, ``pairs_of_demo``, ``begin`` and ``review_second``. The second reviewer codes what gold says, but
for what the entry has them reject.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.models import Event
from claims.services.blind import start_blind_review
from claims.services.demo.gold import GoldLine
from claims.services.demo.reviewing import review_report
from claims.services.reviewing import finish_review
from factcheck.accounts.models import User
from sources.models import Article

# What both say of a name, and how sure they are, is no difference that the demo is about.
ALIKE = ("publish", "certainty", "emend")


@dataclass(frozen=True, slots=True)
class Pair:
    """first: whoever the ``[[review]]`` names. decisions: what the second decides beside gold."""

    first: User
    second: User
    decisions: Mapping[str, Any]


def pairs_of_demo(
    entries: Iterable[Mapping[str, Any]], reviews: Iterable[Mapping[str, Any]], people: Mapping[str, User]
) -> dict[str, Pair]:
    """By file name of the report. entries: the ``[[blind]]`` sections."""
    by_report = {review["report"]: review for review in reviews}
    pairs = {}
    for entry in entries:
        review = by_report[entry["report"]]
        alike = {name: review[name] for name in ALIKE if name in review}
        pairs[entry["report"]] = Pair(people[review["reviewer"]], people[entry["second"]], {**alike, **entry})
    return pairs


def begin(article: Article, pair: Pair, *, by: User) -> None:
    """by: the editor. Nothing of the article is decided yet."""
    start_blind_review(article, by=by, reviewers=[pair.first, pair.second])


def review_second(
    article: Article, lines: Sequence[GoldLine], pair: Pair, events: Mapping[str, Event]
) -> None:
    """The second of the pair decides every suggestion and is done; where the first is too, that settles the pair."""
    review_report(article, lines, {"rest": "reject", **pair.decisions}, events, by=pair.second)
    finish_review(article, by=pair.second)
