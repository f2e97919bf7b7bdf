"""Last stage: findings become drafts, with their event, mood, attribution, quote and reason.

Outward: ``read_suggestions``, and ``draft_of`` for a finding that no stage made. Sentences
 of silent zones (headers, boilerplate, posts) give none.
"""

from dataclasses import replace

from claims.domain.codes import Actuality, Modality, Reach
from claims.extraction.drafts import CARRIED_OVER, OUTLET_SPEAKS, Attribution, Draft
from claims.extraction.modality import mood_at
from claims.extraction.moments import as_of_at
from claims.extraction.reading import Finding, Reading
from claims.extraction.scores import Evidence, evidence_of, score_of
from claims.extraction.zones import SILENT

# The attribute of whoever says that they did it.
CLAIMANT = "claimed_by"
# What befalls whoever is foiled, and happened.
BY_WHO_FOILS = frozenset({"arrested"})


def read_suggestions(reading: Reading) -> Reading:
    evidence = evidence_of(reading)
    drafts = [
        draft_of(reading, finding, evidence) for finding in reading.findings if _speaks(reading, finding)
    ]
    drafts.sort(key=lambda draft: (draft.focus_start, draft.focus_end, draft.attribute))
    return replace(reading, drafts=tuple(drafts))


def _speaks(reading: Reading, finding: Finding) -> bool:
    return reading.sentence(finding.focus_first).zone not in SILENT


def draft_of(reading: Reading, finding: Finding, evidence: Evidence | None = None) -> Draft:
    """The finding with all that the stages read around its words. evidence: None = of this reading."""
    sentence = reading.sentence(finding.focus_first)
    first, last = quote_range(reading, finding)
    start, end = reading.tokens[first].start, reading.tokens[last - 1].end
    focus_start = reading.tokens[finding.focus_first].start
    focus_end = reading.tokens[finding.focus_last - 1].end
    event = reading.event_of.get(finding.focus_first)
    weighed = evidence_of(reading) if evidence is None else evidence
    modality, actuality = mood_at(reading, finding.focus_first, finding.focus_last)
    if actuality is Actuality.FOILED and finding.attribute in BY_WHO_FOILS:
        actuality = None  # "foiled an attack, arresting | three suspects |"
    voice = _voice_of(reading, finding)
    text = reading.document.text
    return Draft(
        attribute=finding.attribute,
        value=finding.value,
        event=event,
        quote=text[start:end],
        start=start,
        end=end,
        focus=text[focus_start:focus_end],
        focus_start=focus_start,
        focus_end=focus_end,
        rule=finding.rule,
        score=score_of(reading, finding, event, (modality, actuality), weighed),
        reason=f"{finding.reason} {CARRIED_OVER}" if voice.reach is Reach.PRESUMED else finding.reason,
        scope=finding.scope,
        scope_text=finding.scope_text,
        modality=modality or Modality.ASSERTED,
        actuality=actuality or Actuality.HAPPENED,
        polarity=finding.polarity,
        attribution=voice,
        as_of=as_of_at(reading, finding),
        zone=sentence.zone,
        says_rose=finding.says_rose,
    )


def _voice_of(reading: Reading, finding: Finding) -> Attribution:
    """Who says it; that somebody claims an act is what the outlet tells of that speaker."""
    if finding.attribute == CLAIMANT:
        voices = reading.voices_of.get(reading.sentence_of[finding.focus_first], ())
        if any(v.names_first < finding.focus_last and finding.focus_first < v.names_last for v in voices):
            return OUTLET_SPEAKS
    return reading.voice_over(finding.focus_first)


def quote_range(reading: Reading, finding: Finding) -> tuple[int, int]:
    """The sentence around the focus, as tokens; a focus that runs on takes the last sentence it touches along."""
    return (
        reading.sentence(finding.focus_first).first,
        reading.sentence(finding.focus_last - 1).last,
    )
