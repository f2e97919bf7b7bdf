"""The places that a preposition leads to: "in Ardun", "in the village of Ardun", "at the Ardun airport in Varna".

Outward: ``spots_after``. Nouns of the pack tell how a name is told: of a settlement the name alone is the place ("the
village of | Ardun"), of a region and of a site the phrase is ("the province of Ardun", "the Ardun market"), and the
name in a site's phrase is a place at its own level.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.extraction.nounphrases import CUTS, DETERMINERS, is_shouted, phrase_from
from claims.extraction.placenames import KNOWN, PEOPLE, PlaceName, place_name_at
from claims.extraction.reading import Reading
from claims.extraction.tokens import Hit
from claims.extraction.world.lookup import Extent

SETTLEMENT, REGION, STREET = "places.settlement", "places.region", "places.street"
# A ground is wide enough to be where it happened (a base, an airport); a site is what was hit (a church, a shop).
GROUND, SITE = "places.ground", "places.site"
NOUNS = (SETTLEMENT, REGION, STREET, GROUND, SITE)
BUILT = (GROUND, SITE)
# The kind of the place register that a single building has.
BUILDING = "site"
# Words that stand between a preposition and the name or noun it leads to, known to no pack (arbitrary but works).
STRANGERS = 2
# Words of a name that only the noun beside it tells (arbitrary but works).
LONGEST_UNKNOWN = 4
# Names of a list (arbitrary but works).
LONGEST_LIST = 12
GENITIVE = "'s"
GENITIVES = (GENITIVE, "'")
# Determiners that point back to a place told before: "its territory", "this capital".
POINTING = ("function.demonstrative", "function.possessive")
# Nouns that make unknown words before them a name; of a site they say what it is for: "the agriculture ministry".
TELLING = (SETTLEMENT, REGION, STREET)
TOWNS = (Extent.CITY, Extent.TOWN, Extent.DISTRICT, Extent.VILLAGE)


@dataclass(frozen=True, slots=True)
class Spot:
    """Tokens first..last-1 are a place. pattern: how it was told. name: the name in it."""

    first: int
    last: int
    pattern: str
    name: PlaceName | None = None
    is_site: bool = False


@dataclass(frozen=True, slots=True)
class Lead:
    """The words between a preposition and what it leads to. start: the first of them; strangers: words unknown."""

    start: int
    index: int
    strangers: int = 0
    has_determiner: bool = False
    has_direction: bool = False


def spots_after(reading: Reading, start: int, end: int) -> Iterator[Spot]:
    """The places that follow a preposition which ends before ``start``, in text order; none where no name does."""
    lead = Lead(start, start)
    while lead.index < end:
        found = _spots_at(reading, lead, end)
        if found is not None:
            yield from found
            return
        after = _led_on(reading, lead)
        if after is None:
            return
        lead = after


def _spots_at(reading: Reading, lead: Lead, end: int) -> list[Spot] | None:
    """The places of the name or noun at a token; None where there is neither, so that the search goes on."""
    name, noun = place_name_at(reading, lead.index, end), _noun_at(reading, lead.index)
    if name is not None and (noun is None or name.last > noun.last):
        if lead.has_direction and name.is_wide:
            return [Spot(lead.start, name.last, "direction", name)]
        is_bare = lead.has_determiner and _is_bare(reading, name, end)
        return [] if is_bare else list(_from_name(reading, lead.start, name, end))
    told = _told_by_neighbour(reading, lead.index, end) if is_shouted(reading, lead.index) else None
    if told is not None:
        return list(_from_name(reading, lead.start, told, end))
    if noun is None:
        return None
    found = list(_from_noun(reading, lead.start, noun, end))
    if not found and lead.has_direction and noun.section in (SETTLEMENT, REGION):
        return [Spot(lead.start, _end_of_part(reading, noun, end), "direction")]
    is_seat = reading.marks.at("places.seat", noun.first) is not None and lead.has_determiner
    if not found and is_seat and not is_shouted(reading, noun.first):
        return [Spot(lead.start, noun.last, "direction")]
    return found


def _led_on(reading: Reading, lead: Lead) -> Lead | None:
    """One word further towards a name; None where the word says that none follows."""
    marks, index = reading.marks, lead.index
    if marks.is_in(index, *POINTING):
        return None
    if marks.is_in(index, "places.names"):
        joint = marks.at("function.of", index + 1)
        return Lead(lead.start, index + 1 if joint is None else joint.last, has_direction=True)
    if marks.is_in(index, *DETERMINERS):
        return replace(lead, index=index + 1, has_determiner=True)
    if marks.is_in(index, "places.plain", "actors.nationality", "places.demonym"):
        return replace(lead, index=index + 1)
    may_go_on = lead.strangers < STRANGERS and lead.has_determiner and _may_qualify(reading, index)
    return replace(lead, index=index + 1, strangers=lead.strangers + 1) if may_go_on else None


def _end_of_part(reading: Reading, noun: Hit, end: int) -> int:
    """The end of "the eastern part of the country", "the north of the capital"."""
    joint = reading.marks.at("function.of", noun.last)
    index = noun.last if joint is None else joint.last
    while (
        joint is not None
        and index < end
        and reading.marks.is_in(index, *DETERMINERS, "actors.nationality", "places.demonym")
    ):
        index += 1
    whole = place_name_at(reading, index, end) or _noun_at(reading, index) if joint is not None else None
    return noun.last if whole is None else min(whole.last, end)


def _is_bare(reading: Reading, name: PlaceName, end: int) -> bool:
    """Whether a town's name stands behind a determiner without the noun that would need one: "the Ardun deal"."""
    if name.key or name.extent not in TOWNS or name.last - name.first > 1:
        return False
    return name.last >= end or _noun_at(reading, name.last) is None


def _may_qualify(reading: Reading, index: int) -> bool:
    is_word = reading.tokens[index].is_word and index not in reading.timed
    return is_word and not reading.marks.is_in(index, *CUTS, *PEOPLE, "trigger")


def _noun_at(reading: Reading, index: int) -> Hit | None:
    """The longest noun of a place at a token."""
    hits = [hit for noun in NOUNS if (hit := reading.marks.at(noun, index)) is not None]
    return max(hits, key=lambda hit: hit.last, default=None)  # of equal length: the first of NOUNS


def _from_name(reading: Reading, start: int, name: PlaceName, end: int) -> Iterator[Spot]:
    """ "Ardun", "the Ardun valley", "Ardun's market"; nothing where the name is somebody's ("the Ardun police")."""
    last = name.last
    if last < end and reading.tokens[last].fold in GENITIVES:
        inner = list(spots_after(reading, last + 1, end))
        if inner:
            yield from _named(reading, name)
            yield from inner
        return
    noun = _noun_at(reading, last) if last < end else None
    if noun is not None and noun.last <= end:
        if noun.section in BUILT:
            yield Spot(start, noun.last, "site", name, is_site=noun.section == SITE)
            yield from _named(reading, name)
        else:
            yield Spot(name.first, noun.last, "noun", name)
        yield from _coordinated(reading, noun.last, end)
        return
    if last < end and reading.marks.is_in(last, *PEOPLE) and not is_told_apart(reading, last):
        return
    yield from _named(reading, name)
    yield from _coordinated(reading, last, end)


def is_told_apart(reading: Reading, index: int) -> bool:
    """Whether the people behind a name are another phrase: "in Ardun two soldiers", "in Ardun, soldiers"."""
    return reading.marks.is_in(index, *DETERMINERS)


def _named(reading: Reading, name: PlaceName) -> Iterator[Spot]:
    if not name.is_wide:
        pattern = "named" if name.is_sure else "capital"
        yield Spot(name.first, name.last, pattern, name, is_site=is_built(reading, name))


def is_built(reading: Reading, name: PlaceName) -> bool:
    """Whether a register's name is that of a site, such as an embassy, and of no ground such as a base."""
    if reading.lexicon.gazetteer.place_kinds.get(name.key) != BUILDING:
        return False
    return not any(reading.marks.is_in(index, GROUND) for index in range(name.first, name.last))


def _from_noun(reading: Reading, start: int, noun: Hit, end: int) -> Iterator[Spot]:
    """ "the village of Ardun", "camp Ardun", "a base near Ardun"."""
    joint = _joint_after(reading, noun)
    index = noun.last if joint is None else joint.last
    while (
        joint is not None
        and index < end
        and reading.marks.is_in(index, *DETERMINERS, "places.plain", "places.names")
    ):
        index += 1
    name = place_name_at(reading, index, end)
    if name is None and (joint is not None or reading.marks.at("places.title", noun.first) is not None):
        name = _unknown(reading, index, end)
    if name is None or name.is_wide:
        inner = list(spots_after(reading, index, end)) if name is None and joint is not None else []
        if inner and noun.section in (*BUILT, STREET):
            yield Spot(start, inner[0].last, "noun", inner[0].name, is_site=noun.section != GROUND)
            inner = [spot for spot in inner if not spot.is_site]
        yield from inner if joint is not None and inner else _beside(reading, start, noun, end)
        return
    if noun.section == SETTLEMENT:
        yield from _from_name(reading, name.first, name, end)
        return
    yield Spot(start, name.last, "noun", name, is_site=noun.section == SITE)
    if joint is not None and noun.section in BUILT:
        yield from _named(reading, name)
    yield from _coordinated(reading, name.last, end)


def _joint_after(reading: Reading, noun: Hit) -> Hit | None:
    """ "of" or "known as" right behind a noun, or behind the one adjective that some languages put there."""
    joint = reading.marks.at("function.of", noun.last) or reading.marks.at("places.called", noun.last)
    is_adjective = noun.last < len(reading.tokens) and _may_qualify(reading, noun.last)
    if joint is not None or reading.lexicon.pack.setting("adjectives_first") or not is_adjective:
        return joint
    return reading.marks.at("function.of", noun.last + 1)


def _beside(reading: Reading, start: int, noun: Hit, end: int) -> Iterator[Spot]:
    """ "a base near Ardun": the site; the name has its own preposition."""
    near = reading.marks.at("places.close", noun.last) or reading.marks.at("places.at", noun.last)
    if near is None or noun.section not in BUILT:
        return
    is_site = noun.section == SITE
    index = near.last
    while index < end and reading.marks.is_in(index, *DETERMINERS, "places.names"):
        index += 1
    name = place_name_at(reading, index, end)
    if name is not None and not name.is_wide:
        yield Spot(start, name.last, "site", name, is_site=is_site)
        return
    direction = next(reading.marks.within("places.names", near.last, index), None)
    span = phrase_from(reading, start, end) if direction is not None else None
    if span is not None and span[1] >= index:
        yield Spot(start, span[1], "site", None, is_site=is_site)


def _told_by_neighbour(reading: Reading, index: int, end: int) -> PlaceName | None:
    """ "THE LISOR NEIGHBORHOOD", "NEAR ARDUN, VARNA DEPARTMENT", "ARDUN AND LISOR DISTRICTS": words told by others.

    Only in a text all in capitals, where nothing else tells them.
    """
    last = _end_of_unknown(reading, index, end)
    if last == index or last >= end:
        return None
    joint = reading.marks.at("function.conjunction", last)
    after = last
    accepted: tuple[str, ...] = TELLING
    if reading.tokens[last].raw == "," or joint is not None:
        start = last + 1 if joint is None else joint.last
        other = place_name_at(reading, start, end) or _unknown(reading, start, end)
        after, accepted = (
            (other.last if other is not None else end),
            ((REGION,) if joint is None else TELLING),
        )
    noun = _noun_at(reading, after) if after < end else None
    is_told = noun is not None and noun.section in accepted
    return PlaceName(index, last, is_sure=False) if is_told else None


def _end_of_unknown(reading: Reading, index: int, end: int) -> int:
    last = index
    while (
        last < min(end, index + LONGEST_UNKNOWN)
        and _noun_at(reading, last) is None
        and _is_unknown(reading, last)
    ):
        last += 1
    while last > index and reading.marks.is_in(last - 1, "actors.kin"):
        last -= 1
    return last


def _unknown(reading: Reading, index: int, end: int) -> PlaceName | None:
    """ "THE TOWN OF ARDUN": words that only the noun before them makes a name."""
    last = _end_of_unknown(reading, index, end)
    return PlaceName(index, last, is_sure=False) if last > index and is_shouted(reading, index) else None


def _is_unknown(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    if not token.raw.replace("-", "").isalpha() or index in reading.timed:
        return False
    return reading.marks.is_in(index, "actors.kin") or not reading.marks.is_in(index, *KNOWN)


def _coordinated(reading: Reading, last: int, end: int) -> Iterator[Spot]:
    """The further names of a list, and of what a place lies in: "Ardun and Varna", "Ardun, Varna province"."""
    for _ in range(LONGEST_LIST):
        after = last + 1 if last < end and reading.tokens[last].raw == "," else last
        conjunction = reading.marks.at("function.conjunction", after) if after < end else None
        after = after if conjunction is None else conjunction.last
        if after == last or after >= end:
            return
        name = place_name_at(reading, after, end)
        if name is None and is_shouted(reading, after):
            name = _told_by_neighbour(reading, after, end)
        if name is None or name.is_wide:
            return
        noun = _noun_at(reading, name.last) if name.last < end else None
        if noun is not None:
            yield Spot(name.first, noun.last, "noun", name)
            last = noun.last
        elif _closes(reading, name, end):
            yield from _named(reading, name)
            last = name.last
        else:
            return


def _closes(reading: Reading, name: PlaceName, end: int) -> bool:
    """Whether what follows a listed name leaves it a place: a mark; of a name that is sure, anything but people."""
    if name.last >= end or not reading.tokens[name.last].is_word:
        return True
    return name.is_sure and not reading.marks.is_in(
        name.last, *PEOPLE, "attribution.says", "function.auxiliary"
    )
