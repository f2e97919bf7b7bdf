"""On what the lessons of an event rest, as one hash: another claim, link, register entry or codebook gives another.

Outward: ``Ground``, ``Evidence`` with ``evidence_on``, and ``simulation_sha256``, on what simulated events rest.
Whoever keeps what an event teaches keeps the hash beside it, and gathers anew where it differs: nothing needs to be
told that something changed, and nothing can be forgotten. Everything that ``considered`` reads is in it; of a claim
every column but those of ``LEFT_OUT``. No model is built, and what is looked up is looked up once per entry of a
register.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from claims.consensus.context import Sources
from claims.consensus.learning.packed import FORMAT
from claims.domain.comparison import Registers
from claims.domain.scopes import SEPARATOR
from claims.models import Actor, Attribute, Claim, Place
from claims.selectors.codebook import current_codebook, current_snapshot
from claims.selectors.registers import current_sources, registers_under
from claims.selectors.statements import counted_claims, decided_link_rows
from sources.models import Article, Source

# Columns of a claim that say who wrote it and when, or that repeat words of its article.
LEFT_OUT = frozenset({
    "id", "ordinal", "attribute_version", "quote", "focus", "scope_text", "as_of_basis", "date_basis", "anchor_date",
    "certainty", "sensitivity", "status", "verification", "decision_reason", "producer", "producer_version", "rule",
    "score", "reason", "run", "event_key", "created_by", "anchored_from", "created_at", "decided_at", "erased_at",
    "row_version",
})  # fmt: skip
COLUMNS = ("event_id", *(
    field.attname for field in Claim._meta.concrete_fields if field.name not in LEFT_OUT | {"event"}
))  # fmt: skip
ARTICLE = (
    "pk", "public_id", "source_id", "language", "text_sha256", "erased_at", "text_group", "original__public_id",
    "translation_of__public_id", "translation_of__text_group",
)  # fmt: skip
SOURCE_OF_ARTICLE = ARTICLE.index("source_id")
# The programs that settle events, and what they read them with.
_ROOT = Path(__file__).resolve().parents[2]
_PROGRAMS = ("claims/consensus", "claims/domain", "claims/models", "claims/selectors", "sources/codes.py")
Row = tuple[Any, ...]


@dataclass(frozen=True)
class Ground:
    """The registers as they are now, entry by entry. whole: what all events rest on: program and codebook.

    attributes: row id -> key. who, registers: the same as the engine wants them.
    """

    whole: str
    sources: Mapping[int, Row]
    places: Mapping[int, Row]
    actors: Mapping[int, Row]
    attributes: Mapping[int, str]
    registers: Registers
    who: Sources

    @classmethod
    def now(cls) -> "Ground | None":
        """A fixed number of queries; None where there is no codebook yet."""
        snapshot, codebook = current_snapshot(), current_codebook()
        if snapshot is None or codebook is None:
            return None
        registers, who = registers_under(codebook), current_sources()
        return cls(
            f"{FORMAT} {program_sha256()} {snapshot.sha256}",
            _sources(who, registers),
            {
                pk: (key, *registers.places.ancestors(key))
                for pk, key in Place.objects.values_list("pk", "key")
            },
            {
                pk: (key, *registers.actors.ancestors(key))
                for pk, key in Actor.objects.values_list("pk", "key")
            },
            dict(Attribute.objects.values_list("pk", "key")),
            registers,
            who,
        )

    def scope(self, key: str) -> Row:
        """The entries of a scope, each with the entries that it lies in and whether their parts are disjoint."""
        scopes = self.registers.scopes
        return tuple(
            (each, each in scopes.disjoint_children)
            for part in key.split(SEPARATOR)
            for each in (part, *scopes.tree.ancestors(part))
        )


@cache
def program_sha256() -> str:
    """Of the programs that what is learned of an event rests on."""
    found = hashlib.sha256()
    for name in _PROGRAMS:
        place = _ROOT / name
        files = [place] if place.is_file() else sorted(place.rglob("*.py")) + sorted(place.rglob("*.toml"))
        for file in files:
            found.update(f"{file.relative_to(_ROOT)}\n".encode())
            found.update(file.read_bytes())
    return found.hexdigest()


def simulation_sha256() -> str | None:
    """Of what simulated events are settled by: codebook, policies and programs. None where there is no codebook."""
    snapshot = current_snapshot()
    if snapshot is None:
        return None
    return hashlib.sha256(f"{program_sha256()} {snapshot.sha256}".encode()).hexdigest()


@dataclass(frozen=True)
class Evidence:
    """What was read of some events, by their row id. claims: their rows (``COLUMNS``), by public id. links: rows of
    ``decided_link_rows``. articles: by their own row id (``ARTICLE``). sha256: the hash of it all, event by event.
    """

    claims: Mapping[int, Sequence[Row]]
    links: Mapping[int, Sequence[Row]]
    articles: Mapping[int, Row]
    sha256: Mapping[int, str]


def evidence_on(events: Collection[int], ground: Ground) -> Evidence:
    """events: row ids; an event of which nothing is said has a hash too. Three queries."""
    claims: dict[int, list[Row]] = {
        event: list(rows) for event, rows in groupby(_claims(events), itemgetter(0))
    }
    links: defaultdict[int, list[Row]] = defaultdict(list)
    for row in decided_link_rows(events):
        links[row[0]].append(row)
    articles = {row[0]: row for row in _articles(events)}
    hashes = {
        event: _sha256(claims.get(event, []), links.get(event, []), articles, ground) for event in events
    }
    return Evidence(claims, links, articles, hashes)


def _claims(events: Collection[int]) -> Iterable[Row]:
    rows = counted_claims().filter(event__in=events).order_by("event_id", "public_id")
    return rows.values_list(*COLUMNS).iterator(chunk_size=2000)


def _articles(events: Collection[int]) -> Iterable[Row]:
    told = Claim.objects.filter(event__in=events).order_by().values("article")
    return Article.objects.filter(pk__in=told).order_by().values_list(*ARTICLE)


_AT = {name: COLUMNS.index(name) for name in (
    "article_id", "informant_id", "channel_id", "place_id", "actor_id", "scope_key",
)}  # fmt: skip


def _sha256(claims: list[Row], links: list[Row], articles: Mapping[int, Row], ground: Ground) -> str:
    told: tuple[Any, ...] = ()
    if claims:
        columns = list(zip(*claims, strict=True))
        named = {name: _distinct(columns[place]) for name, place in _AT.items()}
        # What came or went while it was read is missing: then the hash is another one the next time.
        printed = [articles[pk] for pk in named["article_id"] if pk in articles]
        speaking = {
            *named["informant_id"],
            *named["channel_id"],
            *(row[SOURCE_OF_ARTICLE] for row in printed),
        }
        told = (
            printed,
            [ground.sources.get(pk) for pk in _distinct(speaking)],
            [ground.places.get(pk) for pk in named["place_id"]],
            [ground.actors.get(pk) for pk in named["actor_id"]],
            [ground.scope(key) for key in named["scope_key"] if key],
        )
    return hashlib.sha256(repr((ground.whole, claims, links, told)).encode()).hexdigest()


def _distinct(values: Iterable[Any]) -> list[Any]:
    """In order, without None."""
    return sorted({value for value in values if value is not None})


def _sources(known: Sources, registers: Registers) -> dict[int, Row]:
    """Per source what it is, who owns it, and the actors that speak through it or its owners, with their line."""
    speaking = {
        key: tuple((actor, *registers.actors.ancestors(actor)) for actor in sorted(actors))
        for key, actors in known.speaks_for.items()
    }
    return {
        pk: (pk, key, kind, source_class, *((each, speaking.get(each, ())) for each in known.line(key)))
        for pk, key, kind, source_class in Source.objects.values_list("pk", "key", "kind", "source_class")
    }
