"""What a finished attempt at practice got right: claim by claim against the known answers, and a score by attribute.

Outward: ``result_of``, ``Result`` and ``Verdict``. A claim and an answer meet where they are of one attribute on
overlapping words, each at most once; what then differs is named. Compared are value, scope, modality, actuality,
polarity, recap, and who says it: whether anybody is named, and whether one wording holds the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from claims.domain.codes import ClaimStatus, Producer
from claims.domain.fingerprints import fingerprint
from claims.domain.notation import folded
from claims.models import Claim, PracticeArticle, PracticeRun
from claims.selectors.differences import overlap, span_of
from claims.selectors.practice import claim_from, claims_of, read_registers, shown_article

FALLBACK_LANGUAGE = "en"


class Verdict(TextChoices):
    AGREES = "agrees", _("agrees")
    DIFFERS = "differs", _("found, but says something else")
    MISSED = "missed", _("missed")
    BEYOND = "beyond", _("beyond the known answers")
    REJECTED = "rejected", _("rightly rejected")


class Part(TextChoices):
    """What a claim may differ in."""

    VALUE = "value", _("value")
    SCOPE = "scope", _("scope")
    MODALITY = "modality", _("modality")
    ACTUALITY = "actuality", _("actuality")
    POLARITY = "polarity", _("polarity")
    RECAP = "recap", _("recap")
    SPEAKER = "speaker", _("who says it")


@dataclass(frozen=True, slots=True)
class Judged:
    """mine: what the person said; None = nothing. known: the answer; None = there is none.

    why: what the author of the practice article says of it in the reader's language, "" = nothing.
    """

    verdict: Verdict
    mine: Claim | None
    known: Claim | None
    differs_in: tuple[Part, ...] = ()
    why: str = ""

    @property
    def claim(self) -> Claim:
        found = self.known if self.known is not None else self.mine
        if found is None:
            raise ValueError("a judgement is about a claim")
        return found


@dataclass(slots=True)
class Score:
    """Of one attribute: claims by verdict. asked: known answers that were to be found."""

    attribute: Any
    asked: int = 0
    right: int = 0
    differing: int = 0
    missed: int = 0
    beyond: int = 0

    @property
    def percent(self) -> int | None:
        """Right ones of all that was asked for or stated; None where nothing was."""
        total = self.right + self.differing + self.missed + self.beyond
        return None if total == 0 else round(100 * self.right / total)


@dataclass(frozen=True, slots=True)
class Result:
    """judged: in text order. scores: in the order of the attributes' names."""

    judged: list[Judged]
    scores: list[Score]
    total: Score = field(default_factory=lambda: Score(None))


def result_of(practice: PracticeArticle, run: PracticeRun) -> Result:
    article = shown_article(practice)
    claims = claims_of(practice, run, article)
    mine = [claim for claim in claims if claim.status == ClaimStatus.ACCEPTED]
    answers = [
        claim_from(each["content"], article, number, producer=Producer.PERSON)
        for number, each in enumerate(practice.answers, 1)
    ]
    read_registers(answers)
    pairs = _pairs(mine, answers)
    judged = [
        *_met(practice, pairs),
        *_missed(practice, answers, {id(answer) for _, answer in pairs}),
        *_beyond(practice, mine, {id(claim) for claim, _ in pairs}),
        *_rejected(practice, claims, answers),
    ]
    judged.sort(key=lambda each: (span_of(each.claim), each.claim.attribute.key, each.verdict))
    return Result(judged, _scores(judged), _total(judged))


def _pairs(mine: Sequence[Claim], answers: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """Those that say the same first, then those on more of the same words."""
    candidates = [
        (len(_differences(claim, answer)), -shared, number, place)
        for number, claim in enumerate(mine)
        for place, answer in enumerate(answers)
        if claim.attribute_id == answer.attribute_id
        and (shared := overlap(span_of(claim), span_of(answer))) > 0
    ]
    found: list[tuple[Claim, Claim]] = []
    claims, known = set(), set()
    for _parts, _shared, number, place in sorted(candidates):
        if number not in claims and place not in known:
            claims.add(number)
            known.add(place)
            found.append((mine[number], answers[place]))
    return found


def _differences(claim: Claim, answer: Claim) -> tuple[Part, ...]:
    differs = {
        Part.VALUE: fingerprint(claim.value) != fingerprint(answer.value),
        # An answer without a scope leaves open whether a part is told apart: the register may know it or not.
        Part.SCOPE: bool(answer.scope_key) and claim.scope_key != answer.scope_key,
        Part.MODALITY: claim.modality != answer.modality,
        Part.ACTUALITY: claim.actuality != answer.actuality,
        Part.POLARITY: claim.polarity != answer.polarity,
        Part.RECAP: claim.is_recap != answer.is_recap,
        Part.SPEAKER: not _is_one_speaker(_speaker(claim), _speaker(answer)),
    }
    return tuple(part for part, is_other in differs.items() if is_other)


def _speaker(claim: Claim) -> str:
    return folded(claim.informant_text or claim.channel_text)


def _is_one_speaker(one: str, other: str) -> bool:
    return bool(one) == bool(other) and (one in other or other in one)


def _met(practice: PracticeArticle, pairs: Sequence[tuple[Claim, Claim]]) -> list[Judged]:
    found = []
    for claim, answer in pairs:
        parts = _differences(claim, answer)
        verdict = Verdict.DIFFERS if parts else Verdict.AGREES
        found.append(Judged(verdict, claim, answer, parts, _reason(practice.answers[answer.ordinal - 1])))
    return found


def _missed(practice: PracticeArticle, answers: Sequence[Claim], met: set[int]) -> list[Judged]:
    return [
        Judged(Verdict.MISSED, None, answer, why=_reason(practice.answers[answer.ordinal - 1]))
        for answer in answers
        if id(answer) not in met and not practice.answers[answer.ordinal - 1].get("optional")
    ]


def _beyond(practice: PracticeArticle, mine: Sequence[Claim], met: set[int]) -> list[Judged]:
    return [
        Judged(Verdict.BEYOND, claim, None, why=_reason_of_suggestion(practice, claim))
        for claim in mine
        if id(claim) not in met
    ]


def _rejected(practice: PracticeArticle, claims: Sequence[Claim], answers: Sequence[Claim]) -> list[Judged]:
    """Suggestions that were rejected and on whose words no answer of their attribute stands."""
    return [
        Judged(Verdict.REJECTED, claim, None, why=_reason_of_suggestion(practice, claim))
        for claim in claims
        if claim.status == ClaimStatus.REJECTED and not _pairs([claim], answers)
    ]


def _reason_of_suggestion(practice: PracticeArticle, claim: Claim) -> str:
    is_suggestion = claim.ordinal <= len(practice.suggestions)
    return _reason(practice.suggestions[claim.ordinal - 1]) if is_suggestion else ""


def _reason(entry: dict[str, Any]) -> str:
    why: dict[str, str] = entry.get("why") or {}
    language = (get_language() or FALLBACK_LANGUAGE).split("-", maxsplit=1)[0]
    return why.get(language) or why.get(FALLBACK_LANGUAGE) or next(iter(why.values()), "")


def _scores(judged: Sequence[Judged]) -> list[Score]:
    scores: dict[int, Score] = {}
    for each in judged:
        if each.verdict != Verdict.REJECTED:
            attribute = each.claim.attribute
            _count(scores.setdefault(attribute.pk, Score(attribute)), each.verdict)
    return sorted(scores.values(), key=lambda score: str(score.attribute).casefold())


def _total(judged: Sequence[Judged]) -> Score:
    total = Score(None)
    for each in judged:
        if each.verdict != Verdict.REJECTED:
            _count(total, each.verdict)
    return total


def _count(score: Score, verdict: Verdict) -> None:
    score.asked += verdict in (Verdict.AGREES, Verdict.DIFFERS, Verdict.MISSED)
    score.right += verdict == Verdict.AGREES
    score.differing += verdict == Verdict.DIFFERS
    score.missed += verdict == Verdict.MISSED
    score.beyond += verdict == Verdict.BEYOND
