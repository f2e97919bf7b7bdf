"""Names of places in a text: what the register knows, what the world's gazetteer knows, what only its capital tells.

Outward: ``place_name_at``. In a text with small letters a name is a run of capitals, cut at words that a pack knows;
in a text all in capitals only the register and the gazetteer tell one, since there a capital tells nothing.
"""

from dataclasses import dataclass, replace

from claims.extraction.nounphrases import CUTS, DETERMINERS, is_clipped, is_shouted
from claims.extraction.reading import Reading
from claims.extraction.world.lookup import Extent, look_up_form, world_names

# Nouns of places in a pack, by the kind of place.
NOUNS = ("settlement", "region", "street", "ground", "site")
NOUN_PLACES = tuple(f"places.{noun}" for noun in NOUNS)
# Words of the longest name looked up: "San Pedro de la Cueva" (arbitrary but works).
LONGEST = 6
# Kinds of the place register that are too wide to be where one event took place.
WIDE = frozenset({"country", "continent", "world"})
WIDE_EXTENTS = (Extent.WORLD, Extent.COUNTRY)
# Letters of the longest word in capitals that is read as initials, not as a name (arbitrary but works).
INITIALS = 5
# What a run of capitals does not run over, and what makes it the name of somebody instead.
BREAKS = (
    *CUTS,
    "trigger",
    "sides.participle",
    "places.impact",
    "targets.participle",
    "targets.wrecked",
    "time.month",
    "time.weekday",
)
PEOPLE = (
    "actor",
    "attribution.agency",
    "attribution.source",
    "actors.noun",
    "actors.rank",
    "head",
    "actors.nationality",
    "places.demonym",
)
# What a word of a text all in capitals may be, if it is a place's name.
KNOWN = (
    *BREAKS,
    *PEOPLE,
    *DETERMINERS,
    "places.plain",
    "places.names",
    "places.elsewhere",
    "acts.act",
    "acts.generic",
    "function.of",
    "places.common",
)
# What may follow the name of a place in a text all in capitals, beside the small words.
FOLLOWING = (
    *PEOPLE,
    "trigger",
    "acts.act",
    "acts.generic",
    *NOUN_PLACES,
    "attribution.says",
)


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Tokens first..last-1 name a place. key: of the register, "" where it holds none. is_sure: a list knows it."""

    first: int
    last: int
    key: str = ""
    is_wide: bool = False
    is_sure: bool = True
    extent: Extent | None = None


def place_name_at(reading: Reading, index: int, end: int) -> PlaceName | None:
    """The longest name of a place that starts at a token; None where none does."""
    if index >= end or index in reading.timed or _is_inside_noun(reading, index):
        return None
    if _is_article_of_a_name(reading, index, end):
        name = place_name_at(reading, index + 1, end)
        return None if name is None or name.key else replace(name, first=index)
    known = _in_register(reading, index, end) or _in_world(reading, index, end)
    if is_shouted(reading, index):
        return known
    run = _run(reading, index, end)
    if run is not None and _is_of_a_title(reading, index, run):
        return None
    if run is None or (known is not None and known.last >= run):
        return known
    noun = _closing_noun(reading, index, run)
    if any(
        reading.marks.is_in(i, *PEOPLE) and not _is_within(reading, i, index, run) for i in range(index, noun)
    ):
        return None
    if known is not None and known.key:
        return known
    is_owned = reading.marks.at("function.of", run) is not None and run - noun <= 1
    if _is_initials(reading, index, run) or is_owned:
        return known
    return PlaceName(index, run, is_sure=run > index + 1 and _is_noun(reading, run - 1))


def _is_article_of_a_name(reading: Reading, index: int, end: int) -> bool:
    """ "À | La | Haute-Ardoun": an article with a capital inside a sentence, among small letters, before another."""
    if not reading.marks.is_in(index, "function.definite") or index == reading.sentence(index).first:
        return False
    is_name = reading.tokens[index].is_capital and index + 1 < end and reading.tokens[index + 1].is_capital
    is_apart = not reading.marks.is_in(index + 1, "function.definite")
    return is_name and is_apart and not is_shouted(reading, index) and reading.tokens[index - 1].is_word


def _closing_noun(reading: Reading, first: int, last: int) -> int:
    """Where the noun starts that a name ends with, else its last token: "Corva | City |", "Corva | Port Area |"."""
    for index in range(first + 1, last):
        for place in NOUN_PLACES:
            hit = reading.marks.at(place, index)
            if hit is not None and hit.last == last:
                return index
    return last


def _is_within(reading: Reading, index: int, first: int, last: int) -> bool:
    """Whether a people's name stands inside a longer name: "Villa Argentina Norte"."""
    return first < index < last - 1 and reading.marks.is_in(index, "actors.nationality", "places.demonym")


def _is_noun(reading: Reading, index: int) -> bool:
    return reading.marks.is_in(index, *NOUN_PLACES)


def _is_inside_noun(reading: Reading, index: int) -> bool:
    """Whether a token is part of a longer noun: "Noël" in "marché de Noël" names no place."""
    if not reading.marks.is_in(index, *NOUN_PLACES):
        return False
    nouns = (reading.marks.over(place, index) for place in NOUN_PLACES)
    return any(noun is not None and noun.first < index for noun in nouns)


def _in_register(reading: Reading, index: int, end: int) -> PlaceName | None:
    hit = reading.marks.at("place", index)
    if hit is None or hit.last > end:
        return None
    key = str(hit.entries[0])
    kind = reading.lexicon.gazetteer.place_kinds.get(key, "")
    return PlaceName(hit.first, hit.last, key, is_wide=kind in WIDE)


def _in_world(reading: Reading, index: int, end: int) -> PlaceName | None:
    tokens = reading.tokens
    if not (tokens[index].is_word and tokens[index].is_capital):
        return None
    names = world_names()
    is_loud = is_shouted(reading, index)
    words = [look_up_form(tokens[i].fold) for i in range(index, min(index + LONGEST, end))]
    for count in range(len(words), 0, -1):
        extent = names.get(" ".join(words[:count]))
        if extent is None:
            continue
        is_state = count > 1 and extent is Extent.COUNTRY  # "Saudi | Arabia |", "Czech | Republic |"
        if not is_state and not _may_be_name(reading, index, index + count, is_loud=is_loud):
            continue
        return PlaceName(index, index + count, is_wide=extent in WIDE_EXTENTS, extent=extent)
    return None


def _may_be_name(reading: Reading, first: int, last: int, *, is_loud: bool) -> bool:
    """Whether words that are some place's name are one here: "Nice" is not "nice", nor "HIT" a town in a headline.

    In capitals a single word is part of a longer name where a word that no pack knows follows: "GEORGE OLAFSEN".
    """
    if not reading.tokens[last - 1].is_capital or reading.marks.is_in(
        first, "actors.nationality", "places.demonym"
    ):
        return False
    if last - first > 1:
        return True
    if not is_loud:
        return not reading.marks.is_in(first, *CUTS)
    return not reading.marks.is_in(first, *KNOWN) and (
        last >= len(reading.tokens) or _may_follow(reading, last)
    )


def _is_of_a_title(reading: Reading, first: int, last: int) -> bool:
    """ "The | Save | the Children office": between two articles a name is a word of a longer one."""
    return (
        first > 0
        and last + 1 < len(reading.tokens)
        and reading.marks.is_in(first - 1, "function.definite")
        and reading.marks.is_in(last, "function.definite")
        and reading.tokens[last + 1].is_capital
    )


def _may_follow(reading: Reading, index: int) -> bool:
    if not reading.tokens[index].is_word or index in reading.timed:
        return True
    return reading.marks.is_in(index, *CUTS, *FOLLOWING) and not reading.marks.is_in(index, "function.of")


def _run(reading: Reading, index: int, end: int) -> int | None:
    """The end of the capitalised words from a token on, particles between them taken along."""
    last = index
    while last < min(end, index + LONGEST):
        if is_clipped(reading, last):
            last += 2
        elif _is_named(reading, last):
            last += 1
        elif last > index and _is_particle(reading, last, end):
            last += 2
        else:
            break
    return last if last > index else None


def _is_particle(reading: Reading, index: int, end: int) -> bool:
    """Whether a small word joins two words of a name; where it also means "of", no place may follow it."""
    if not reading.marks.is_in(index, "actors.kin") or index + 1 >= end or not _is_named(reading, index + 1):
        return False
    is_genitive = reading.marks.is_in(index, "function.of")
    return (
        not is_genitive
        or (_in_register(reading, index + 1, end) or _in_world(reading, index + 1, end)) is None
    )


def _is_named(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    if not token.is_word or index in reading.timed or reading.marks.is_in(index, *BREAKS):
        return False
    return token.is_capital or (
        "-" in token.raw and token.raw[-1].islower() and any(map(str.isupper, token.raw))
    )


def _is_initials(reading: Reading, first: int, last: int) -> bool:
    raw = reading.tokens[first].raw
    return last - first == 1 and raw.isupper() and len(raw) <= INITIALS
