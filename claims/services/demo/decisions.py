"""What the demo's people decide beside their reviews: routes, links and the editor's rulings.

Outward: ``Reports``, ``apply_routes``, ``apply_links``, ``apply_rulings``. Claims are named by report, attribute and
words, never by id.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from claims.domain.codes import Axis, ClaimStatus, Comparator, Provenance, ValueRelation
from claims.domain.findings import Direction
from claims.domain.values import quantity
from claims.models import Attribute, Claim, Event, Resolution, RulingKind
from claims.services.demo.gold import GoldLine
from claims.services.errors import BadDecision
from claims.services.linking import decide_link
from claims.services.resolution import resolve_conflict
from claims.services.routing import route_claims
from factcheck.accounts.models import User
from sources.models import Article

Entries = Iterable[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Reports:
    """articles, gold: by file name of the report."""

    articles: Mapping[str, Article]
    gold: Mapping[str, list[GoldLine]]

    def claim(self, named: Mapping[str, Any]) -> Claim:
        """The accepted claim on the words of the gold line that is named; its own focus may be a little wider.

        Raises BadDecision where there is no such line or claim.
        """
        lines = [
            line
            for line in self.gold[named["report"]]
            if (line.attribute, line.focus) == (named["attribute"], named["focus"])
        ]
        nth = int(named.get("nth", 1))
        claims = Claim.objects.filter(
            article=self.articles[named["report"]],
            attribute__key=named["attribute"],
            status=ClaimStatus.ACCEPTED,
        ).select_related("event", "attribute")
        found = max(claims, key=lines[nth - 1].overlap, default=None) if nth <= len(lines) else None
        if found is None or not lines[nth - 1].overlap(found):
            words = f'"{named["attribute"]}" on "{named["focus"]}" (number {nth})'
            raise BadDecision(
                _("%(report)s has no accepted claim of %(words)s.")
                % {"report": named["report"], "words": words}
            )
        return found


def apply_routes(
    entries: Entries, reports: Reports, people: Mapping[str, User], events: Mapping[str, Event]
) -> None:
    for entry in entries:
        claim = reports.claim(entry["claim"])
        route_claims([claim], events[entry["event"]], by=people[entry["by"]], reason=entry["reason"])


def apply_links(entries: Entries, reports: Reports, people: Mapping[str, User]) -> None:
    for entry in entries:
        axis = Axis(entry["axis"])
        relation: ValueRelation | Provenance = (
            ValueRelation(entry["relation"]) if axis is Axis.VALUE else Provenance(entry["relation"])
        )
        decide_link(
            reports.claim(entry["first"]),
            reports.claim(entry["second"]),
            axis,
            relation,
            Direction.FORWARD if relation.is_directed else Direction.NONE,
            by=people[entry["by"]],
            reason=entry["reason"],
        )


def apply_rulings(
    entries: Entries, reports: Reports, people: Mapping[str, User], events: Mapping[str, Event]
) -> None:
    for entry in entries:
        event, attribute = events[entry["event"]], Attribute.objects.get(key=entry["attribute"])
        same = Resolution.objects.filter(event=event, attribute=attribute, scope_key=entry["scope"])
        if same.exists():
            continue
        unit = "" if attribute.current is None else attribute.current.unit
        resolve_conflict(
            event,
            attribute,
            entry["scope"],
            kind=RulingKind(entry["kind"]),
            reason=entry["reason"],
            by=people[entry["by"]],
            value=quantity(Comparator(entry["comparator"]), entry["value"], unit=unit)
            if "value" in entry
            else None,
            evidence=entry.get("evidence", ""),
            cited_claims=[reports.claim(cited) for cited in entry.get("cites", [])],
        )
