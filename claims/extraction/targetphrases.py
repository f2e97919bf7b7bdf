"""The phrases that may be a target, alone, in pairs and in lists.

Outward: ``listed``, ``unlisted``, ``with_next``, ``is_thing``, ``is_carrier``, ``without_load``, ``is_land``,
``is_way``, ``is_indefinite``, ``is_by_chance``, ``is_counted`` and ``over_times``. Used by ``targets``.
"""

from claims.extraction.lexicon import CATEGORY, HEAD
from claims.extraction.nounphrases import DETERMINERS, is_shouted, is_verb_form, phrase_from
from claims.extraction.reading import Reading, Sentence
from claims.extraction.tokens import Hit, Kind

Span = tuple[int, int]
# Members read of one list of targets (arbitrary but works).
LISTED = 8
# Tokens of what may stand between a target and the next: ", located in the old town," (arbitrary but works).
LONGEST_ASIDE = 14
# Tokens between "loaded with" and the load: "80 kilos of" (arbitrary but works).
LOAD_REACH = 7
# Tokens of how long something took: "près de seize heures" (arbitrary but works).
STRETCH = 5
# Words of a town's name between a verb and its object (arbitrary but works).
NAME = 4
# Units of what comes down where it may, and of what is aimed at wherever it is.
PROJECTILE, VEHICLE = "projectile", "vehicle"
QUOTES = "\"'\u00ab\u201c\u2018"
VERBS = ("targets.verb", "targets.participle", "targets.wrecked")
BODIES = ("nouns.people", "nouns.collective")
# What makes a phrase no thing that can be aimed at.
NO_THING = (
    "targets.abstract",
    "nouns.people",
    "nouns.person",
    "nouns.generic",
    "nouns.collective",
    "actors.person",
    "actors.noun",
    "actors.culprit",
    "actors.deed",
    "acts.act",
    "acts.generic",
    "actor",
    "measures.unit",
    "trigger",
)
THINGS = ("places.noun", "targets.thing", "targets.area", "places.site", "places.ground")


def over_times(reading: Reading, sentence: Sentence, index: int) -> int:
    """Past a day or a stretch of time between a verb and its object: "attacked on Monday the depot"."""
    after = _over_inserted_time(reading, sentence, index)
    while after < sentence.last:
        means = _past_means(reading, after)
        if means is not None:
            after = means
            continue
        stretch = _past_stretch(reading, after) or _past_town(reading, after)
        if stretch is not None:
            after = stretch
            continue
        period = reading.marks.at("acts.series", after)
        is_lead = (
            reading.marks.is_in(after, "function.preposition", "function.adverb")
            and after + 1 in reading.timed
        )
        if period is None and not is_lead and after not in reading.timed:
            break
        after = after + 1 if period is None else period.last
    return after


def _past_stretch(reading: Reading, index: int) -> int | None:
    """Past how long it took: "assiégé | pendant seize heures | un hôtel"; None where no such words stand."""
    throughout = reading.marks.at("time.throughout", index)
    if throughout is None:
        return None
    units = reading.marks.within("time.unit", throughout.last, throughout.last + STRETCH)
    unit = next(iter(units), None)
    return unit.last if unit is not None else None


def _past_town(reading: Reading, index: int) -> int | None:
    """Past where it was: "visé | à Ardoun | le tribunal"; None where no name, or no phrase behind it, stands."""
    at = reading.marks.at("places.at", index)
    if at is None:
        return None
    last = at.last
    while last < min(at.last + NAME, len(reading.tokens)) and reading.tokens[last].is_capital:
        last += 1
    is_phrase = last > at.last and reading.marks.is_in(last, *DETERMINERS)
    return last if is_phrase and not reading.marks.is_in(last, "function.of") else None


def _past_means(reading: Reading, index: int) -> int | None:
    """Past what it was done with: "bombardé | à l'aide d'un drone | un camp"; None where nothing of it stands."""
    means = reading.marks.at("uses.means", index)
    span = (
        phrase_from(reading, means.last) if means is not None and means.last < len(reading.tokens) else None
    )
    return span[1] if span is not None and reading.marks.has(*span, CATEGORY) else None


def _over_inserted_time(reading: Reading, sentence: Sentence, index: int) -> int:
    """Past a time between commas: "attacked | , on Monday at dawn, | the depot"; ``index`` where none stands."""
    if index >= sentence.last or reading.tokens[index].raw != ",":
        return index
    for after in range(index + 1, min(index + LONGEST_ASIDE, sentence.last)):
        if reading.tokens[after].raw == ",":
            has_time = any(between in reading.timed for between in range(index + 1, after))
            return after + 1 if has_time else index
        if _is_verb(reading, after):
            return index
    return index


def listed(reading: Reading, sentence: Sentence, start: int, *, people: bool = False) -> list[Span]:
    """The targets named from a token on: one phrase, a pair as one, the members of a longer list each.

    Commas make a list only where an "and" closes it; else what follows the comma says more of the same thing.
    people: whether what leads here is aimed at persons too ("opened fire on | a group of youths").
    """
    if people and (body := _body(reading, sentence, start)) is not None:
        return [body]
    found: list[Span] = []
    while len(found) < LISTED and (span := _phrase(reading, sentence, start)) is not None:
        joined = with_next(reading, span)
        found.append(joined)
        if joined != span:
            return found
        start = joined[1] + 1
        if start >= sentence.last or reading.tokens[start - 1].raw != ",":
            break
        joint = reading.marks.at("function.conjunction", start)
        if joint is not None:
            closing = _phrase(reading, sentence, joint.last)
            return found if closing is None else [*found, closing]
    return found[:1]


def _phrase(reading: Reading, sentence: Sentence, start: int) -> Span | None:
    """The noun phrase from a token on that names a thing, its bound words aside ("at least ten pylons")."""
    span = _noun_phrase(reading, sentence, start)
    return span if span is not None and _is_target(reading, span) else None


def unlisted(reading: Reading, sentence: Sentence, start: int) -> Span | None:
    """The phrase behind an article whose noun no list knows: nobody, no act, no time, nothing abstract."""
    span = _noun_phrase(reading, sentence, start)
    if span is None or is_carrier(reading, span) or not reading.marks.is_in(span[0], *DETERMINERS):
        return None
    first = next((index for index in range(*span) if not reading.marks.is_in(index, *DETERMINERS)), span[1])
    joints = (i for i in range(first, span[1]) if reading.marks.is_in(i, "function.of", "places.at"))
    head = next(joints, span[1]) - 1
    if head < first or any(index in reading.timed or _is_somebody(reading, index) for index in range(*span)):
        return None
    return None if reading.marks.is_in(head, *NO_THING, CATEGORY) else span


def _is_somebody(reading: Reading, index: int) -> bool:
    is_person = reading.marks.is_in(index, "nouns.people", "nouns.person", "nouns.generic")
    return is_person and not reading.marks.is_in(index, "nouns.qualifying")


def _body(reading: Reading, sentence: Sentence, start: int) -> Span | None:
    """The body of people named from a token on: "a group of youths", "the rescuers"; never one person."""
    span = _noun_phrase(reading, sentence, start)
    if span is None:
        return None
    amounts = (*DETERMINERS, "numbers.about", "function.of")  # "une cinquantaine de clients"
    first = next((i for i in range(*span) if not reading.marks.is_in(i, *amounts)), span[0])
    return span if reading.marks.is_in(first, *BODIES) else None


def _noun_phrase(reading: Reading, sentence: Sentence, start: int) -> Span | None:
    bound = reading.marks.at("bounds.before", start)
    start = bound.last if bound is not None else start
    if start + 1 < sentence.last and reading.tokens[start].raw in QUOTES:
        start += 1
    span = phrase_from(reading, start) if start < sentence.last else None
    if span is None or _goes_on_as_title(reading, span):
        return None
    return without_load(reading, span)


def _goes_on_as_title(reading: Reading, span: Span) -> bool:
    """ "The Save | the Forests office": a capital before an article and a capital is part of a longer name."""
    last = span[1]
    return (
        last + 1 < len(reading.tokens)
        and reading.marks.is_in(last, "function.definite")
        and reading.tokens[last - 1].is_capital
        and reading.tokens[last + 1].is_capital
        and not is_shouted(reading, last - 1)
    )


def with_next(reading: Reading, span: Span) -> Span:
    """ "the embassy or certain bases" is one target, and so is "the embassy, built in 1990, and the bases"."""
    joint = reading.marks.at("function.conjunction", _past_aside(reading, span[1]))
    if joint is None or joint.last >= len(reading.tokens) or _is_verb(reading, joint.last):
        return span
    following = phrase_from(reading, joint.last)
    return (span[0], following[1]) if following is not None and _is_target(reading, following) else span


def _past_aside(reading: Reading, index: int) -> int:
    """Past what stands between two commas and holds no verb of its own; ``index`` where nothing does."""
    if index + 1 >= len(reading.tokens) or reading.tokens[index].raw != ",":
        return index
    if reading.marks.is_in(index + 1, *DETERMINERS):  # the next of a list
        return index
    for after in range(index + 1, min(index + LONGEST_ASIDE, reading.sentence(index).last)):
        if reading.tokens[after].raw == ",":
            return after + 1
        if _is_verb(reading, after):
            return index
    return index


def _is_verb(reading: Reading, index: int) -> bool:
    return reading.marks.is_in(index, "function.passive", "function.auxiliary", "trigger", *VERBS)


def _is_target(reading: Reading, span: Span) -> bool:
    if is_carrier(reading, span) or is_occasion(reading, span) or _is_figure_of_speech(reading, span):
        return False
    return any(
        is_thing(reading, index) and not reading.marks.is_in(index, CATEGORY) for index in range(*span)
    )


def without_load(reading: Reading, span: Span) -> Span:
    """ "a lorry | loaded with cotton": the phrase without the word that tells of its load."""
    laden = next(reading.marks.within("uses.laden", span[0] + 1, span[1]), None)
    return span if laden is None else (span[0], laden.first)


def is_carrier(reading: Reading, span: Span) -> bool:
    """ "a minibus packed with explosives": what carries the weapon was not what it was meant for."""
    laden = next(reading.marks.within("uses.laden", span[0], span[1] + 1), None)
    if laden is None:
        return False
    end = min(laden.last + LOAD_REACH, reading.sentence(span[0]).last)
    verbs = (
        i for i in range(laden.last, end) if reading.marks.is_in(i, "function.passive", "function.auxiliary")
    )
    end = next(verbs, end)  # "a bus carrying pilgrims | was blown up by a mine"
    arms = reading.marks.within(CATEGORY, laden.last, end)
    return any(
        reading.marks.over("uses.harmless", arm.first) is None for arm in arms
    )  # "carrying mine workers"


def is_occasion(reading: Reading, span: Span) -> bool:
    """ "came on the anniversary of that on London Bridge": a day, and no place."""
    return reading.marks.holds("acts.reference", *span)


def _is_figure_of_speech(reading: Reading, span: Span) -> bool:
    """ "Sent on | the trail of the kidnappers |": several words that stand for nothing one could hit."""
    return any(hit.last - hit.first > 1 for hit in reading.marks.within("targets.abstract", *span))


def is_thing(reading: Reading, index: int) -> bool:
    return reading.marks.is_in(index, *THINGS, "place") and not is_verb_form(reading, index)


def is_land(reading: Reading, span: Span) -> bool:
    """Whether a phrase names no more than a place on the map: "the streets of Varna"."""
    things = [i for i in range(*span) if reading.marks.is_in(i, *THINGS)]
    return all(reading.marks.is_in(index, "targets.area") for index in things)


def is_indefinite(reading: Reading, first: int) -> bool:
    return reading.marks.is_in(
        first, "function.indefinite", "numbers.article", "numbers.vague", "numbers.cardinal"
    )


def is_by_chance(reading: Reading, sentence: Sentence, span: Span) -> bool:
    """ "A rocket hit | a house |": what stood where a projectile came down; nobody fires at a bus by chance."""
    codebook = reading.lexicon.codebook

    def units(first: int, last: int) -> set[str | None]:
        hits = (reading.marks.over(HEAD, index) for index in range(first, last))
        return {
            codebook[key].unit for hit in hits if hit is not None for key in hit.entries if key in codebook
        }

    if not is_indefinite(reading, span[0]) or VEHICLE in units(*span):
        return False
    if reading.marks.has(sentence.first, span[0], "targets.debris"):
        return True
    return PROJECTILE in units(sentence.first, span[0]) | units(span[1], sentence.last)


def is_counted(reading: Reading, first: int) -> bool:
    """Whether a phrase starts with its number, an article before it aside ("une soixantaine de")."""
    return any(
        reading.tokens[index].kind is Kind.NUMBER
        or reading.marks.is_in(index, "numbers.cardinal", "numbers.vague", "numbers.about")
        for index in range(first, min(first + 2, len(reading.tokens)))
    )


def is_way(reading: Reading, leads: Hit, span: Span) -> bool:
    """ "An ambush on | the road | between two towns": where they were met."""
    is_upon = reading.marks.is_in(leads.last - 1, "targets.upon")
    return is_upon and reading.marks.is_in(span[1] - 1, "places.street")
