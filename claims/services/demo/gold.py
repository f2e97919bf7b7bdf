"""The claims of the demo's reports as ``seeds/reports/gold.jsonl`` writes them.

Outward: ``GoldLine`` and ``read_gold``. A line says of exact words which claim they make; ``content`` turns it into
what a reviewer enters.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from claims.domain.codes import (
    Actuality,
    Comparator,
    Modality,
    Polarity,
    ScopeFacet,
    Sensitivity,
    Stake,
    ValueKind,
)
from claims.domain.dates import PartialDate, between, parse_date
from claims.domain.scopes import parse_scope
from claims.domain.values import (
    Category,
    DateValue,
    Named,
    Quantity,
    TimeValue,
    Truth,
    Value,
    Wording,
)
from claims.models import Actor, Attribute, Claim, Event, Place
from claims.services.claim_content import ClaimContent
from claims.services.registers import scope_entry
from sources.models import Source

CHAIN = " > "


@dataclass(frozen=True, slots=True)
class GoldLine:
    """raw: the fields of the line, as read."""

    raw: Mapping[str, Any]

    @property
    def attribute(self) -> str:
        return str(self.raw["attribute"])

    @property
    def event(self) -> str:
        return str(self.raw["event"] or "")

    @property
    def focus(self) -> str:
        return str(self.raw["focus"])

    @property
    def span(self) -> tuple[int, int]:
        return int(self.raw["focus_start"]), int(self.raw["focus_end"])

    def overlap(self, claim: Claim) -> int:
        """Characters that the focus shares with that of a claim of the same attribute; 0 for another attribute."""
        if claim.attribute.key != self.attribute:
            return 0
        start, end = self.span
        first = claim.start if claim.focus_start is None else claim.focus_start
        last = claim.end if claim.focus_end is None else claim.focus_end
        return max(0, min(end, last) - max(start, first))

    def value(self, unit: str) -> Value:
        """The value, in words of the text. unit: of the attribute."""
        raw, comparator = self.raw, Comparator(self.raw["comparator"])
        kind = ValueKind(raw["value_type"])
        match kind:
            case ValueKind.COUNT | ValueKind.MEASURE:
                number, lower, upper = (_decimal(raw[name]) for name in ("value", "lower", "upper"))
                return Quantity(kind, comparator, number, lower, upper, unit)
            case ValueKind.DATE:
                read = raw["as_read"]
                date = parse_date(read) if read else self._date()
                return DateValue(date, self.focus if read else "", raw["emendation"] or "", comparator)
            case ValueKind.TIME:
                return TimeValue(str(raw["value"]), comparator)
            case ValueKind.PLACE | ValueKind.ACTOR:
                return Named(kind, self.focus, raw["register_key"] or "")
            case ValueKind.CATEGORY:
                return Category(str(raw["value"]), self.focus)
            case ValueKind.BOOLEAN:
                return Truth(bool(raw["value"]))
        return Wording(self.focus, comparator)

    def content(self, attribute: Attribute, event: Event | None, like: Claim | None) -> ClaimContent:
        """What the reviewer enters. like: the suggestion on these words, whose moment is kept; None = there is none.

        Raises DoesNotExist where the line names an entry that no register has.
        """
        raw = self.raw
        version = attribute.current
        value = self.value("" if version is None else version.unit)
        informant_text, channel_text = self._attribution()
        return ClaimContent(
            attribute=attribute,
            value=value,
            start=raw["start"],
            end=raw["end"],
            quote=raw["quote"],
            focus_start=raw["focus_start"],
            focus_end=raw["focus_end"],
            event=event,
            place=_named(Place, value.fields().place_key),
            actor=_named(Actor, value.fields().actor_key),
            **self._scope(),
            scope_text=raw["scope_text"] or "",
            as_of_lower=None if like is None else like.as_of_lower,
            as_of_upper=None if like is None else like.as_of_upper,
            is_recap=bool(raw["recap"]),
            says_rose=bool(raw["says_rose"]),
            actuality=Actuality(raw["actuality"]),
            modality=Modality(raw["modality"]),
            polarity=Polarity(raw["polarity"]),
            informant=_named(Source, raw["informant"] or ""),
            informant_text=informant_text,
            informant_kind=raw["informant_kind"] or "",
            channel=_named(Source, raw["channel"] or ""),
            channel_text=channel_text,
            stake=Stake(raw["stake"] or Stake.UNKNOWN),
            sensitivity=Sensitivity(raw["sensitivity"]),
        )

    def _date(self) -> PartialDate:
        stated, lower, upper = self.raw["value"], self.raw["lower"], self.raw["upper"]
        date = parse_date(stated) if stated else None
        bounds = tuple(parse_date(end).lower if end else None for end in (lower, upper))
        if date is not None and (date.lower, date.upper) == bounds:
            return date
        return between(*bounds)

    def _attribution(self) -> tuple[str, str]:
        """Informant and channel as written: a chain has both, a single link is the one that the line names."""
        informant, _, channel = (self.raw["attribution"] or "").partition(CHAIN)
        if not channel and self.raw["channel"] and not self.raw["informant"]:
            return "", informant
        return informant, channel

    def _scope(self) -> dict[str, Any]:
        scope = parse_scope(self.raw["scope"] or "")
        keys = {facet: scope.facet(facet) for facet in ScopeFacet}
        return {f"scope_{facet}": scope_entry(facet, key) for facet, key in keys.items() if key}


def read_gold(path: Path) -> dict[str, list[GoldLine]]:
    """The lines by report, in the order of the file."""
    lines: defaultdict[str, list[GoldLine]] = defaultdict(list)
    for text in path.read_text(encoding="utf-8").splitlines():
        raw = json.loads(text)
        lines[raw["doc"]].append(GoldLine(raw))
    return dict(lines)


def _decimal(number: object) -> Decimal | None:
    return None if number is None else Decimal(str(number))


def _named(register: Any, key: str) -> Any:
    return register.objects.get(key=key) if key else None
