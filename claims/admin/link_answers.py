"""The answers of the link desk, each with its key, and what a sent answer decides.

Outward: ``questions_for``, ``decide_answer``, ``arrow_of``, ``passed_in`` and ``pass_pair``.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext

from claims.admin.link_words import link_words
from claims.domain.codes import Axis, Provenance, ValueRelation
from claims.domain.findings import Direction
from claims.models import ClaimLink, LinkOrigin
from claims.selectors.pairs import Pair
from claims.services.errors import ServiceError
from claims.services.linking import decide_link

# Letters, since digits need Shift on a French keyboard. None is used twice, nor are f, h, m, s, u and ?: s skips and
# u takes back as on the page of an article.
KEYS = {
    ValueRelation.CORROBORATES: "a",
    ValueRelation.CONFLICTS: "x",
    ValueRelation.REFINES: "r",
    ValueRelation.UPDATES: "t",
    ValueRelation.CORRECTS: "o",
    ValueRelation.PART_OF: "p",
    ValueRelation.NOT_COMPARABLE: "z",
    Provenance.INDEPENDENT: "i",
    Provenance.SAME_INFORMANT: "b",
    Provenance.RELAYS: "y",
    Provenance.COPIES: "c",
    Provenance.TRANSLATES: "l",
    Provenance.UNKNOWN: "k",
}
RELATIONS: dict[Axis, type[ValueRelation] | type[Provenance]] = {
    Axis.VALUE: ValueRelation,
    Axis.PROVENANCE: Provenance,
}
# The arrow at the start of every pair: the claim that came in later acts on the earlier one, as what updates,
# corrects or copies does. It decides nothing by itself, and what a key says is always written on its button.
FIRST_ARROW = Direction.BACKWARD
SUGGESTED = "suggested"
Said = tuple[Axis, ValueRelation | Provenance, Direction]
PASSED = "passed_pairs"
# Pairs skipped in one sitting that are remembered. Arbitrary but works.
MOST_PASSED = 300


@dataclass(frozen=True, slots=True)
class Answer:
    """value: what its button sends. words: what it says of "1" and "2"."""

    value: str
    words: str
    key: str


@dataclass(frozen=True, slots=True)
class Question:
    """link: the live link of the axis, None = nothing is suggested or decided. is_asked: an answer is wanted."""

    axis: Axis
    words: str
    link: ClaimLink | None
    is_asked: bool
    answers: list[Answer]

    @property
    def version(self) -> int:
        return 0 if self.link is None else self.link.row_version

    @property
    def is_suggested(self) -> bool:
        return self.link is not None and self.link.origin == LinkOrigin.SUGGESTED


def questions_for(pair: Pair, asks: Iterable[Axis], arrow: Direction) -> list[Question]:
    """Both questions, whether or not they are asked: what was decided may be decided anew."""
    wanted = set(asks)
    words = {
        Axis.VALUE: gettext("What do they say about each other?"),
        Axis.PROVENANCE: gettext("Where do they come from?"),
    }
    return [
        Question(axis, words[axis], pair.link(axis), axis in wanted, _answers(axis, arrow)) for axis in Axis
    ]


def _answers(axis: Axis, arrow: Direction) -> list[Answer]:
    return [
        Answer(f"{axis}:{relation}", link_words(relation, arrow), KEYS[relation])
        for relation in RELATIONS[axis]
    ]


def arrow_of(sent: str) -> Direction:
    return Direction(sent) if sent in (Direction.FORWARD, Direction.BACKWARD) else FIRST_ARROW


@transaction.atomic
def decide_answer(request: HttpRequest, pair: Pair) -> None:
    """Decide what the sent answer says. Raises what ``decide_link`` raises, and ServiceError for no answer."""
    answer = request.POST.get("answer", "")
    if answer == SUGGESTED:
        links = [link for link in pair.links.values() if link.origin == LinkOrigin.SUGGESTED]
        if not links:
            raise ServiceError(gettext("Nothing is suggested about this pair."))
        for link in links:
            _decide(request, pair, _said(link), link.detail)
        return
    axis, _colon, code = answer.partition(":")
    known = RELATIONS[Axis(axis)] if axis in list(Axis) else None
    if known is None or code not in list(known):
        raise ServiceError(gettext("Choose how the two claims stand to each other."))
    direction = arrow_of(request.POST.get("arrow", "")) if known(code).is_directed else Direction.NONE
    _decide(request, pair, (Axis(axis), known(code), direction), request.POST.get("reason", ""))


def _said(link: ClaimLink) -> Said:
    axis = Axis(link.axis)
    return axis, RELATIONS[axis](link.relation), Direction(link.direction)


def _decide(request: HttpRequest, pair: Pair, said: Said, reason: str) -> None:
    version = request.POST.get(f"version_{said[0]}", "")
    decide_link(
        pair.one,
        pair.other,
        *said,
        by=request.user,
        reason=reason,
        expected_version=int(version) if version.isdecimal() else None,
    )


def passed_in(request: HttpRequest) -> list[tuple[int, int]]:
    """Row ids of the pairs that the person skipped in this sitting, the latest last."""
    return [(one, other) for one, other in request.session.get(PASSED, [])]


def pass_pair(request: HttpRequest, pair: Pair) -> None:
    """Put a pair last until the person signs out; it stays open for everybody."""
    passed = [each for each in passed_in(request) if each != (pair.one.pk, pair.other.pk)]
    request.session[PASSED] = [*passed, (pair.one.pk, pair.other.pk)][-MOST_PASSED:]
