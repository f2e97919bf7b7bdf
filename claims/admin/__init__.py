"""The workbench's screens and tables of claims: one file per screen. Django imports this package to find them."""

from claims.admin import (
    articles,
    attributes,
    claims,
    coding_conditions,
    derived,
    doubts,
    events,
    fits,
    links,
    people,
    practice_tables,
    registers,
    releases,
    score_cells,
    simulated_confidence,
)

__all__ = [
    "articles",
    "attributes",
    "claims",
    "coding_conditions",
    "derived",
    "doubts",
    "events",
    "fits",
    "links",
    "people",
    "practice_tables",
    "registers",
    "releases",
    "score_cells",
    "simulated_confidence",
]
