"""Load what the project ships: codebook, registers and sources of a seeds folder.

Outward: ``load_codebook_and_registers``. Everything is idempotent: a second run changes nothing, and nothing that a
person changed since is written over.
"""

from collections import Counter
from pathlib import Path
from typing import Any

from django.db import transaction

from claims.domain.codebook import load_codebook
from claims.selectors.codebook import current_snapshot
from claims.services.codebook import adopt_codebook
from claims.services.registers import load_registers, load_sources

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@transaction.atomic
def load_codebook_and_registers(folder: Path = SEEDS, *, by: Any = None) -> Counter[str]:
    """What was added: codebooks, places, actors, scopes, sources, agencies. Raises BadCodebook, BadRegisterEntry."""
    before = current_snapshot()
    snapshot = adopt_codebook(load_codebook(folder / "codebook"), by=by, note="the seeds")
    added: Counter[str] = Counter({"codebooks": int(before is None or before.pk != snapshot.pk)})
    added.update(load_registers(folder / "registers", by=by))
    added["sources"] = load_sources(folder / "sources.toml", by=by)
    added["agencies"] = load_sources(folder / "agencies.toml", by=by)
    return added
