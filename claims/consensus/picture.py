"""The picture an editor rules on: the claims and the decided links of one attribute and scope, as a hash.

Outward: ``picture_sha256``. A ruling whose picture no longer matches is stale. The pictures of the parts belong to
that of their whole: one more killed moves what was ruled of the casualties. What was ruled of a part does not.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from claims.consensus.links import Links
from claims.consensus.settled import Settled, value_content
from claims.consensus.value_keys import KNOWN_VALUES
from claims.domain.attributes import canonical_sha256
from claims.domain.statements import AsOf, Statement
from claims.domain.values import Value


def picture_sha256(statements: Iterable[Statement], links: Links, parts: Iterable[Settled] = ()) -> str:
    """Hex digest; the order of statements and parts does not matter. parts: settled rows, none for most rows."""
    ordered = sorted(statements, key=lambda statement: statement.id)
    decided = links.among(statement.id for statement in ordered)
    return canonical_sha256(
        {
            "claims": [_seen(statement) for statement in ordered],
            "links": [
                [link.first, link.second, link.axis, link.relation, link.direction] for link in decided
            ],
            **_parts_seen(parts),
        }
    )


def _parts_seen(parts: Iterable[Settled]) -> dict[str, Any]:
    """Nothing where there are none: such rows look as they always did."""
    seen = sorted({(one.attribute, one.scope.key, one.picture_sha256) for one in parts})
    return {"parts": [list(one) for one in seen]} if seen else {}


def _seen(statement: Statement) -> list[Any]:
    return [
        statement.id,
        statement.attribute,
        statement.scope.key,
        _value_seen(statement.value),
        _moments_seen(statement.as_of),
        [statement.actuality, statement.modality, statement.polarity],
        [statement.informant, statement.channel, statement.outlet, statement.stake],
    ]


def _moments_seen(as_of: AsOf) -> list[str | None]:
    first = None if as_of.lower is None else as_of.lower.isoformat()
    if as_of.upper is as_of.lower:
        return [first, first]
    return [first, None if as_of.upper is None else as_of.upper.isoformat()]


@lru_cache(maxsize=KNOWN_VALUES)
def _value_seen(value: Value) -> dict[str, Any]:
    return value_content(value)
