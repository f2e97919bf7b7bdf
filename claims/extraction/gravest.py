"""A person counts once, in the gravest outcome: who was shot and died is one dead, and none of the hurt.

Outward: ``died_of_it``, ``dies_later``, ``gravest`` and ``shared_subject``.
"""

from dataclasses import replace

from claims.domain.values import Quantity
from claims.extraction.arguments import has_side
from claims.extraction.naming import CHAIN, before_verb
from claims.extraction.reading import Counted, Finding, Reading, Sentence
from claims.extraction.tokens import Hit

# The toll that is the gravest outcome.
DEATH = "killed"
# Words of a death that followed from the harm told before.
DYING = ("triggers.dying", "triggers.later_death")
# What makes another subject for the death.
PARTS = (
    "function.conjunction",
    "function.relative",
    "function.pronoun",
    "function.subordinator",
    "function.passive",
    "function.auxiliary",
)
# What joins a death to the harm before it: "and", "but".
JOINTS = ("function.conjunction", "function.subordinator")
# Tokens before "one" at the start of its sentence: "of them, one".
OPENING = 3
# Tokens between a harm and the death joined to it: "hit in the chest and" (arbitrary but works).
SHARED_REACH = 10


def shared_subject(reading: Reading, trigger: Hit, sentence: Sentence) -> Hit | None:
    """ "The driver was hit in the chest and later | died |": the verb in the passive that a death is joined to.

    Or by "but": "was treated at the scene but | was pronounced dead |".
    """
    if not reading.marks.is_in(trigger.first, *DYING):
        return None
    start = trigger.first
    while start > sentence.first and reading.marks.is_in(start - 1, *CHAIN):
        start -= 1
    joint = next((hit for place in JOINTS if (hit := reading.marks.before(place, start)) is not None), None)
    if joint is None:
        return None
    earlier = list(
        reading.marks.within("trigger", max(sentence.first, joint.first - SHARED_REACH), joint.first)
    )
    between = range(earlier[-1].last, joint.first) if earlier else ()
    is_apart = any(reading.tokens[index].raw in ",;:" for index in between)
    is_passive = bool(earlier) and before_verb(reading, earlier[-1], sentence.first).is_passive
    return earlier[-1] if is_passive and not is_apart else None


def died_of_it(reading: Reading, finding: Finding) -> Finding:
    """ "| A diplomat | was hit in the head and died": one counted as hurt whose death is joined to the harm."""
    if not _is_one(finding) or finding.attribute not in reading.lexicon.person_tolls - {DEATH}:
        return finding
    sentence = reading.sentence(finding.focus_first)
    harms = reading.marks.within("trigger", finding.focus_last, sentence.last)
    harm = next((hit for hit in harms if finding.attribute in hit.entries), None)
    for trigger in reading.marks.within("trigger", finding.focus_last, sentence.last):
        if (
            harm is not None
            and DEATH in trigger.entries
            and shared_subject(reading, trigger, sentence) == harm
        ):
            rule = finding.rule.replace(finding.attribute, DEATH)
            return replace(finding, attribute=DEATH, rule=rule)
    return finding


def dies_later(reading: Reading, harm: Hit, counted: Counted) -> bool:
    """ "A man | hurt | on Monday has died": a participle beside the noun, and the death is the verb of both.

    Or the death is told of the noun: "the deaths of | three of the injured |".
    """
    if reading.marks.over("triggers.death_of_hurt", harm.first) is not None:
        return True
    sentence = reading.sentence(harm.first)
    for death in reading.marks.within("trigger", harm.last, sentence.last):
        if not reading.marks.is_in(death.first, *DYING):
            continue
        verb = before_verb(reading, death, harm.last)
        listed = reading.counted_of.get(sentence.number, ())
        has_subject = any(harm.last <= one.first < verb.first for one in listed if one is not counted)
        is_finite = verb.first < death.first or has_side(reading, death, "subject")
        return (
            DEATH in death.entries
            and is_finite
            and not has_subject
            and not reading.marks.has(harm.last, verb.first, *PARTS)
            and not any(reading.tokens[index].raw in ";:" for index in range(harm.last, verb.first))
        )
    return False


def gravest(reading: Reading, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """One person told hurt and dead in one sentence is one dead: "| the driver | was shot and died".

    So is one told again right behind: "the death of Jon Pike, | a driver |, beaten by three men".
    """
    died = {
        (finding.focus_first, finding.focus_last)
        for finding in findings
        if _is_one(finding) and finding.attribute == DEATH
    }
    ends = {last for _, last in died}
    behind = _behind_the_dead(reading, findings)
    return tuple(
        finding
        for finding in findings
        if not (
            _is_one(finding)
            and finding.attribute in reading.lexicon.person_tolls
            and finding.attribute != DEATH
            and (
                (finding.focus_first, finding.focus_last) in died
                or _is_told_again(reading, finding, ends)
                or (reading.sentence_of[finding.focus_first] in behind and _is_one_of_them(reading, finding))
            )
        )
    )


def _behind_the_dead(reading: Reading, findings: tuple[Finding, ...]) -> set[int]:
    """The sentences behind one that tells of several dead and of nobody hurt."""
    told: dict[int, set[str]] = {}
    for finding in findings:
        if finding.attribute in reading.lexicon.person_tolls and not _is_one(finding):
            told.setdefault(reading.sentence_of[finding.focus_first], set()).add(finding.attribute)
    return {number + 1 for number, attributes in told.items() if attributes == {DEATH}}


def _is_one_of_them(reading: Reading, finding: Finding) -> bool:
    """ "Two died. | One | was hit by a bullet, the other by a car": how one of the dead died, and nobody hurt."""
    sentence = reading.sentence(finding.focus_first)
    listed = reading.counted_of.get(sentence.number, ())
    one = next((one for one in listed if finding.focus_first <= one.first < finding.focus_last), None)
    if one is None or not one.is_elided or finding.focus_first - sentence.first > OPENING:
        return False
    harm = next(reading.marks.within("trigger", one.last, sentence.last), None)
    return harm is not None and reading.marks.is_in(harm.first, "sides.of_things", "sides.weak")


def _is_told_again(reading: Reading, finding: Finding, ends: set[int]) -> bool:
    comma = finding.focus_first - 1
    return comma in ends and reading.tokens[comma].raw == ","


def _is_one(finding: Finding) -> bool:
    return isinstance(finding.value, Quantity) and finding.value.lower == finding.value.upper == 1
