"""Places that no preposition of place tells: "the base of Ardun was hit", "shelled Ardun", "the Ardun oil compound".

Outward: ``mentioned_in``. Only names that a list knows or the noun of a settlement tells: what a site is called
after, and what was shelled, may be anybody.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.extraction.nounphrases import DETERMINERS, is_shouted
from claims.extraction.placelists import coordinated
from claims.extraction.placenames import PEOPLE, PlaceName, place_name_at
from claims.extraction.placenouns import BUILT, NOUNS, REGION, SETTLEMENT, is_built
from claims.extraction.placephrases import PLACE, SETTLED, place_finding
from claims.extraction.placespots import GENITIVES
from claims.extraction.reading import Finding, Reading, Sentence
from claims.extraction.targetverbs import is_active
from claims.extraction.tokens import Hit
from claims.extraction.whereabouts import places_event, tells_event

# Tokens between a noun and the "of" that names it: "the Turkish consulate general of" (arbitrary but works).
NOUN_REACH = 5
# Words between a name and the noun of its site: "the Ardun international airport" (arbitrary but works).
SITE_REACH = 2
# Words of the longest name looked back over (arbitrary but works).
LONGEST = 4
# Nouns of sites that a bare "of" tells the town of: "l'école d'Ardoun"; what a house is called after is anybody.
OF_TOWN = "places.of_town"
VERBS = ("targets.verb", "targets.onto")
DEEDS = ("acts.act", "acts.generic", "trigger")


def mentioned_in(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    """The names of a sentence about an event that lie behind "of", behind a deed, or before the noun of a site."""
    if not tells_event(reading, sentence):
        return
    for name in (*_behind(reading, sentence), *_before_sites(reading, sentence)):
        is_told = name.is_sure and not name.is_wide and not is_built(reading, name)
        is_opening = name.first == sentence.first and name.last - name.first == 1
        if is_opening and reading.marks.is_in(name.first, "places.common"):
            continue  # "| Police | raided a house"
        if is_told and places_event(reading, sentence, name.first, name.last):
            yield place_finding(reading, PLACE, (name.first, name.last), "of")


def _behind(reading: Reading, sentence: Sentence) -> Iterator[PlaceName]:
    index = sentence.first
    while index < sentence.last:
        after = index + 1
        if reading.tokens[index].is_capital and _may_tell(reading, index, sentence.first):
            name = place_name_at(reading, index, sentence.last)
            if name is not None:
                after = name.last
                noun = _noun_before(reading, index, sentence.first)
                if noun or _is_struck(reading, name):
                    is_told = noun in (SETTLEMENT, REGION, OF_TOWN) or _is_town(reading, name.last, sentence)
                    yield replace(name, is_sure=name.is_sure or is_told)
                if noun == SETTLEMENT and not is_shouted(reading, name.first):
                    others = (spot.name for spot in coordinated(reading, name.last, sentence.last))
                    yield from (replace(other, is_sure=True) for other in others if other is not None)
        index = after


def _may_tell(reading: Reading, index: int, earliest: int) -> bool:
    """Whether "of" or a deed stands before a word: the cheap question, asked before its name is looked up."""
    while index > earliest and reading.marks.is_in(index - 1, *DETERMINERS):
        index -= 1
    return reading.marks.before("function.of", index) is not None or _is_done_to(reading, index)


def _is_done_to(reading: Reading, index: int) -> bool:
    """Whether a verb of attack stands before a token, a time between them aside: "ont attaqué dimanche Ardoun"."""
    if any(reading.marks.before(deed, index) is not None for deed in VERBS):
        return True
    while index > 0 and index - 1 in reading.timed:
        index -= 1
    verb = reading.marks.before("targets.participle", index)
    return verb is not None and is_active(reading, verb.first)


def _is_town(reading: Reading, index: int, sentence: Sentence) -> bool:
    """ "Ardoun | , une petite ville du nord |": what is told between commas says that the name is a town's."""
    if index >= sentence.last or reading.tokens[index].raw != ",":
        return False
    index += 1
    while index < sentence.last and reading.marks.is_in(
        index, *DETERMINERS, "places.plain", "numbers.ordinal", "numbers.article"
    ):
        index += 1
    return index < sentence.last and reading.marks.at(SETTLEMENT, index) is not None


def _before_sites(reading: Reading, sentence: Sentence) -> Iterator[PlaceName]:
    """ "the Ardun oil compound": the name that ends at most two words before the noun of a site.

    Not in a text all in capitals, where sites are named after anybody.
    """
    for place in BUILT:
        for noun in reading.marks.within(place, sentence.first, sentence.last):
            last = noun.first
            while (
                last > max(sentence.first, noun.first - SITE_REACH)
                and not reading.tokens[last - 1].is_capital
            ):
                last -= 1
            gap = range(last, noun.first)
            if any(
                not reading.tokens[i].is_word
                or reading.marks.is_in(i, *PEOPLE, "function.of", "function.preposition")
                for i in gap
            ):
                continue
            if not is_shouted(reading, noun.first):
                yield from _ending_at(reading, last, sentence)


def _ending_at(reading: Reading, last: int, sentence: Sentence) -> Iterator[PlaceName]:
    for first in range(max(sentence.first, last - LONGEST), last):
        name = place_name_at(reading, first, last) if reading.tokens[first].is_capital else None
        if name is not None and name.last == last:
            yield name
            return


def _is_struck(reading: Reading, name: PlaceName) -> bool:
    """ "shelled Ardun", "the attack on Ardun", "the wounded of Ardun": a town that something was done to."""
    if name.last < len(reading.tokens) and reading.tokens[name.last].fold in GENITIVES:
        return False
    if name.key and reading.lexicon.gazetteer.place_kinds.get(name.key) not in SETTLED:
        return False
    joint = reading.marks.before("function.of", name.first)
    before = name.first if joint is None else joint.first
    towards = reading.marks.before("targets.onto", before)
    if towards is not None and reading.marks.is_in(towards.first - 1, "places.elsewhere"):
        return False  # "brought to Ardun"
    if joint is None:
        return _is_done_to(reading, before)
    return any(reading.marks.before(deed, before) is not None for deed in DEEDS)


def _noun_before(reading: Reading, first: int, earliest: int) -> str:
    """The kind of the noun that stands before a name with "of": "the Turkish consulate of Ardun"; "" = none."""
    name = first
    while first > earliest and reading.marks.is_in(first - 1, *DETERMINERS):
        first -= 1
    joint = reading.marks.before("function.of", first)
    if joint is None:
        return ""
    owner = joint.first - 1
    if reading.marks.is_in(owner, "actors.noun") and not reading.marks.is_in(owner, *NOUNS, OF_TOWN):
        return ""  # "an assault on the station by | the gang | of Ardun": whose name it bears
    before = range(max(earliest, joint.first - NOUN_REACH), joint.first)
    noun = next((index for index in reversed(before) if reading.marks.is_in(index, *NOUNS, OF_TOWN)), None)
    if noun is None or any(_parts(reading, index) for index in range(noun, joint.first)):
        return ""
    if _is_apart(reading, noun, earliest):
        return ""
    is_bare = joint.last == name and reading.marks.is_in(noun, OF_TOWN)
    if is_bare:
        return OF_TOWN
    return next((kind for kind in NOUNS if reading.marks.is_in(noun, kind)), "")


def _parts(reading: Reading, index: int) -> bool:
    """Whether a token between a noun and "of" parts them: "the base, south of Ardun"."""
    if reading.marks.is_in(index, "function.of"):
        return False
    is_joint = reading.marks.is_in(index, "function.preposition", "function.conjunction", "places.names")
    return is_joint or not reading.tokens[index].is_word


def _is_apart(reading: Reading, noun: int, earliest: int) -> bool:
    """Whether a noun is only what the place is told from: "north of the city of Ardun", "from the town of"."""
    first = noun
    while first > earliest and reading.marks.is_in(
        first - 1, *DETERMINERS, "places.plain", "actors.nationality", "places.demonym"
    ):
        first -= 1
    origin = reading.marks.before("places.from", first)
    if origin is not None and any(reading.marks.before(deed, origin.first) for deed in DEEDS):
        return False  # "the shelling of the town of": the word means "of" there
    if origin is not None and _is_of_a_site(reading, origin):
        return False
    if origin is not None and _is_town_of(reading, origin.first, earliest):
        return False
    return origin is not None or any(
        reading.marks.before(place, first) for place in ("places.near", "places.between")
    )


def _is_of_a_site(reading: Reading, origin: Hit) -> bool:
    """ "Une école | du | village d'Ardoun": a word that also means "of", right behind the noun of a site."""
    is_of = reading.marks.at("function.of", origin.first) is not None
    return is_of and reading.marks.is_in(origin.first - 1, *BUILT)


def _is_town_of(reading: Reading, index: int, earliest: int) -> bool:
    """ "Ardoun, | ville gazière | de la province de Varne": a town's noun, its adjective aside, before "of"."""
    before = index - 1
    if before > earliest and not reading.marks.is_in(before, SETTLEMENT):
        before -= reading.tokens[before].is_word and not reading.lexicon.pack.setting("adjectives_first")
    return before >= earliest and reading.marks.is_in(before, SETTLEMENT)
