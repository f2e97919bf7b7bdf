"""What would settle a whole that rests on its parts alone and is no one number (DESIGN rule 6).

Outward: ``question_on_parts``. Asked is for the number of the part that leaves the whole the widest range; where
nothing says whether the parts overlap, for that; where neither helps, for the whole. It never says the answer.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from claims.consensus.context import Context
from claims.consensus.explanation import Remark, remark
from claims.consensus.reliability import reliability_of
from claims.consensus.settled import Role, Settled
from claims.consensus.wholes import Whole, part_bounds, shown_part
from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import Comparator, Ruling, ValueKind
from claims.domain.notation import plain_number
from claims.domain.values import Quantity

OPEN = Decimal("Infinity")
# What is said of a whole that nobody states and that is no sum.
_FROM_PARTS = frozenset({"parts_range", "parts_apart_range", "parts_lower_bound"})


def question_on_parts(
    row: Settled, whole: Whole, definition: AttributeDefinition, context: Context
) -> tuple[Remark, ...]:
    """At most one remark; none where the parts add up, or an editor ruled on all that is open of them.

    row: of a whole that nobody states, with the voices of its parts. whole: what these say of it.
    """
    voices = _Voices(row, whole.parts, context)
    if _FROM_PARTS.isdisjoint(code for code, _ in row.remarks) or not voices.reliability:
        return ()
    if whole.are_disjoint:
        return _on_open_part(whole, voices)
    if len(whole.parts) > 1 and not _lacks_parts(whole, definition):
        apart = _if_apart(whole)
        if (apart.lower, apart.upper) != (whole.low, whole.high):
            said = [_said(part) for part in whole.parts]
            voice, now = voices.best(whole.parts), _of(whole.low, whole.high)
            return (remark("ask_overlap", voice=voice, parts=said, value=now, total=apart),)
    return _on_whole(whole, voices)


class _Voices:
    """The voices of the row that told the parts. reliability: voice -> how often it is right, at its best."""

    def __init__(self, row: Settled, parts: Iterable[Settled], context: Context) -> None:
        numbers = {one.claim: one.voice for one in row.testified if one.role is Role.PART}
        self.reliability: dict[int, float] = {}
        self._told: dict[int, set[tuple[str, str]]] = {}
        for part in parts:
            for member in (member for one in part.current for member in one.members if member.id in numbers):
                voice, (sure, _) = numbers[member.id], reliability_of(member, context.fit)
                self.reliability[voice] = max(sure, self.reliability.get(voice, 0.0))
                self._told.setdefault(voice, set()).add(_place(part))

    def best(self, parts: Sequence[Settled]) -> int:
        """Who told most of these parts, of several whoever is most often right."""
        places = set(map(_place, parts))
        return min(
            self.reliability,
            key=lambda voice: (-len(self._told[voice] & places), -self.reliability[voice], voice),
        )

    def know(self, part: Settled) -> bool:
        return any(_place(part) in told for told in self._told.values())


def _place(row: Settled) -> tuple[str, str]:
    return row.attribute, row.scope.key


def _lacks_parts(whole: Whole, definition: AttributeDefinition) -> bool:
    """Whether some attribute that makes up the whole is not told of at all."""
    told = {part.attribute for part in whole.parts}
    return definition.key not in told and told != set(definition.parts)


def _on_open_part(whole: Whole, voices: _Voices) -> tuple[Remark, ...]:
    """The parts do not overlap, so that a number of each would make a sum."""
    unsettled = [part for part in whole.parts if not part.has_value or part.value_is_bound]
    open_to_all = [part for part in unsettled if part.ruling is Ruling.NONE and voices.know(part)]
    if not open_to_all:
        return ()
    asked = max(open_to_all, key=_width)
    said, now = _said(asked), _of(whole.low, whole.high)
    if any(code == "zero_of_one_party" for code, _ in asked.remarks):
        return (remark("ask_part_other_party", part=_zero_of(asked), value=now),)
    voice, width = voices.best([asked]), _width(asked)
    if not width:
        return (remark("ask_part_again", voice=voice, part=said, value=now),)
    if len(unsettled) == 1:
        return (remark("ask_part_sum", voice=voice, part=said, value=now),)
    left = sum(_width(part) == OPEN for part in unsettled if part is not asked)
    if left:
        return (remark("ask_part_open", voice=voice, part=said, value=now, left=left),)
    if width == OPEN:
        return (remark("ask_part_end", voice=voice, part=said, value=now),)
    apart = sum(map(_width, unsettled), Decimal(0))
    ends = {"now": plain_number(apart), "then": plain_number(apart - width)}
    return (remark("ask_part_narrows", voice=voice, part=said, value=now, **ends),)


def _on_whole(whole: Whole, voices: _Voices) -> tuple[Remark, ...]:
    said = [_said(part) for part in whole.parts]
    return (remark("ask_for_whole", voice=voices.best(whole.parts), parts=said, count=len(said)),)


def _if_apart(whole: Whole) -> Quantity:
    """What the parts would make if no two overlapped."""
    bounds = [part_bounds(part) for part in whole.parts]
    low = sum((low for low, _ in bounds if low is not None), Decimal(0))
    highs = [high for _, high in bounds if high is not None]
    return _of(low, sum(highs, Decimal(0)) if len(highs) == len(bounds) else None)


def _zero_of(part: Settled) -> Quantity:
    """The zero that a party states, whatever vaguer voices say beside it."""
    stated = (one.statement.value for one in part.current)
    zeros = [value for value in stated if isinstance(value, Quantity) and value.is_stated_zero]
    return zeros[0] if zeros else _said(part)


def _width(part: Settled) -> Decimal:
    """How far apart the ends of a part are; whoever names no least number leaves none open below zero."""
    low, high = part_bounds(part)
    return OPEN if high is None else high - (Decimal(0) if low is None else low)


def _said(part: Settled) -> Quantity:
    return shown_part(part) if part.has_value else _of(part.low, part.high)


def _of(low: Decimal | None, high: Decimal | None) -> Quantity:
    """Bounds as a value to be said; equal ones as the number that they are."""
    if low is not None and low == high:
        return Quantity(ValueKind.MEASURE, Comparator.EXACT, low, low, low)
    return Quantity(ValueKind.MEASURE, Comparator.RANGE, None, low, high)
