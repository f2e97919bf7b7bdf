"""Stage: a category is told once per event: what is named again is no second statement of it.

Outward: ``read_repeats``. The first mention is kept, in the headline and in the text below it each; a wider category
goes where a narrower one of the same event is told ("the rockets ... the projectiles").
"""

from dataclasses import replace

from claims.domain.values import Category
from claims.extraction.reading import Finding, Reading

HEADLINE = "headline"
Told = tuple[bool, str | None, str, str]  # in the headline, event, attribute, category


def read_repeats(reading: Reading) -> Reading:
    best: dict[Told, Finding] = {}
    for finding in reading.findings:
        told = _told(reading, finding)
        if told is not None and (told not in best or finding.focus_first < best[told].focus_first):
            best[told] = finding
    for is_headline, event, attribute, category in list(best):
        for wider in reading.lexicon.codebook[attribute].category_tree.ancestors(category):
            best.pop((is_headline, event, attribute, wider), None)
    kept = {id(finding) for finding in best.values()}
    findings = (f for f in reading.findings if not isinstance(f.value, Category) or id(f) in kept)
    return replace(reading, findings=tuple(findings))


def _told(reading: Reading, finding: Finding) -> Told | None:
    if not isinstance(finding.value, Category):
        return None
    is_headline = reading.sentence(finding.focus_first).zone == HEADLINE
    event = reading.event_of.get(finding.focus_first)
    return is_headline, event, finding.attribute, finding.value.category
