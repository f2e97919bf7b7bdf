"""Places that a label or a headline's colon tells: "Location: Ardun, Varna governorate", "Ardun: two die in a fire".

Outward: ``labelled_in``.
"""

from collections.abc import Iterator

from claims.extraction.placenames import place_name_at
from claims.extraction.placenouns import is_built
from claims.extraction.placephrases import PLACE, place_finding
from claims.extraction.placespots import spots_after
from claims.extraction.reading import Finding, Reading, Sentence
from claims.extraction.whereabouts import tells_event


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


def _headed(reading: Reading, sentence: Sentence) -> Finding | None:
    """The town that a colon parts from what happened there; countries are too wide, unknown names may be anybody."""
    if not reading.tokens[sentence.first].is_capital or not tells_event(reading, sentence):
        return None
    name = place_name_at(reading, sentence.first, sentence.last)
    if name is None or name.is_wide or not name.is_sure or name.last >= sentence.last:
        return None
    is_headed = reading.tokens[name.last].raw == ":" and not is_built(reading, name)
    return place_finding(reading, PLACE, (name.first, name.last), "named") if is_headed else None
