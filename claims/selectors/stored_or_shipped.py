"""What extraction knows, with or without a database.

Outward: ``stored_or_shipped`` and ``stored_articles``. The codebook and the registers of the database count where it
holds a codebook; where it holds none, is not migrated or is not there at all, those of seeds/ do.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection

from claims.domain.codebook import Codebook, load_codebook
from claims.extraction.gazetteer import Gazetteer, gazetteer_from_registers
from claims.selectors.codebook import current_codebook
from claims.selectors.gazetteer import current_gazetteer
from sources.errors import SourceError
from sources.models import Article
from sources.selectors.articles import articles_to_process

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@dataclass(frozen=True, slots=True)
class Knowledge:
    codebook: Codebook
    gazetteer: Gazetteer


def stored_or_shipped(seeds: Path = SEEDS) -> Knowledge:
    """Raises BadCodebook or BadRegister where seeds/ are needed and broken."""
    stored = _stored()
    return shipped(seeds) if stored is None else stored


def stored_articles() -> list[Article]:
    """Every current article of the database. Raises SourceError where there is no database to read."""
    if not _is_there():
        raise SourceError("there is no database to read articles from; accepted: paths of files")
    try:
        return list(articles_to_process())
    except DatabaseError as error:
        raise SourceError(f"the database cannot be read ({error}); accepted: paths of files") from error


def _stored() -> Knowledge | None:
    if not _is_there():
        return None
    try:
        codebook = current_codebook()
        return None if codebook is None else Knowledge(codebook, current_gazetteer())
    except DatabaseError:
        return None


def _is_there() -> bool:
    """Asking SQLite for a database that is not there would make an empty file."""
    name = str(connection.settings_dict["NAME"])
    in_memory = ":memory:" in name or "mode=memory" in name
    return connection.vendor != "sqlite" or in_memory or Path(name).exists()


def shipped(seeds: Path) -> Knowledge:
    """The codebook and the registers of a seeds folder."""
    registers = seeds / "registers"
    gazetteer = gazetteer_from_registers(
        places=_tables(registers / "places.toml", "place"),
        actors=_tables(registers / "actors.toml", "actor"),
        scopes=_tables(registers / "scopes.toml", "scope"),
    )
    return Knowledge(load_codebook(seeds / "codebook"), gazetteer)


def _tables(path: Path, table: str) -> list[dict[str, Any]]:
    tables: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8")).get(table, [])
    return tables
