"""The registers as the domain knows them: codebook, trees of places, actors and scopes, and who the sources are.

Outward: ``current_registers`` and ``current_sources``. A fixed number of queries, however long the registers are.
"""

from collections import defaultdict

from django.db import models

from claims.consensus.context import Sources
from claims.domain.codebook import Codebook
from claims.domain.comparison import Registers
from claims.domain.hierarchy import Hierarchy
from claims.domain.scopes import ScopeRegister
from claims.models import Actor, Place, Scope
from claims.selectors.codebook import current_codebook
from sources.codes import SourceClass, SourceKind
from sources.models import Source

_ENQUIRIES = (SourceKind.ENQUIRY, SourceKind.COURT)
_DOCUMENTS = (SourceKind.DOCUMENT, *_ENQUIRIES)
# A leaflet of a party is registered under the party's class: a document by form alone proves nothing.
_PROVING = (SourceClass.DOCUMENT, SourceClass.OFFICIAL)


def current_registers() -> Registers | None:
    """Codebook in force and the three trees: at most six queries. None where no codebook was adopted yet."""
    codebook = current_codebook()
    return None if codebook is None else registers_under(codebook)


def registers_under(codebook: Codebook) -> Registers:
    """The three trees beside a codebook: four queries."""
    disjoint = Scope.objects.filter(parts_are_disjoint=True).values_list("key", flat=True)
    return Registers(
        codebook,
        places=_tree(Place),
        actors=_tree(Actor),
        scopes=ScopeRegister(_tree(Scope), frozenset(disjoint)),
    )


def current_sources() -> Sources:
    """Owners, documents and enquiries, and which actors speak through which source: three queries."""
    speaks_for: defaultdict[str, set[str]] = defaultdict(set)
    speakers = Actor.objects.filter(speaks_as__isnull=False)
    for source, actor in speakers.values_list("speaks_as__key", "key"):
        speaks_for[source].add(actor)
    owned = Source.objects.filter(owner__isnull=False).values_list("key", "owner__key")
    kinds = dict(
        Source.objects.filter(kind__in=_DOCUMENTS, source_class__in=_PROVING).values_list("key", "kind")
    )
    return Sources(
        owners=dict(owned),
        documents=frozenset(kinds),
        enquiries=frozenset(key for key, kind in kinds.items() if kind in _ENQUIRIES),
        speaks_for={source: frozenset(actors) for source, actors in speaks_for.items()},
    )


def _tree(register: type[models.Model]) -> Hierarchy:
    return Hierarchy(dict(register._default_manager.values_list("key", "parent__key")))
