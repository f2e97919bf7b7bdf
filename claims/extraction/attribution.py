"""Stage: who says it, as a chain: the informant who could know, and the channel that carried it.

Outward: ``read_voices``. A source is found beside a verb of saying or after "according to"; it must be described by a
word of the pack, named in the actor register, or be an agency. It holds for its sentence, cut at semicolons where
several speak. "The same source added" carries the source before it over, its reach marked as presumed.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.domain.codes import InformantKind, Reach
from claims.extraction.drafts import Attribution
from claims.extraction.nounphrases import phrase_from
from claims.extraction.reading import Reading, Sentence, Voiced, by_sentence
from claims.extraction.subjects import subject_before
from claims.extraction.tokens import Hit

SOURCES = ("attribution.source", "attribution.agency", "actor", "actors.rank", "actors.noun")
STOPS = ("attribution.says", "function.subordinator")
CLOSING = ',\u00bb\u201d"'


def read_voices(reading: Reading) -> Reading:
    voices: list[Voiced] = []
    for sentence in reading.sentences:
        last_told = voices[-1] if voices else None
        voices.extend(_of_sentence(reading, sentence, last_told))
    return replace(reading, voices_of=by_sentence(reading, voices))


def _of_sentence(reading: Reading, sentence: Sentence, before: Voiced | None) -> list[Voiced]:
    spans: list[tuple[Hit, tuple[int, int], bool]] = []
    for hit in reading.marks.within("attribution.according", sentence.first, sentence.last):
        span = phrase_from(reading, hit.last) if hit.last < sentence.last else None
        if span is not None and _is_source(reading, span):
            spans.append((hit, span, False))
    carried: list[Voiced] = []
    for hit in reading.marks.within("attribution.says", sentence.first, sentence.last):
        if before is not None and _is_same_source(reading, hit, sentence):
            carried.append(_carried(before, sentence, hit))
            continue
        announces = reading.marks.over("attribution.announces", hit.last - 1) is not None
        span = _subject(reading, hit, sentence)
        if span is not None:
            spans.append((hit, span, announces))
    voices = [_voiced(reading, sentence, told, span, announces=announces) for told, span, announces in spans]
    return [*voices, *(carried if not voices else []), *_accusers(reading, sentence)]


def _voiced(
    reading: Reading, sentence: Sentence, told: Hit, span: tuple[int, int], *, announces: bool
) -> Voiced:
    first, last = _between_semicolons(reading, sentence, told.first)
    says = (told.first, told.last) if told.section == "attribution.says" else None
    return Voiced(first, last, _attribution(reading, span, (first, last)), *span, announces, says)


def _between_semicolons(reading: Reading, sentence: Sentence, place: int) -> tuple[int, int]:
    first, last = sentence.first, sentence.last
    for index in range(sentence.first, sentence.last):
        if reading.tokens[index].raw == ";":
            if index < place:
                first = index + 1
            else:
                last = index
                break
    return first, last


def _subject(reading: Reading, verb: Hit, sentence: Sentence) -> tuple[int, int] | None:
    """The source beside a verb of saying: before it, or right after where a comma or nothing nearer stands before."""
    before = subject_before(reading, verb, sentence.first, SOURCES, STOPS)
    after = _subject_after(reading, verb, sentence)
    if after is None or (before is not None and before[1] == verb.first):
        return before
    is_inverted = before is None or reading.tokens[verb.first - 1].raw in CLOSING
    return after if is_inverted else before


def _subject_after(reading: Reading, verb: Hit, sentence: Sentence) -> tuple[int, int] | None:
    """The noun phrase right after a verb of saying, where it can have said it; "to AFP" between them stepped over."""
    start = verb.last
    while start < sentence.last and start in reading.timed:
        start += 1
    addressed = reading.marks.at("attribution.to", start)
    if addressed is not None:
        start = addressed.last
        while start < sentence.last and reading.marks.is_in(start, "function.definite"):
            start += 1
        agency = reading.marks.at("attribution.agency", start)
        if agency is None:
            return None
        start = agency.last
    if start >= sentence.last or reading.marks.at("attribution.that", start):
        return None
    indefinite = reading.marks.at("function.indefinite", start)
    span = phrase_from(reading, start if indefinite is None else indefinite.last)
    if span is None or not _is_source(reading, span):
        return None
    return (start, span[1])


def _is_source(reading: Reading, span: tuple[int, int]) -> bool:
    head_ends = next(
        (index for index in range(span[0] + 1, span[1]) if reading.marks.is_in(index, "function.of")), span[1]
    )
    return any(reading.marks.is_in(index, *SOURCES) for index in range(span[0], head_ends)) or _is_name(
        reading, span
    )


def _is_name(reading: Reading, span: tuple[int, int]) -> bool:
    """Two capitalised words of a text that is not all in capitals."""
    words = [reading.tokens[index] for index in range(*span) if reading.tokens[index].is_word]
    return len(words) > 1 and all(word.is_capital and not word.raw.isupper() for word in words)


def _is_same_source(reading: Reading, verb: Hit, sentence: Sentence) -> bool:
    after = reading.marks.at("attribution.same_source", verb.last)
    if after is not None and after.last <= sentence.last:
        return True
    before = verb.first
    while before > sentence.first and reading.marks.is_in(
        before - 1, "function.adverb", "function.auxiliary"
    ):
        before -= 1
    return reading.marks.before("attribution.same_source", before) is not None


def _carried(before: Voiced, sentence: Sentence, verb: Hit) -> Voiced:
    attribution = replace(before.attribution, reach=Reach.PRESUMED)
    return Voiced(sentence.first, sentence.last, attribution, verb.first, verb.last)


def _accusers(reading: Reading, sentence: Sentence) -> Iterator[Voiced]:
    """Who blames speaks for the blame: from the verb to the end of the clause."""
    for hit in reading.marks.within("actors.blames", sentence.first, sentence.last):
        span = subject_before(reading, hit, sentence.first, SOURCES, STOPS)
        if span is not None and hit.last < sentence.last:
            yield Voiced(
                hit.first, sentence.last, _attribution(reading, span, (hit.first, sentence.last)), *span
            )


def _attribution(reading: Reading, span: tuple[int, int], reach: tuple[int, int]) -> Attribution:
    wording, key = reading.words(*span), _actor_key(reading, span)
    channel, channel_key = _channel(reading, span, reach)
    if _is_agency(reading, span):
        return Attribution(channel=wording, channel_key=key, informant_kind=None)
    return Attribution(wording, channel, _kind(reading, span, reach), key, channel_key)


def _is_agency(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether the source is nothing but an agency: "l'AFP", not "a reporter of AFP"."""
    hit = next(reading.marks.within("attribution.agency", *span), None)
    return hit is not None and not any(
        reading.marks.is_in(index, "attribution.source") for index in range(*span)
    )


def _channel(reading: Reading, span: tuple[int, int], reach: tuple[int, int]) -> tuple[str, str]:
    for hit in reading.marks.within("attribution.agency", *reach):
        if not span[0] <= hit.first < span[1]:
            key = _actor_key(reading, (hit.first, hit.last))
            return reading.words(hit.first, hit.last), key
    return "", ""


def _actor_key(reading: Reading, span: tuple[int, int]) -> str:
    hit = next(reading.marks.within("actor", *span), None)
    return str(hit.entries[0]) if hit is not None else ""


def _kind(reading: Reading, span: tuple[int, int], reach: tuple[int, int]) -> InformantKind:
    if any(True for _ in reading.marks.within("attribution.anonymous", *reach)):
        return InformantKind.ANONYMOUS
    hit = next(reading.marks.within("attribution.source", *span), None)
    if hit is not None:
        return InformantKind(hit.entries[0].text("informant"))
    if _actor_key(reading, span) or _is_name(reading, span):
        return InformantKind.NAMED
    return InformantKind.UNCLEAR
