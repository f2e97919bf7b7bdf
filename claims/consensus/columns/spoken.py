"""The claims of many events, a column per field of a statement.

Outward: ``Columns``. Codes are plain strings here, as the database keeps them: an enumeration is only asked once of
each that occurs.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Self

from claims.domain.codes import Actuality, InformantKind, Modality, Polarity, Reach, Stake
from claims.domain.scopes import parse_scope
from claims.domain.statements import AsOf, Statement
from claims.domain.values import Value


@dataclass(frozen=True)
class Columns:
    """Entry i of every column is claim i, in any order. Fields as those of ``Statement``.

    value: where claims say the same, best the same object, so that it is looked at once. scope: its key. lower,
    upper: the two ends of as_of. informant_kind: "" = none.
    """

    id: Sequence[str]
    event: Sequence[str]
    attribute: Sequence[str]
    scope: Sequence[str]
    value: Sequence[Value]
    lower: Sequence[datetime | None]
    upper: Sequence[datetime | None]
    actuality: Sequence[str]
    modality: Sequence[str]
    polarity: Sequence[str]
    informant: Sequence[str]
    informant_kind: Sequence[str]
    informant_text: Sequence[str]
    channel: Sequence[str]
    reach: Sequence[str]
    stake: Sequence[str]
    outlet: Sequence[str]
    article: Sequence[str]
    source_rank: Sequence[int]
    says_rose: Sequence[bool]
    is_recap: Sequence[bool]
    fingerprint: Sequence[str]

    @classmethod
    def of(cls, statements: Mapping[str, Iterable[Statement]]) -> Self:
        """statements: by event."""
        rows = [_row(event, one) for event, told in statements.items() for one in told]
        columns = zip(*rows, strict=True) if rows else [()] * len(fields(cls))
        return cls(*columns)

    def statement(self, claim: int) -> Statement:
        kind = self.informant_kind[claim]
        return Statement(
            id=self.id[claim],
            attribute=self.attribute[claim],
            value=self.value[claim],
            event=self.event[claim],
            scope=parse_scope(self.scope[claim]),
            as_of=AsOf(self.lower[claim], self.upper[claim]),
            actuality=Actuality(self.actuality[claim]),
            modality=Modality(self.modality[claim]),
            polarity=Polarity(self.polarity[claim]),
            informant=self.informant[claim],
            informant_kind=InformantKind(kind) if kind else None,
            informant_text=self.informant_text[claim],
            channel=self.channel[claim],
            reach=Reach(self.reach[claim]),
            stake=Stake(self.stake[claim]),
            outlet=self.outlet[claim],
            article=self.article[claim],
            source_rank=self.source_rank[claim],
            says_rose=self.says_rose[claim],
            is_recap=self.is_recap[claim],
            fingerprint=self.fingerprint[claim],
        )


def _row(event: str, one: Statement) -> tuple[object, ...]:
    return (
        one.id, event, one.attribute, one.scope.key, one.value, one.as_of.lower, one.as_of.upper,
        one.actuality.value, one.modality.value, one.polarity.value, one.informant,
        one.informant_kind.value if one.informant_kind else "", one.informant_text, one.channel, one.reach.value,
        one.stake.value, one.outlet, one.article, one.source_rank, one.says_rose, one.is_recap, one.fingerprint,
    )  # fmt: skip
