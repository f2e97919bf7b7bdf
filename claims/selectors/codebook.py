"""The codebook in force.

Outward: ``current_snapshot`` and ``current_codebook``. A snapshot is immutable, so what was read of one is kept in
memory by its hash: one small query says which is in force.
"""

from functools import lru_cache

from claims.domain.codebook import Codebook
from claims.models import CodebookSnapshot

# Codebooks kept in memory: the one in force, and the one before while a revision spreads. Arbitrary but works.
KEPT = 4


def current_snapshot() -> CodebookSnapshot | None:
    """The latest snapshot; None where no codebook was adopted yet."""
    return CodebookSnapshot.objects.order_by("-number").first()


def current_codebook() -> Codebook | None:
    """The codebook in force as the domain knows it; None where none was adopted yet."""
    snapshot = current_snapshot()
    return None if snapshot is None else _read(snapshot.pk, snapshot.sha256)


@lru_cache(maxsize=KEPT)
def _read(pk: int, sha256: str) -> Codebook:
    """sha256 is part of the key: a row id may be given out again in a database made anew."""
    return CodebookSnapshot.objects.prefetch_related("versions").get(pk=pk, sha256=sha256).to_domain()
