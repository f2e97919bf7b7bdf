"""The registers as the domain knows them: codebook, trees of places, actors and scopes, and who the sources are.

Outward: ``current_registers``, ``current_sources`` and ``register_circles``. A fixed number of queries, however long
the registers are.
"""

import logging
from collections import defaultdict
from collections.abc import Mapping

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

logger = logging.getLogger(__name__)
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


def register_circles() -> dict[str, tuple[str, ...]]:
    """Name of the register -> the keys whose parents run in a circle, sorted. Registers without any are left out.

    Forms and services refuse a circle; one that was written past them is cut where it is read, so that the other
    events are still derived, and shown here for somebody to mend.
    """
    found = {register: _circled(_parents(register)) for register in (Place, Actor, Scope)}
    return {str(register._meta.verbose_name): keys for register, keys in found.items() if keys}


def _tree(register: type[models.Model]) -> Hierarchy:
    """The register's tree; the entries of a circle are roots."""
    parents = _parents(register)
    circled = _circled(parents)
    if circled:
        logger.error(
            "The parents of these entries of the register of %s run in a circle, so none of them has a parent until "
            "somebody mends it: %s",
            register._meta.verbose_name,
            ", ".join(circled),
        )
    return Hierarchy({**parents, **dict.fromkeys(circled)})


def _parents(register: type[models.Model]) -> dict[str, str | None]:
    return dict(register._default_manager.values_list("key", "parent__key"))


def _circled(parents: Mapping[str, str | None]) -> tuple[str, ...]:
    """The keys that are their own ancestors."""
    settled: set[str] = set()
    circled: set[str] = set()
    for key in parents:
        path: list[str] = []
        step: str | None = key
        while step is not None and step not in settled and step not in path:
            path.append(step)
            step = parents.get(step)
        if step in path:
            circled.update(path[path.index(step) :])
        settled.update(path)
    return tuple(sorted(circled))
