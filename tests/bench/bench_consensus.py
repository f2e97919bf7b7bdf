"""One attribute of one event derived from fifty claims, explanation included: what an editor waits for."""

from collections.abc import Callable

from claims.consensus.context import Context
from claims.consensus.derive import derive
from claims.domain.codebook import load_codebook
from claims.domain.codes import Comparator
from claims.domain.comparison import Registers
from claims.domain.statements import Statement
from claims.domain.values import quantity
from tests.bench.bench_comparison import CODEBOOK
from tests.bench.measure import Bench

CLAIMS = 50


def statement(number: int, *, is_agreed: bool) -> Statement:
    value = quantity(Comparator.EXACT, 7 if is_agreed else 5 + number % 5, unit="person")
    return Statement(
        id=f"A{number:010x}.1",
        event="E000001",
        attribute="killed",
        value=value,
        article=f"A{number:010x}",
        outlet=f"outlet-{number}",
    )


def derivation(*, is_agreed: bool) -> Callable[[], object]:
    registers = Registers(codebook=load_codebook(CODEBOOK))
    definition = registers.codebook["killed"]
    statements = [statement(number, is_agreed=is_agreed) for number in range(CLAIMS)]
    return lambda: derive(statements, definition=definition, context=Context(registers), event="E000001")


BENCHES = [
    Bench(
        f"consensus: one value of {CLAIMS} claims that agree", 1, "values", lambda: derivation(is_agreed=True)
    ),
    Bench(
        f"consensus: one value of {CLAIMS} claims at odds", 1, "values", lambda: derivation(is_agreed=False)
    ),
]
