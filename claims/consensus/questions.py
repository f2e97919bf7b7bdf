"""What would settle a value: the one question, to whom, and what the answer would change.

Outward: ``questions_on``. It never says what the answer is.
"""

from collections.abc import Sequence
from decimal import Decimal

from claims.consensus.confidence import Model, probabilities
from claims.consensus.explanation import Remark, remark
from claims.consensus.part_questions import question_on_parts
from claims.consensus.policy import Policy
from claims.consensus.settled import Settled
from claims.consensus.weighed import Contribution, Weighing
from claims.consensus.wholes import Whole
from claims.domain.codes import Evidence, Grade

ZERO = Decimal("0.00")


def questions_on(
    row: Settled, weighing: Weighing, model: Model, policy: Policy, wholes: Sequence[Whole]
) -> tuple[Remark, ...]:
    """At most one remark; none where the result needs no more. wholes: what its parts say."""
    voices = [one for one in weighing.contributions if one.voice]
    if not voices:
        return question_on_parts(row, wholes[0], model.definition, model.context) if wholes else ()
    if policy.needs_proof and row.grade is not Grade.ESTABLISHED:
        return (remark("ask_proof"),)
    if row.evidence is Evidence.CONTESTED:
        return _of_contested(row, voices, weighing, model)
    if row.evidence is Evidence.INSUFFICIENT:
        return _of_insufficient(row, voices)
    if weighing.confidence is None or row.value_is_bound:
        return _of_bounds(voices)
    return _of_grade(row.grade, voices, weighing, model)


def _of_contested(
    row: Settled, voices: Sequence[Contribution], weighing: Weighing, model: Model
) -> tuple[Remark, ...]:
    """Ask the informant whose word, given up for the rival, moves the most probable value most."""
    ranked = sorted(
        (number for number, share in enumerate(weighing.shares) if share is not None),
        key=lambda number: (-(weighing.shares[number] or ZERO), number),
    )
    if len(ranked) < 2 or model.is_set:  # noqa: PLR2004  # two values that exclude each other
        denying = [one for one in voices if one.denies]
        if not denying and any(code == "contested_by_part" for code, _ in row.remarks):
            best = max(voices, key=lambda one: (one.reliability, -one.voice))
            return (remark("ask_whole", voice=best.voice, value=best.says),)
        return tuple(
            remark("ask_denial", voice=one.voice, value=one.says)
            for one in sorted(denying, key=lambda one: (min(one.weights, default=ZERO), one.voice))[:1]
        )
    first, second = ranked[:2]
    now = weighing.shares[first] or ZERO
    turned: dict[tuple[Decimal, ...], Decimal] = {}
    moves: list[tuple[Decimal, int, Decimal]] = []
    for one in voices:
        if one.weights[first] > 0 or one.weights[second] > 0:
            after = turned.get(one.weights)
            if after is None:
                after = turned[one.weights] = _share_if_turned(one, first, second, weighing, model)
            moves.append((-abs(after - now), one.voice, after))
    if not moves:
        return ()
    _, voice, after = min(moves)
    gave_both = any(one.voice == voice and _gives_both(one, first, second) for one in voices)
    return (
        remark(
            "ask_who_gave_both" if gave_both else "ask_contested",
            voice=voice,
            first=model.values[first],
            second=model.values[second],
            now=_percent(now),
            then=_percent(after),
        ),
    )


def _share_if_turned(one: Contribution, first: int, second: int, weighing: Weighing, model: Model) -> Decimal:
    """The share of the first value were the voice to say the other one of the two, or, if it gave both, the first."""
    scores = list(weighing.scores)
    turn = one.weights[second] - one.weights[first]
    if _gives_both(one, first, second):
        turn = one.weights[second]
    scores[first] += turn
    scores[second] -= turn
    return probabilities(scores, model)[0][first] or ZERO


def _gives_both(one: Contribution, first: int, second: int) -> bool:
    return one.weights[first] > 0 and one.weights[second] > 0


def _of_insufficient(row: Settled, voices: Sequence[Contribution]) -> tuple[Remark, ...]:
    codes = {code for code, _ in row.remarks}
    if "zero_of_one_party" in codes:
        return (remark("ask_other_party", value=voices[0].says),)
    if "not_one_thing" in codes:
        return (remark("ask_what_counts", voice=voices[0].voice, value=voices[0].says),)
    return ()


def _of_bounds(voices: Sequence[Contribution]) -> tuple[Remark, ...]:
    """Ask whoever is most often right for the number itself."""
    best = max(voices, key=lambda one: (one.reliability, -one.voice))
    return (remark("ask_number", voice=best.voice),)


def _of_grade(
    grade: Grade | None, voices: Sequence[Contribution], weighing: Weighing, model: Model
) -> tuple[Remark, ...]:
    if grade not in (None, Grade.SINGLE_VOICE, Grade.SUPPORTED) or weighing.confidence is None:
        return ()
    held = min(
        (number for number, one in enumerate(model.candidates) if one.holds and model.is_rival[number]),
        key=lambda number: (weighing.shares[number], number),
    )
    strongest = max(voices, key=lambda one: (one.weights[held], -one.voice))
    # A stranger to all of them as sure as the surest of them, who would not share its weight.
    scores = [score + weight for score, weight in zip(weighing.scores, strongest.weights, strict=True)]
    more = probabilities(scores, model)[2]
    now, then = _percent(weighing.confidence), _percent(weighing.confidence if more is None else more)
    value = model.values[held]
    if grade is None or grade is Grade.SINGLE_VOICE:
        code = "ask_first_voice" if grade is None else "ask_second_voice"
        return (remark(code, voice=strongest.voice, value=value, now=now, then=then),)
    return (remark("ask_independence", value=value, now=now, then=then),)


def _percent(share: Decimal) -> str:
    """ "98", never "100" and never "0": nothing is certain here."""
    return str(min(max(round(share * 100), 1), 99))
