"""Places that a label or a headline's colon tells: "Location: Ardun, Varna governorate", "Ardun: two die in a fire",
"Ardoun. Deux morts dans un incendie".

Outward: ``labelled_in``.
"""

from collections.abc import Iterator

from claims.extraction.events import LONGEST_HEADING
from claims.extraction.placenames import place_name_at
from claims.extraction.placenouns import is_built
from claims.extraction.placephrases import PLACE, place_finding
from claims.extraction.placespots import spots_after
from claims.extraction.reading import Finding, Reading, Sentence
from claims.extraction.whereabouts import tells_event

HEADLINE = "headline"

# Small words behind a colon that make prose of a line (arbitrary but works): a headline is short.
PROSE = 6


def labelled_in(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    """ "Location: Ardun, Varna governorate"; "Ardun: two die in a fire", as headlines start."""
    headed = _headed(reading, sentence)
    if headed is not None:
        yield headed
        return
    label = reading.marks.at("places.label", sentence.first)
    if label is None or label.last >= sentence.last or reading.tokens[label.last].raw != ":":
        return
    for spot in spots_after(reading, label.last + 1, sentence.last):
        yield place_finding(reading, PLACE, (spot.first, spot.last), spot.pattern)


def _is_dateline(reading: Reading, sentence: Sentence, colon: int) -> bool:
    """ "ARDUN: Eleven people were killed ...": a town before prose is where the report was written.

    In capitals always; else where the sentence tells another place: "Ardun: A raid on a village | in Lisor | ...".
    """
    named = [token for token in reading.tokens[sentence.first : colon] if token.is_word]
    after = [token for token in reading.tokens[colon + 1 : sentence.last] if token.is_word]
    is_prose = sum(token.raw.islower() for token in after) >= PROSE and sentence.zone != HEADLINE
    is_shouted = all(token.raw.isupper() and len(token.raw) > 1 for token in named)
    return is_prose and (is_shouted or _tells_another(reading, sentence, colon))


def _tells_another(reading: Reading, sentence: Sentence, colon: int) -> bool:
    return any(
        spot.name is not None
        for hit in reading.marks.within("places.at", colon, sentence.last)
        for spot in spots_after(reading, hit.last, sentence.last)
    )


def _headed(reading: Reading, sentence: Sentence) -> Finding | None:
    """The town that a colon parts from what happened there; countries are too wide, unknown names may be anybody."""
    if not reading.tokens[sentence.first].is_capital or not _heads_event(reading, sentence):
        return None
    name = place_name_at(reading, sentence.first, sentence.last)
    if name is None or name.is_wide or not name.is_sure or name.last >= sentence.last:
        return None
    is_headed = reading.tokens[name.last].raw in ":." and not is_built(reading, name)
    if is_headed and _is_dateline(reading, sentence, name.last):
        return None
    return place_finding(reading, PLACE, (name.first, name.last), "named") if is_headed else None


def _heads_event(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells of an event, or is a heading of few words before one that does, in its own line."""
    if tells_event(reading, sentence):
        return True
    following = sentence.number + 1
    return (
        sentence.last - sentence.first <= LONGEST_HEADING
        and following < len(reading.sentences)
        and reading.sentences[following].paragraph == sentence.paragraph
        and (sentence.number == 0 or reading.sentences[sentence.number - 1].paragraph != sentence.paragraph)
        and tells_event(reading, reading.sentences[following])
    )
