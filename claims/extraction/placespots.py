"""The places that a preposition leads to: "in Ardun", "in the village of Ardun", "at the Ardun airport in Varna".

Outward: ``spots_after``. Nouns of the pack tell how a name is told: of a settlement the name alone is the place ("the
village of | Ardun"), of a region and of a site the phrase is ("the province of Ardun", "the Ardun market"), and the
name in a site's phrase is a place at its own level.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.extraction.nounphrases import CUTS, DETERMINERS, is_shouted, phrase_from
from claims.extraction.placelists import coordinated
from claims.extraction.placenames import PEOPLE, PlaceName, place_name_at
from claims.extraction.placenouns import BUILT, REGION, SETTLEMENT, SITE, STREET, Spot, named, noun_at
from claims.extraction.reading import Reading
from claims.extraction.tokens import Hit
from claims.extraction.unknown_places import told_by_neighbour, unknown_name
from claims.extraction.world.lookup import Extent

# Words that stand between a preposition and the name or noun it leads to, known to no pack (arbitrary but works).
STRANGERS = 2
GENITIVE = "'s"
GENITIVES = (GENITIVE, "'")
# What a headline calls after its place.
DEEDS = ("acts.act", "acts.generic", "category")
# Determiners that point back to a place told before: "its territory", "this capital".
POINTING = ("function.demonstrative", "function.possessive")
TOWNS = (Extent.CITY, Extent.TOWN, Extent.DISTRICT, Extent.VILLAGE)


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
            followed = zip(found, (*found[1:], None), strict=False)
            yield from (_with_region(reading, spot, following, end) for spot, following in followed)
            return
        after = _led_on(reading, lead)
        if after is None:
            return
        lead = after


def _with_region(reading: Reading, spot: Spot, following: Spot | None, end: int) -> Spot:
    """ "Ardun | , Varna province |", "Lisor district | of Ardun |": the region behind a place tells it as well."""
    if spot.last + 1 >= end or spot.is_site:
        return spot
    joint = reading.marks.at("function.of", spot.last) if reading.marks.is_in(spot.last - 1, REGION) else None
    if reading.tokens[spot.last].raw != "," and joint is None:
        return spot
    first = spot.last + 1 if joint is None else joint.last
    name = place_name_at(reading, first, end)
    if name is None or (joint is None and name.extent in TOWNS):
        return spot
    noun = noun_at(reading, name.last) if name.last < end else None
    last = noun.last if noun is not None and noun.section == REGION else name.last
    is_region = joint is not None or any(reading.marks.is_in(index, REGION) for index in range(first, last))
    is_listed = following is not None and following.first == first and following.last == last
    return replace(spot, told_to=last) if is_region or is_listed or name.extent is Extent.REGION else spot


def _spots_at(reading: Reading, lead: Lead, end: int) -> list[Spot] | None:
    """The places of the name or noun at a token; None where there is neither, so that the search goes on."""
    name, noun = place_name_at(reading, lead.index, end), noun_at(reading, lead.index)
    if name is not None and (noun is None or name.last > noun.last):
        if lead.has_direction and name.is_wide:
            return [Spot(lead.start, name.last, "direction", name)]
        is_bare = lead.has_determiner and _is_bare(reading, name, end)
        return [] if is_bare else list(_from_name(reading, lead.start, name, end))
    told = told_by_neighbour(reading, lead.index, end) if is_shouted(reading, lead.index) else None
    if told is not None:
        return list(_from_name(reading, lead.start, told, end))
    if noun is None:
        return None
    found = list(_from_noun(reading, lead.start, noun, end))
    if not found and lead.has_direction and noun.section in (SETTLEMENT, REGION):
        return [Spot(lead.start, _end_of_part(reading, noun, end), "direction")]
    if not found and _is_any_site(reading, lead, noun):
        return [Spot(lead.start, noun.last, "bare", is_site=True)]
    is_seat = reading.marks.at("places.seat", noun.first) is not None and lead.has_determiner
    if not found and is_seat:
        return [Spot(lead.start, noun.last, "direction")]
    is_side = reading.marks.at("places.names", noun.first) is not None and not is_shouted(reading, noun.first)
    if not found and is_side:
        return None  # "the centre of | the Ardunese capital |"
    return found


def _is_any_site(reading: Reading, lead: Lead, noun: Hit) -> bool:
    """ "in | a bakery |": a site that nothing names, with the article that brings it in."""
    is_new = reading.marks.is_in(lead.start, "function.indefinite", "numbers.article")
    return noun.section == SITE and is_new and not is_shouted(reading, noun.first)


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
    whole = place_name_at(reading, index, end) or noun_at(reading, index) if joint is not None else None
    return noun.last if whole is None else min(whole.last, end)


def _is_bare(reading: Reading, name: PlaceName, end: int) -> bool:
    """Whether a town's name stands behind a determiner without the noun that would need one: "the Ardun deal"."""
    if name.key or name.extent not in TOWNS or name.last - name.first > 1:
        return False
    return name.last >= end or noun_at(reading, name.last) is None


def _may_qualify(reading: Reading, index: int) -> bool:
    is_word = reading.tokens[index].is_word and index not in reading.timed
    return is_word and not reading.marks.is_in(index, *CUTS, *PEOPLE, "trigger")


def _from_name(reading: Reading, start: int, name: PlaceName, end: int) -> Iterator[Spot]:
    """ "Ardun", "the Ardun valley", "Ardun's market"; nothing where the name is somebody's ("the Ardun police")."""
    last = name.last
    if last < end and reading.tokens[last].fold in GENITIVES:
        inner = list(spots_after(reading, last + 1, end))
        if inner:
            yield from named(reading, name)
            yield from inner
        return
    noun = noun_at(reading, last) if last < end else None
    if noun is not None and noun.last <= end:
        if noun.section in BUILT:
            yield Spot(start, noun.last, "site", name, is_site=noun.section == SITE)
            yield from named(reading, name)
        else:
            yield Spot(name.first, noun.last, "noun", name)
        yield from coordinated(reading, noun.last, end)
        return
    is_of_an_act = reading.marks.is_in(last, *DEEDS) and not name.is_wide  # "nine dead in | Ardun | blast"
    is_somebodys = last < end and reading.marks.is_in(last, *PEOPLE) and not is_told_apart(reading, last)
    if is_somebodys and not is_of_an_act:
        return
    yield from named(reading, name)
    yield from coordinated(reading, last, end)


def is_told_apart(reading: Reading, index: int) -> bool:
    """Whether the people behind a name are another phrase: "in Ardun two soldiers", "in Ardun, soldiers"."""
    return reading.marks.is_in(index, *DETERMINERS)


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
        name = unknown_name(reading, index, end)
    if name is None or name.is_wide:
        inner = list(spots_after(reading, index, end)) if name is None and joint is not None else []
        if inner and noun.section in (*BUILT, STREET):
            yield Spot(start, inner[0].last, "noun", inner[0].name, is_site=noun.section == SITE)
            inner = [spot for spot in inner if not spot.is_site]
        yield from inner if joint is not None and inner else _beside(reading, start, noun, end)
        return
    if noun.section == SETTLEMENT:
        for spot in _from_name(reading, name.first, name, end):
            yield replace(spot, told_from=noun.first) if spot.first == name.first else spot
        return
    yield Spot(start, name.last, "noun", name, is_site=noun.section == SITE)
    if joint is not None and noun.section in BUILT:
        yield from named(reading, name)
    yield from coordinated(reading, name.last, end)


def _joint_after(reading: Reading, noun: Hit) -> Hit | None:
    """ "of" or "known as" right behind a noun, or behind the one adjective that some languages put there."""
    joint = reading.marks.at("function.of", noun.last) or reading.marks.at("places.called", noun.last)
    if joint is None and noun.section == STREET:
        joint = reading.marks.at("places.leads", noun.last)
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
        land = noun_at(reading, name.last) if name.last < end else None
        last = land.last if land is not None and land.section in (REGION, SETTLEMENT) else name.last
        yield Spot(start, last, "site", name, is_site=is_site)  # "a crossing in the | Ardun | district"
        return
    direction = next(reading.marks.within("places.names", near.last, index), None)
    span = phrase_from(reading, start, end) if direction is not None else None
    if span is not None and span[1] >= index:
        yield Spot(start, span[1], "site", None, is_site=is_site)
