"""Stage: who says it, as a chain: the informant who could know, and the channel that carried it.

Outward: ``read_voices``. Who says it is found in ``speakers``; a source holds for its sentence, cut at semicolons
where several speak. "The same source added", "she added" and a quotation that goes on carry the source before over,
its reach marked as presumed.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.domain.codes import InformantKind, Reach
from claims.extraction.drafts import Attribution
from claims.extraction.gapped_voices import gapped
from claims.extraction.labels import labelled
from claims.extraction.reading import Reading, Sentence, Voiced, by_sentence
from claims.extraction.speakers import (
    CLOSING,
    Spoken,
    accuser,
    announced,
    is_name,
    led,
    says_on,
    speaker_of,
    witnessed,
)
from claims.extraction.tokens import Hit, Kind

OPENING_QUOTES = '"\u00ab\u201c'
QUOTED_END = '"\u00bb\u201d.!?'
# Tokens before the source in a sentence that opens with it: "according to the ..." (arbitrary but works).
OPENING_REACH = 4
# Tokens from the number that opens a sentence to "others", "more" (arbitrary but works).
COUNT_REACH = 4
# Sources of one sentence that may each tell a figure of their own.
PAIR = 2
AMOUNTS = ("numbers.cardinal", "numbers.vague")
# What may stand between the word that opens a clause and the source in it.
BEFORE_SOURCE = ("function.definite", "function.indefinite", "function.possessive", "function.adverb")


def read_voices(reading: Reading) -> Reading:
    voices: list[Voiced] = []
    for sentence in reading.sentences:
        told = voices[-1] if voices else None
        voices.extend(_of_sentence(reading, sentence, told))
    return replace(reading, voices_of=by_sentence(reading, voices))


def _of_sentence(reading: Reading, sentence: Sentence, before: Voiced | None) -> list[Voiced]:
    spoken: list[Spoken] = [*led(reading, sentence), *announced(reading, sentence)]
    carried: list[Voiced] = []
    for hit in reading.marks.within("attribution.says", sentence.first, sentence.last):
        if says_on(reading, hit) and any(one.told.section == hit.section for one in spoken):
            continue
        if before is not None and _is_same_source(reading, hit, sentence):
            carried.append(_carried(before, sentence, hit))
        elif (span := speaker_of(reading, hit, sentence)) is not None:
            announces = reading.marks.over("attribution.announces", hit.last - 1) is not None
            spoken.append(Spoken(hit, span, announces))
    for hit in reading.marks.within("attribution.says_same", sentence.first, sentence.last):
        carried.extend([] if before is None else [_carried(before, sentence, hit)])
    if before is not None and _refers_back(reading, sentence):
        carried.append(_carried(before, sentence, Hit("", sentence.first, sentence.first, ())))
    spoken.extend(witnessed(reading, sentence))
    if not spoken:
        spoken.extend(Spoken(*one) for one in labelled(reading, sentence))
    voices = [_voiced(reading, sentence, one, spoken) for one in spoken]
    voices = _side_by_side(reading, sentence, spoken, voices)
    voices = _each_in_its_clause(reading, sentence, voices)
    if not voices and not carried and before is not None and _goes_on(reading, sentence, before):
        carried.append(_carried(before, sentence, Hit("", sentence.first, sentence.first, ())))
    begun = min((voice.first for voice in voices), default=sentence.last)
    carried = [replace(voice, last=begun) for voice in carried if voice.names_last <= begun]
    return [*voices, *carried, *_gapped(reading, sentence, voices), *_accusers(reading, sentence)]


def _refers_back(reading: Reading, sentence: Sentence) -> bool:
    """ "According to him", "selon elle": whoever spoke last speaks again."""
    return any(
        reading.marks.is_in(hit.last, "function.pronoun", "nouns.reflexive")
        and not reading.marks.is_in(hit.last, "function.relative")
        for hit in reading.marks.within("attribution.according", sentence.first, sentence.last)
        if hit.last < sentence.last
    )


def _goes_on(reading: Reading, sentence: Sentence, before: Voiced) -> bool:
    """Whether the sentence before speaks on: a quotation, or a plain sentence behind "According to X, ...".

    Of 100 sentences behind an attributed one that name no source, two thirds speak for the outlet; so nothing else
    is carried over. Fitted on our own reports.
    """
    told = reading.sentence(before.first)
    if told.number == sentence.number - 1 and _counts_on(reading, sentence):
        return True
    if told.number != sentence.number - 1 or told.paragraph != sentence.paragraph:
        return False
    if (
        reading.tokens[sentence.first].raw in OPENING_QUOTES
        and reading.tokens[sentence.last - 1].raw in QUOTED_END
    ):
        return True
    opens = before.says is None and before.names_first - told.first <= OPENING_REACH
    return opens and not reading.times_of.get(sentence.number) and not _is_aside(reading, sentence)


def _counts_on(reading: Reading, sentence: Sentence) -> bool:
    """ "Thirty others were hurt", "Eight more are missing": the same source's toll goes on, its noun left out."""
    first = sentence.first
    if reading.tokens[first].kind is not Kind.NUMBER and not reading.marks.is_in(first, *AMOUNTS):
        return False
    behind = range(first + 1, min(first + COUNT_REACH, sentence.last))
    return any(reading.marks.is_in(index, "nouns.elided") for index in behind)


def _is_aside(reading: Reading, sentence: Sentence) -> bool:
    """Background and responsibility are told by the outlet."""
    return any(
        reading.marks.is_in(index, "acts.background", "acts.series", "acts.anaphora", "actors.nobody")
        for index in range(sentence.first, sentence.last)
    )


def _voiced(reading: Reading, sentence: Sentence, one: Spoken, spoken: list[Spoken]) -> Voiced:
    """A source speaks for its sentence; where several do, for its own side of a semicolon."""
    first, last = sentence.first, sentence.last
    if len(spoken) > 1 or one.told.section == "attribution.perceives":
        first, last = _between_semicolons(reading, sentence, one.told.first)
    says = (one.told.first, one.told.last) if one.told.section == "attribution.says" else None
    return Voiced(first, last, _attribution(reading, one.span, (first, last)), *one.span, one.announces, says)


def _side_by_side(
    reading: Reading, sentence: Sentence, spoken: list[Spoken], voices: list[Voiced]
) -> list[Voiced]:
    """ "Two died according to the army, | five according to the rebels": each speaks for what stands before it."""
    is_list = all(one.told.section == "attribution.according" for one in spoken)
    if len(voices) < PAIR or not is_list or not _have_figures(reading, sentence, spoken):
        return voices
    starts = [sentence.first, *(one.span[1] for one in spoken[:-1])]
    ends = [*starts[1:], sentence.last]
    return [
        replace(voice, first=first, last=last)
        for voice, first, last in zip(voices, starts, ends, strict=True)
    ]


def _each_in_its_clause(reading: Reading, sentence: Sentence, voices: list[Voiced]) -> list[Voiced]:
    """ "Residents said 31 had died, | while the army spoke of 12": a source that opens a clause speaks from there on.

    What "and" joins is cut only where somebody else speaks before it.
    """
    cut = list(voices)
    for place, voice in enumerate(voices):
        joint = _opening_of_clause(reading, sentence, voice, is_alone=len(voices) == 1)
        if joint is None or voice.says is None:
            continue
        cut[place] = replace(cut[place], first=max(cut[place].first, joint))
        for other, before in enumerate(cut):
            if other != place and before.names_last <= joint and before.first < joint < before.last:
                cut[other] = replace(before, last=joint)
    return cut


def _opening_of_clause(reading: Reading, sentence: Sentence, voice: Voiced, *, is_alone: bool) -> int | None:
    """The token of the word that opens the clause of which a source is the subject; None where none does."""
    first = voice.names_first
    while first > sentence.first and reading.marks.is_in(first - 1, *BEFORE_SOURCE):
        first -= 1
    joint = reading.marks.before("function.subordinator", first)
    if joint is None and not is_alone:
        joint = reading.marks.before("function.conjunction", first)
    return joint.first if joint is not None and joint.first > sentence.first else None


def _have_figures(reading: Reading, sentence: Sentence, spoken: list[Spoken]) -> bool:
    """Whether a number stands before each source: two behind one figure both tell it."""
    starts = [sentence.first, *(one.span[1] for one in spoken[:-1])]
    return all(
        any(
            reading.tokens[index].kind is Kind.NUMBER or reading.marks.is_in(index, *AMOUNTS)
            for index in range(start, one.told.first)
        )
        for start, one in zip(starts, spoken, strict=True)
    )


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


def _is_same_source(reading: Reading, verb: Hit, sentence: Sentence) -> bool:
    after = reading.marks.at("attribution.same_source", verb.last)
    is_behind = reading.tokens[verb.first - 1].raw in CLOSING or not reading.marks.is_in(
        verb.last, "function.pronoun"
    )  # "nobody | said it | was behind the raid" has another subject
    if after is not None and after.last <= sentence.last and is_behind:
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


def _gapped(reading: Reading, sentence: Sentence, voices: list[Voiced]) -> Iterator[Voiced]:
    """ "The ministry speaks of three, | the rebels of twenty |": each for its own figure."""
    for voice in voices:
        if voice.says is not None:
            for span, last in gapped(reading, sentence, Hit("", *voice.says, ())):
                yield Voiced(span[0], last, _attribution(reading, span, (span[0], last)), *span)


def _accusers(reading: Reading, sentence: Sentence) -> Iterator[Voiced]:
    """Who blames speaks for the blame: from the verb to the end of the clause."""
    for hit in reading.marks.within("actors.blames", sentence.first, sentence.last):
        span = accuser(reading, hit, sentence)
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
    if reading.marks.holds("attribution.anonymous", *reach):
        return InformantKind.ANONYMOUS
    hit = next(reading.marks.within("attribution.source", *span), None)
    if hit is not None:
        return InformantKind(hit.entries[0].text("informant"))
    if _actor_key(reading, span) or is_name(reading, span):
        return InformantKind.NAMED
    return InformantKind.UNCLEAR
