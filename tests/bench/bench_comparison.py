"""The value logic on every pair of a hundred statements about one toll."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

from claims.domain.codebook import load_codebook
from claims.domain.codes import Comparator
from claims.domain.comparison import Registers, compare
from claims.domain.statements import Statement
from claims.domain.values import quantity
from tests.bench.measure import Bench

CODEBOOK = Path(__file__).resolve().parent.parent.parent / "seeds" / "codebook"
STATEMENTS = 100
PAIRS = STATEMENTS * (STATEMENTS - 1) // 2
COMPARATORS = (Comparator.EXACT, Comparator.AT_LEAST, Comparator.ABOUT, Comparator.LESS_THAN)


def statement(number: int) -> Statement:
    value = quantity(COMPARATORS[number % len(COMPARATORS)], 1 + number % 10, unit="person")
    return Statement(id=f"A{number:010x}.1", event="E000001", attribute="killed", value=value)


def every_pair() -> Callable[[], object]:
    registers = Registers(codebook=load_codebook(CODEBOOK))
    pairs = list(combinations([statement(number) for number in range(STATEMENTS)], 2))
    return lambda: [compare(first, second, registers) for first, second in pairs]


BENCHES = [Bench(f"comparison: {PAIRS:,} pairs of tolls", PAIRS, "pairs", every_pair)]
