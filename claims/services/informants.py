"""Which sources stand behind the words of an attribution.

Outward: ``Resolver``. A wording is resolved only where exactly one source bears it, or where the actor it names
speaks as a source; its words are kept in any case. A channel called by a name that the register does not know yet
becomes a source: two outlets that have it from there are one voice from the start. What it is nobody knows: it stays
unnamed in kind and class until an editor has looked, and its key tells nothing.
"""

import hashlib
import re
from dataclasses import dataclass, field
from typing import Any

from claims.domain.codes import InformantKind, Stake
from claims.extraction.drafts import Attribution
from claims.models import Actor
from factcheck.audit import Target, acting, record
from sources.codes import Sensitivity, SourceClass, SourceKind
from sources.models import Source
from sources.naming import DIGITS, folded
from sources.selectors.names import SourceNames

WORDS_KEPT = 300
# A word without what is elided before it: "l'Agence" holds "Agence".
_WORD = re.compile(r"[^\s'’]+")


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
        known = self._named(wording) or self._speaker(attribution.channel_key) or self._agency_in(wording)
        if known is not None or not _is_a_name(wording):
            return known
        self._found[folded(wording)] = found = self._provisional(attribution)
        return found

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

    def _agency_in(self, wording: str) -> Source | None:
        """The agency whose name ends a wording: "the news agency AP", "l'Agence France Presse".

        A name behind a capital is part of a longer one, which need not be the agency's.
        """
        is_inside_a_name = False
        for word in _WORD.finditer(wording):
            is_capital = word.group()[0].isupper()
            found = self._named(wording[word.start() :]) if is_capital and not is_inside_a_name else None
            if found is not None and found.kind == SourceKind.AGENCY:
                return found
            is_inside_a_name = is_capital
        return None

    def _provisional(self, attribution: Attribution) -> Source:
        wording = attribution.channel
        key = f"source-{hashlib.sha256(folded(wording).encode()).hexdigest()[:DIGITS]}"
        existing = Source.objects.filter(key=key).first()
        if existing is not None:
            return existing
        source = Source(
            key=key,
            name=" ".join(wording.split())[:200],
            kind=SourceKind.UNNAMED,
            source_class=SourceClass.UNNAMED,
            sensitivity=Sensitivity.RESTRICTED if _is_private(attribution) else Sensitivity.PUBLIC,
            note="Made from the words of an article that it carried; not checked yet.",
        )
        # The act names the key alone: the words may be a private person's name.
        with acting(record("source.add", actor=self.by, target=Target("sources.source", key, key))):
            source.save(force_insert=True)
        return source


def stake_of(informant: Source | None) -> Stake:
    """A party to the conflict has a stake; of everybody else nothing is said."""
    is_party = informant is not None and informant.source_class == SourceClass.PARTY
    return Stake.PARTY if is_party else Stake.UNKNOWN


def _is_private(attribution: Attribution) -> bool:
    """Whether the words may name a private person: what an eyewitness or an account says is told by no body."""
    is_account = "@" in attribution.channel
    return is_account or attribution.informant_kind is InformantKind.EYEWITNESS


def _is_a_name(wording: str) -> bool:
    """Whether it is written as a name: "AFP", not "local media", which names nobody."""
    return any(character.isupper() for character in wording)
