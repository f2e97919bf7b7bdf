"""Stage: a category is told once per event, and so is a text in the same words: named again, it says nothing more.

Outward: ``read_repeats``. The first mention is kept, in the headline and in the text below it each; a wider category
goes behind a narrower one of the same event ("the rockets ... the projectiles").
"""

from dataclasses import replace

from claims.domain.codes import ValueKind
from claims.domain.values import Category, Wording
from claims.extraction.reading import Finding, Reading
from claims.extraction.tokens import fold

HEADLINE = "headline"
Told = tuple[bool, str | None, str, str]  # in the headline, event, attribute, category or words


def read_repeats(reading: Reading) -> Reading:
    best: dict[Told, Finding] = {}
    for finding in reading.findings:
        told = _told(reading, finding)
        if told is not None and (told not in best or finding.focus_first < best[told].focus_first):
            best[told] = finding
    for is_headline, event, attribute, category in list(best):
        if reading.lexicon.codebook[attribute].value_kind is not ValueKind.CATEGORY:
            continue
        narrow = best.get((is_headline, event, attribute, category))
        for ancestor in reading.lexicon.codebook[attribute].category_tree.ancestors(category):
            wider = best.get((is_headline, event, attribute, ancestor))
            if narrow is not None and wider is not None and narrow.focus_first < wider.focus_first:
                del best[is_headline, event, attribute, ancestor]
    kept = {id(finding) for finding in best.values()}
    findings = (f for f in reading.findings if _told(reading, f) is None or id(f) in kept)
    return replace(reading, findings=tuple(findings))


def _told(reading: Reading, finding: Finding) -> Told | None:
    """What must not be told twice; None for what may be, such as a stated absence ("no damage")."""
    if isinstance(finding.value, Category):
        words = finding.value.category
    elif isinstance(finding.value, Wording) and finding.value.wording:
        words = fold(finding.value.wording)
    else:
        return None
    is_headline = reading.sentence(finding.focus_first).zone == HEADLINE
    return is_headline, reading.event_of.get(finding.focus_first), finding.attribute, words
