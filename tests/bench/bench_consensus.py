"""One attribute of one event derived from fifty claims, explanation included: what an editor waits for.

Claims that agree and claims at odds; of one moment, of fifty moments, and with decided links between some of them;
and claims in which bodies are quoted, so that some of the voices are shown to be independent of one another.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from claims.consensus.context import Context
from claims.consensus.derive import derive
from claims.consensus.links import NO_LINKS, Link, Links
from claims.domain.codebook import load_codebook
from claims.domain.codes import Axis, Comparator, InformantKind, Provenance, ValueRelation
from claims.domain.comparison import Registers
from claims.domain.statements import AsOf, Statement
from claims.domain.values import quantity
from tests.bench.bench_comparison import CODEBOOK
from tests.bench.measure import Bench

CLAIMS = 50
FIRST_MOMENT = datetime(2021, 1, 1, tzinfo=UTC)
# Every second claim up to this one is linked to the one so far behind it.
LINKED, APART = 20, 7
# How many bodies are quoted, by every second claim.
BODIES = 11


def claim(number: int) -> str:
    return f"A{number:010x}.1"


def statement(number: int, *, is_agreed: bool, has_moment: bool, is_quoted: bool = False) -> Statement:
    value = quantity(Comparator.EXACT, 7 if is_agreed else 5 + number % 5, unit="person")
    moment = FIRST_MOMENT + timedelta(hours=number * APART % CLAIMS) if has_moment else None
    body = f"body-{number % BODIES}" if is_quoted and number % 2 else ""
    return Statement(
        informant=body,
        informant_kind=InformantKind.NAMED if body else None,
        id=claim(number),
        event="E000001",
        attribute="killed",
        value=value,
        article=f"A{number:010x}",
        outlet=f"outlet-{number}",
        as_of=AsOf(moment, moment),
    )


def decided() -> Links:
    kinds = ((Axis.PROVENANCE, Provenance.INDEPENDENT), (Axis.VALUE, ValueRelation.CORROBORATES))
    return Links(
        Link(claim(number), claim(number + APART), *kinds[number // 2 % 2]) for number in range(0, LINKED, 2)
    )


def derivation(
    *, is_agreed: bool, has_moment: bool, is_linked: bool, is_quoted: bool
) -> Callable[[], object]:
    registers = Registers(codebook=load_codebook(CODEBOOK))
    definition = registers.codebook["killed"]
    statements = [
        statement(number, is_agreed=is_agreed, has_moment=has_moment, is_quoted=is_quoted)
        for number in range(CLAIMS)
    ]
    links = decided() if is_linked else NO_LINKS
    return lambda: derive(
        statements, definition=definition, context=Context(registers, links=links), event="E000001"
    )


def _case(
    name: str,
    *,
    is_agreed: bool,
    has_moment: bool = False,
    is_linked: bool = False,
    is_quoted: bool = False,
) -> Bench:
    return Bench(
        f"consensus: {CLAIMS} claims {name}",
        1,
        "values",
        lambda: derivation(
            is_agreed=is_agreed, has_moment=has_moment, is_linked=is_linked, is_quoted=is_quoted
        ),
    )


BENCHES = [
    _case("that agree", is_agreed=True),
    _case("at odds", is_agreed=False),
    _case("that agree, many moments", is_agreed=True, has_moment=True),
    _case("at odds, many moments", is_agreed=False, has_moment=True),
    _case("that agree, decided links", is_agreed=True, is_linked=True),
    _case("at odds, decided links", is_agreed=False, is_linked=True),
    _case("that agree, bodies quoted, links", is_agreed=True, is_linked=True, is_quoted=True),
    _case(
        "at odds, bodies, links, moments", is_agreed=False, has_moment=True, is_linked=True, is_quoted=True
    ),
]
