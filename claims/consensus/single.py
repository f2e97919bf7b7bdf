"""Values of which there can be one, and that are no numbers: dates, times, categories, booleans, names, texts.

Outward: ``settle_single``. The finest value that the others contain is published ("17 November" beside "November",
"the Green Zone" beside "Baghdad"); voices that exclude each other leave none.
"""

from collections.abc import Sequence
from decimal import Decimal

from claims.consensus.context import Context
from claims.consensus.evidence import candidates_of, exclude_each_other, stand, voices_behind
from claims.consensus.finding import Finding
from claims.consensus.testimony import Testimony
from claims.consensus.value_keys import vagueness, value_key
from claims.domain.codes import Comparability, Comparator, Evidence
from claims.domain.findings import INFINITY
from claims.domain.values import Category, DateValue, Named, TimeValue, Value

_CLOCK_WIDTH = Decimal(1)
_PART_OF_DAY_WIDTH = Decimal(360)


def settle_single(current: Sequence[Testimony], denials: Sequence[Testimony], context: Context) -> Finding:
    """current: affirming testimonies in force, at least one. denials: rejecting ones."""
    if exclude_each_other([*current, *denials], context):
        candidates = candidates_of(current, context, lambda _: False)
        voices = voices_behind(current, context)
        return Finding(Evidence.CONTESTED, candidates=candidates, supporting=tuple(current), voices=voices)
    best = _finest(current, context)
    supporting = [one for one in current if one is best or _agree(one, best, context)]
    behind = {one.ids for one in supporting}
    value = best.statement.value
    return Finding(
        evidence=Evidence.UNDISPUTED,
        value=value,
        value_is_bound=isinstance(value, DateValue | TimeValue) and value.comparator in _ONE_SIDED,
        candidates=candidates_of(current, context, lambda one: one.ids in behind),
        supporting=tuple(supporting),
        voices=voices_behind(supporting, context),
    )


_ONE_SIDED = (Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.AT_MOST, Comparator.LESS_THAN)


def _finest(current: Sequence[Testimony], context: Context) -> Testimony:
    """The narrowest, then the one of more voices, then in the order of text and id."""
    voices = {
        key: voices_behind([one for one in current if value_key(one.statement.value) == key], context)
        for key in {value_key(one.statement.value) for one in current}
    }

    def preference(one: Testimony) -> tuple[bool, Decimal, int, int, str, str]:
        value = one.statement.value
        at_least, at_most = voices[value_key(value)]
        return one.is_emended, fineness(value, one, context), -at_least, -at_most, value.text(), one.ids[0]

    return min(current, key=preference)


def fineness(value: Value, testimony: Testimony, context: Context) -> Decimal:
    """Small for fine values: days of a date, minutes of a time, minus the depth of a name in its register."""
    match value:
        case DateValue():
            return vagueness(value)[0]
        case TimeValue():
            return _CLOCK_WIDTH if value.is_clock else _PART_OF_DAY_WIDTH
        case Named(key=""):
            return INFINITY
        case Named(key=key) | Category(category=key):
            definition = context.registers.codebook[testimony.statement.attribute]
            return Decimal(-context.registers.tree(definition).depth(key))
    return Decimal(0)


def _agree(one: Testimony, best: Testimony, context: Context) -> bool:
    return stand(one, best, context).relation is not Comparability.NOT_COMPARABLE
