"""The README of a release, made from its template and the tables' own descriptions.

Outward: ``describe_release``.
"""

from dataclasses import dataclass
from pathlib import Path
from string import Template

from claims.exports.schema import TABLES, Table

TEMPLATE = Template((Path(__file__).parent / "release_readme.md").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """What the README and the descriptor say of a release. withheld_rows: how many rows ``withheld.csv`` counts."""

    name: str
    version: int
    profile: str
    title: str
    codebook: int
    events: int
    claims: int
    articles: int
    withheld_rows: int
    is_unreviewed: bool

    @property
    def citation(self) -> str:
        return f"{self.title}. Dataset, profile {self.profile}, version {self.version}."


def describe_release(facts: ReleaseFacts) -> str:
    return TEMPLATE.substitute(
        title=facts.title,
        name=facts.name,
        version=facts.version,
        profile=facts.profile,
        codebook=facts.codebook,
        events=facts.events,
        claims=facts.claims,
        articles=facts.articles,
        citation=facts.citation,
        verification=_verification(facts),
        withheld=_withheld(facts),
        tables="\n".join(_table(table) for table in TABLES),
    )


def _verification(facts: ReleaseFacts) -> str:
    if facts.is_unreviewed:
        return "It is **unreviewed**: at least one row rests on what a machine or a policy accepted."
    return "Every row rests on claims that people accepted."


def _withheld(facts: ReleaseFacts) -> str:
    if not facts.withheld_rows:
        return "Nothing is withheld."
    return f"`withheld.csv` counts what is left out or generalised, by reason: {facts.withheld_rows} in all."


def _table(table: Table) -> str:
    columns = "\n".join(
        f"| `{column.name}` | {column.type} | {column.description} |" for column in table.columns
    )
    return (
        f"### {table.path}\n\n{table.description}\n\n| column | type | meaning |\n|---|---|---|\n{columns}\n"
    )
