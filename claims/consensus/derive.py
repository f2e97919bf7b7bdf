"""Settle one attribute of one event in one scope: what its sources together support, and why.

Outward: ``derive``. Method: the rules of DESIGN section 5 as a list of steps, each in its own module; no averaging,
no learned weight, no vote between voices that exclude each other. What the voices weigh is found beside it and moves
nothing but the confidence.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property, partial

from claims.consensus.bounds import settle_numbers
from claims.consensus.confidence import Model, weigh
from claims.consensus.context import Context
from claims.consensus.dating import as_of
from claims.consensus.explanation import Remark, remark
from claims.consensus.finding import Finding
from claims.consensus.grades import grade_of
from claims.consensus.hanging import Outcome, Trial, hangs_on
from claims.consensus.hearing import Hearing, aside_remarks, hear
from claims.consensus.keeping import at_odds, kept_contested, kept_corroborated
from claims.consensus.kinship import Pair, kinship
from claims.consensus.likely import likely_remarks
from claims.consensus.lower_bounds import wholes_of, with_lower_bounds
from claims.consensus.narrative import value_remarks
from claims.consensus.outgrown import without_outgrown
from claims.consensus.parts import with_parts
from claims.consensus.picture import picture_sha256
from claims.consensus.policy import Policy, policy_named
from claims.consensus.questions import questions_on
from claims.consensus.rulings import apply_ruling
from claims.consensus.sayings import Spoken
from claims.consensus.sets import settle_set
from claims.consensus.settled import Role, Ruled, Settled
from claims.consensus.single import settle_single
from claims.consensus.testified import testified_by
from claims.consensus.testimony import Testimony
from claims.consensus.updates import Updates
from claims.consensus.voice_sentences import aside_sentences, voice_sentences
from claims.consensus.wholes import Whole, sureness, whole_from_parts
from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import Cardinality, Evidence, Grade
from claims.domain.scopes import WHOLE, Scope
from claims.domain.statements import Statement
from claims.domain.values import NUMERIC_KINDS


def derive(
    statements: Sequence[Statement],
    *,
    definition: AttributeDefinition,
    context: Context,
    scope: Scope = WHOLE,
    event: str = "",
    ruled: Ruled | None = None,
    settled: Sequence[Settled] = (),
) -> Settled:
    """Settle one attribute in one scope.

    statements: the accepted claims of this event, attribute and scope, in any order, values of the definition's kind
    (or not stated). settled: rows of the same event settled before, of which some may be parts of this one. ruled:
    the ruling in force. Bounds inclusive, None = open. Raises UnknownPolicy.
    """
    question = _Question(definition, policy_named(definition.policy), scope, settled, context)
    hearing = hear(statements, question.policy, context)
    if hearing.everybody:
        # Who depends on whom is found once, of all of them; whoever is asked of some is told from that.
        kinship(hearing.everybody, context)
    hearing = without_outgrown(hearing, question.wholes, definition, context)
    finding, grade, grade_remarks = _settle(hearing, question)
    row = Settled(
        event=event,
        attribute=definition.key,
        scope=scope,
        evidence=finding.evidence,
        policy=question.policy.name,
        value=finding.value,
        low=finding.low,
        high=finding.high,
        value_is_bound=finding.value_is_bound,
        as_of=as_of(finding),
        grade=grade,
        voices_min=finding.voices[0],
        voices_max=finding.voices[1],
        candidates=finding.candidates,
        remarks=(*_remarks(finding, hearing, definition, context), *grade_remarks),
        testified=testified_by(finding, hearing, settled, context),
        picture_sha256=picture_sha256(statements, context.links, question.parts),
        current=hearing.standing or question.told_by_parts,
    )
    weighed = _weighed(row, statements, hearing, question) if context.is_weighed else row
    return apply_ruling(weighed, ruled)


@dataclass(frozen=True)
class _Question:
    """What is asked of statements, whoever is left out of them."""

    definition: AttributeDefinition
    policy: Policy
    scope: Scope
    settled: Sequence[Settled]
    context: Context

    @cached_property
    def wholes(self) -> list[Whole]:
        return wholes_of(self.definition, self.scope, self.settled, self.context)

    @property
    def parts(self) -> list[Settled]:
        return [part for whole in self.wholes for part in whole.parts]

    @property
    def told_by_parts(self) -> tuple[Testimony, ...]:
        """What stands for a row that nobody states: the testimonies of its parts, each once."""
        return tuple({one.ids: one for part in self.parts for one in part.current}.values())


def _settle(
    hearing: Hearing, question: _Question, *, is_trial: bool = False, are_at_one: bool = False
) -> tuple[Finding, Grade | None, tuple[Remark, ...]]:
    """is_trial: evidence, value and grade are all that is asked for; what is told of them may be left out.

    are_at_one: of all who are heard no two exclude each other.
    """
    definition, policy, context = question.definition, question.policy, question.context
    found = _find(hearing, definition, policy, context, is_trial=is_trial, are_at_one=are_at_one)
    found = _with_parts(found, definition, question.scope, question.settled, context)
    finding = found or _nothing(hearing)
    return finding, *grade_of(finding, policy, context, hearing.denials)


def _weighed(row: Settled, statements: Sequence[Statement], hearing: Hearing, question: _Question) -> Settled:
    """The row with what its voices add, what it hangs on, and its confidence."""
    definition, context = question.definition, question.context
    numbers = {one.claim: one.voice for one in row.testified}
    spoken = Spoken(hearing.standing, hearing.denials, numbers, is_set=_is_set(definition))
    model = Model(row.candidates, definition, context, spoken.is_set)
    is_sum = any(candidate.is_sum for candidate in row.candidates)
    weighing = weigh(model, spoken, context, parts=sureness(question.wholes[0].parts) if is_sum else None)
    weighing = replace(
        weighing,
        voices=voice_sentences(weighing, model.values),
        asides=aside_sentences(hearing),
        hangs_on=_hangs_on(row, statements, hearing, spoken, question) if weighing.contributions else (),
        questions=questions_on(row, weighing, model, question.policy, question.wholes),
        likely=likely_remarks(row.candidates, weighing),
    )
    return replace(
        row,
        weighing=weighing,
        confidence=weighing.confidence if row.has_value else None,
        confidence_basis=context.fit.basis,
        confidence_items=context.fit.ruled_items,
    )


def _hangs_on(
    row: Settled, statements: Sequence[Statement], hearing: Hearing, spoken: Spoken, question: _Question
) -> tuple[Remark, ...]:
    is_unmoved = _is_unmoved(statements, hearing, question)
    is_undisputed = row.evidence is Evidence.UNDISPUTED

    def settle(left_out: Set[str], *, is_apart: bool) -> Outcome:
        are_at_one = False
        if hearing.ignored or hearing.parts:
            rest = [one for one in statements if one.id not in left_out]
            heard = hear(rest, question.policy, question.context)
        elif is_unmoved and is_apart:
            heard, are_at_one = hearing.without(left_out), is_undisputed
        else:
            heard = hearing.again_without(left_out, question.context)
        heard = without_outgrown(heard, question.wholes, question.definition, question.context)
        finding, grade, _ = _settle(heard, question, is_trial=True, are_at_one=are_at_one)
        return Outcome(finding.evidence, finding.value, grade)

    is_timeless = _is_timeless(hearing, question, is_undisputed=is_undisputed)
    trial = Trial(
        outcome=Outcome(row.evidence, row.value, row.grade),
        settle=settle,
        is_timeless=is_timeless,
        is_still=is_timeless or (is_unmoved and _is_plain(hearing, question)),
        at_odds=_at_odds(row, hearing, spoken, question) if is_unmoved else (),
        keeping=partial(_keeping, row, hearing, spoken, question, is_unmoved=is_unmoved),
        policy=question.policy,
        context=question.context,
    )
    return hangs_on(statements, spoken, trial)


def _at_odds(row: Settled, hearing: Hearing, spoken: Spoken, question: _Question) -> tuple[Pair, ...]:
    """Pairs of voices of which each by itself leaves the row contested; none where parts or other units speak too."""
    is_of_parts = any(one.role is Role.PART for one in row.testified)
    if row.evidence is not Evidence.CONTESTED or is_of_parts or not _is_of_numbers_alone(hearing, question):
        return ()
    return at_odds(hearing, spoken, question.context)


def _keeping(
    row: Settled, hearing: Hearing, spoken: Spoken, question: _Question, *, is_unmoved: bool
) -> tuple[Pair, ...]:
    """Pairs of voices that keep the row as it is; none where parts or other units speak too."""
    if question.wholes or not _is_of_numbers_alone(hearing, question):
        return ()
    if row.evidence is Evidence.CONTESTED:
        return () if is_unmoved else kept_contested(hearing, spoken, question.context)
    if row.grade is Grade.CORROBORATED and row.has_value and is_unmoved and _is_plain(hearing, question):
        return kept_corroborated(hearing, spoken, question.context)
    return ()


def _is_of_numbers_alone(hearing: Hearing, question: _Question) -> bool:
    is_number = question.definition.value_kind in NUMERIC_KINDS and not _is_set(question.definition)
    return is_number and not hearing.ignored and not hearing.parts


def _is_unmoved(statements: Sequence[Statement], hearing: Hearing, question: _Question) -> bool:
    """Whether, moments and links or not, no statement gives way to another, whoever is left out."""
    if hearing.gone:
        return False
    updates = hearing.updates
    if hearing.ignored or hearing.parts:
        updates = Updates(statements, question.context.standing, question.policy)
    return not updates.are_possible


def _is_plain(hearing: Hearing, question: _Question) -> bool:
    """Whether what the statements say, and what was decided of them, decides alone which of them stand."""
    return not (hearing.gone or question.definition.tolerance or question.context.known_at is not None)


def _is_timeless(hearing: Hearing, question: _Question, *, is_undisputed: bool) -> bool:
    """Whether no statement can supersede another, whoever is left out, and all that agree say exactly the same."""
    if not _is_plain(hearing, question):
        return False
    if is_undisputed:
        # Only figures that exclude each other supersede each other.
        return True
    spoken = [one.statement for one in (*hearing.current, *hearing.denials)]
    return not any(one.says_rose for one in spoken) and not any(
        one.as_of != spoken[0].as_of for one in spoken
    )


def _find(
    hearing: Hearing,
    definition: AttributeDefinition,
    policy: Policy,
    context: Context,
    *,
    is_trial: bool,
    are_at_one: bool,
) -> Finding | None:
    """What the testimonies in force say; None = no voice affirms anything."""
    current = hearing.standing
    if not current:
        return None
    if _is_set(definition):
        return settle_set(current, hearing.denials, policy, context)
    if definition.value_kind in NUMERIC_KINDS:
        return settle_numbers(current, hearing.denials, context, is_trial=is_trial, are_at_one=are_at_one)
    return settle_single(current, hearing.denials, context)


def _is_set(definition: AttributeDefinition) -> bool:
    """Also where one value is possible and needs proof: the members are then weighed one by one."""
    return definition.cardinality is Cardinality.MANY or policy_named(definition.policy).needs_proof


def _with_parts(
    found: Finding | None,
    definition: AttributeDefinition,
    scope: Scope,
    settled: Sequence[Settled],
    context: Context,
) -> Finding | None:
    if definition.value_kind not in NUMERIC_KINDS or definition.cardinality is Cardinality.MANY:
        return found
    whole = whole_from_parts(definition, scope, settled, context)
    found = found if whole is None else with_parts(found, whole, definition, context)
    return None if found is None else with_lower_bounds(found, definition, scope, settled, context)


def _nothing(hearing: Hearing) -> Finding:
    """No voice affirms anything: refuted where what was said is denied or corrected, else without a grade."""
    voices = (0, 0)
    is_refuted = bool(hearing.denials)
    code = "refuted" if is_refuted else "nothing_counts"
    grade = Grade.REFUTED if is_refuted else None
    return Finding(Evidence.INSUFFICIENT, voices=voices, grade=grade, remarks=(remark(code),))


def _remarks(
    finding: Finding, hearing: Hearing, definition: AttributeDefinition, context: Context
) -> tuple[Remark, ...]:
    current = hearing.standing
    spoken = (
        [] if _is_set(definition) and current else value_remarks(finding, current, hearing.denials, context)
    )
    return (*spoken, *finding.remarks, *aside_remarks(hearing, context))
