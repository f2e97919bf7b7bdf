"""Which sources stand behind the words of an attribution.

Outward: ``Resolver``. A wording is resolved only where exactly one source bears it, or where the actor it names
speaks as a source; its words are kept in any case. An agency that the register does not know yet becomes a source:
two outlets that carry it are one voice from the start.
"""

from dataclasses import dataclass, field
from typing import Any

from claims.domain.codes import Stake
from claims.extraction.drafts import Attribution
from claims.models import Actor
from factcheck.audit import acting, record
from sources.codes import SourceClass, SourceKind
from sources.models import Source
from sources.naming import folded, key_of
from sources.selectors.names import SourceNames

WORDS_KEPT = 300


@dataclass(slots=True)
class Resolver:
    """Keeps what it found, for the articles of one batch."""

    names: SourceNames
    by: Any = None
    _found: dict[str, Source | None] = field(default_factory=dict)
    _speakers: dict[str, Source | None] = field(default_factory=dict)

    def informant(self, attribution: Attribution) -> Source | None:
        return self._named(attribution.informant) or self._speaker(attribution.informant_key)

    def channel(self, attribution: Attribution) -> Source | None:
        wording = attribution.channel
        known = self._named(wording) or self._speaker(attribution.channel_key)
        if known is not None or not _is_a_name(wording):
            return known
        self._found[folded(wording)] = agency = self._agency(wording)
        return agency

    def _named(self, wording: str) -> Source | None:
        name = folded(wording)
        if name not in self._found:
            pk = self.names.only_id(wording)
            self._found[name] = None if pk is None else Source.objects.get(pk=pk)
        return self._found[name]

    def _speaker(self, actor_key: str) -> Source | None:
        if actor_key and actor_key not in self._speakers:
            actor = Actor.objects.filter(key=actor_key).select_related("speaks_as").first()
            self._speakers[actor_key] = None if actor is None else actor.speaks_as
        return self._speakers.get(actor_key)

    def _agency(self, wording: str) -> Source:
        key = key_of(wording)
        existing = Source.objects.filter(key=key).first()
        if existing is not None:
            return existing
        agency = Source(
            key=key,
            name=" ".join(wording.split())[:200],
            kind=SourceKind.AGENCY,
            source_class=SourceClass.AGENCY,
            note="Made from the words of an article that it carried; not checked yet.",
        )
        with acting(record("source.add", actor=self.by, target=agency)):
            agency.save(force_insert=True)
        return agency


def stake_of(informant: Source | None) -> Stake:
    """A party to the conflict has a stake; of everybody else nothing is said."""
    is_party = informant is not None and informant.source_class == SourceClass.PARTY
    return Stake.PARTY if is_party else Stake.UNKNOWN


def _is_a_name(wording: str) -> bool:
    """Whether it is written as a name: "AFP", not "local media", which names nobody."""
    return any(character.isupper() for character in wording)
