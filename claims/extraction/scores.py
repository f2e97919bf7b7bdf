"""How far a suggestion is to be trusted: the rule's trust times the evidence of its words, 0 to 1. The one place.

Outward: ``score_of`` and ``evidence_of``. A finding carries the trust of its rule; here it is weighed by what the
words around it say, so that the highest-scored suggestion of an attribute is the main event's whole figure: a part of
a whole, a background event, a doubt or a plan each cost a share, and a figure told more than once gains one. The
shares were ordered on the two development sets and are rounded (arbitrary but works). A score orders suggestions; it
is no probability and hides none.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from claims.domain.codes import Actuality, EventKind, Modality
from claims.domain.values import Quantity
from claims.extraction.drafts import EventDraft
from claims.extraction.reading import Finding, Reading

# Kept of the trust where the finding is ...
UNROUTED = 0.94
BACKGROUND = 0.8
SERIES = 0.85
PART = 0.75
# ... one named or described victim, who may be one of several.
SINGLE_VICTIM = 0.85
MODALITIES: Mapping[Modality, float] = {
    Modality.HEARSAY: 0.98,
    Modality.HEDGED: 0.9,
    Modality.CONTINGENT: 0.5,
    Modality.DENIED: 0.4,
}
ACTUALITIES: Mapping[Actuality, float] = {
    Actuality.PLANNED: 0.5,
    Actuality.THREATENED: 0.4,
    Actuality.ATTEMPTED: 0.4,
    Actuality.FOILED: 0.3,
}
# Gained by each further mention of the same whole figure, and by a figure that brings a toll up to date.
PER_MENTION, MOST_MENTIONS, RISEN = 0.015, 3, 0.02
# Lost by each paragraph that stands before, up to a limit: the main figure is told early.
PER_PARAGRAPH, MOST_PARAGRAPHS = 0.004, 10
PARTS = (".subset", ".coordinated")
VICTIM = ".victim_"

Figure = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """events: of the text, by key. mentions: how often each whole figure of an attribute is told."""

    events: Mapping[str, EventDraft]
    mentions: Mapping[Figure, int]


def evidence_of(reading: Reading) -> Evidence:
    """What a whole text says for and against its findings."""
    return Evidence(
        {event.key: event for event in reading.events},
        Counter(_figure(finding) for finding in reading.findings if not is_part(finding)),
    )


def is_part(finding: Finding) -> bool:
    """Whether a count is one of a part: it has a scope, or its rule told it apart from its whole."""
    return not finding.scope.is_whole or bool(finding.scope_text) or finding.rule.endswith(PARTS)


def score_of(
    reading: Reading,
    finding: Finding,
    event: str | None,
    mood: tuple[Modality | None, Actuality | None],
    evidence: Evidence,
) -> float:
    """The score of one finding. event: its key, None = not routed. mood: None = nothing but plain assertion."""
    score = finding.score * _of_event(evidence.events.get(event) if event is not None else None)
    modality, actuality = mood
    score *= MODALITIES.get(modality, 1.0) if modality is not None else 1.0
    score *= ACTUALITIES.get(actuality, 1.0) if actuality is not None else 1.0
    if isinstance(finding.value, Quantity):
        score *= _of_figure(reading, finding, evidence.mentions)
    return round(min(1.0, max(0.0, score)), 3)


def _of_event(event: EventDraft | None) -> float:
    if event is None:
        return UNROUTED
    share = 1.0 if event.is_main else BACKGROUND
    return share * (SERIES if event.kind is EventKind.SERIES else 1.0)


def _of_figure(reading: Reading, finding: Finding, mentions: Mapping[Figure, int]) -> float:
    share = PART if is_part(finding) else 1.0
    if VICTIM in finding.rule:
        share *= SINGLE_VICTIM
    paragraph = reading.sentence(finding.focus_first).paragraph
    share *= 1.0 - PER_PARAGRAPH * min(paragraph, MOST_PARAGRAPHS)
    share *= 1.0 + PER_MENTION * min(mentions.get(_figure(finding), 1) - 1, MOST_MENTIONS)
    return share * (1.0 + RISEN if finding.says_rose else 1.0)


def _figure(finding: Finding) -> Figure:
    return finding.attribute, str(finding.value.text())
