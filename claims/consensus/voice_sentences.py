"""One sentence per voice with what it adds, and one per claim that does not count.

Outward: ``voice_sentences`` and ``aside_sentences``. Figures are those of the weighing, to the last decimal.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from claims.consensus.explanation import Remark, remark, value_argument
from claims.consensus.hearing import Hearing
from claims.consensus.weighed import Contribution, Weighing
from claims.domain.values import Value


def voice_sentences(weighing: Weighing, values: list[Value]) -> tuple[Remark, ...]:
    """values: of the candidates, as the weights have them."""
    effects: dict[tuple[Decimal, ...], list[Any]] = {}
    for one in weighing.contributions:
        if one.weights not in effects:
            effects[one.weights] = _effects(one.weights, values)
    return tuple(_sentence(one, effects[one.weights]) for one in weighing.contributions)


def _effects(weights: Sequence[Decimal], values: Sequence[Value]) -> list[Any]:
    found = [
        ["adds", {"value": value_argument(value), "weight": _signed(weight)}]
        for weight, value in zip(weights, values, strict=True)
        if weight
    ]
    return found or [["adds_nothing", {}]]


def _sentence(one: Contribution, adds: list[Any]) -> Remark:
    said = value_argument(one.says)
    if one.voice == 0:
        return "voice_parts", {"adds": adds, "value": said}
    notes = [["shares_weight", {"count": one.shared}]] if one.shared else []
    basis = [["learned" if one.is_learned else "by_class", {"percent": _percent(one.reliability)}]]
    code = "voice_denies" if one.denies else "voice_says"
    return code, {"adds": adds, "basis": basis, "notes": notes, "value": said, "voice": one.voice}


@lru_cache(maxsize=128)
def _percent(reliability: Decimal) -> str:
    """reliability: in [0, 1], with two decimals."""
    return str(round(reliability * 100))


def _signed(weight: Decimal) -> dict[str, str]:
    """ "+4.04", "−1.73": with a true minus sign, and the decimal mark of the language."""
    return {"signed": f"+{weight}" if weight > 0 else f"−{abs(weight)}"}


def aside_sentences(hearing: Hearing) -> tuple[Remark, ...]:
    """The claims that count for nothing, by id, and why."""
    found: list[Remark] = [
        remark("claim_gave_way", claim=one.id, value=one.value, by=gone.by)
        for one, gone in hearing.gone.items()
    ]
    found += [remark(f"claim_{reason}", claim=one.id) for one, reason in hearing.ignored.items()]
    found += [remark("claim_is_part", claim=one.id, value=one.value) for one in hearing.parts]
    found += [remark("claim_contradicts_itself", claim=claim) for claim in _silenced(hearing)]
    return tuple(sorted(found, key=lambda said: (str(said[1]["claim"]), said[0])))


def _silenced(hearing: Hearing) -> Iterable[str]:
    return (claim for one in hearing.current if not one.counts for claim in one.ids)
