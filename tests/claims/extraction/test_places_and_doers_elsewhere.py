"""Who did it, where and when, in words of reports from many countries: bands and their men, spokesmen, outskirts,
datelines, unnamed ground, and days on which a toll rose."""

import pytest

from claims.selectors.stored_or_shipped import SEEDS, shipped
from tests.claims.extraction.cast import suggest

KNOWLEDGE = shipped(SEEDS)
FRONT = "Gunmen belonging to the Karsa Front"
CASES = [
    # men and their band are one phrase; what bounds a number leads no phrase away from its verb
    ("perpetrator", f"{FRONT} killed five farmers.", [FRONT]),
    (
        "perpetrator",
        "Two died when around 20 communist guerrillas waylaid their lorry.",
        ["communist guerrillas"],
    ),
    ("perpetrator", "Two died when rebels around the town waylaid their lorry.", ["rebels"]),
    # arms that a relative tells of
    ("perpetrator", "Drones that Norland launched hit a depot.", ["Norland"]),
    # whose participle it is
    ("perpetrator", "They overpowered guards using iron bars.", []),
    ("perpetrator", "Gunmen using rifles killed two.", ["Gunmen"]),
    ("blamed_party", "The police held some 300 people suspected of having bombed the bus.", []),
    # a spokesman claims for his band, and a band that is called something has that name
    (
        "claimed_by",
        "A spokesman for the outlawed Karsa Guard claimed the raid.",
        ["the outlawed Karsa Guard"],
    ),
    ("claimed_by", "A group called the Red Dawn said it had carried out the bombing.", ["the Red Dawn"]),
    ("event_time", "A group called the Red Dawn said it had carried out the bombing.", []),
    ("event_time", "At dawn a bomb killed two.", ["dawn"]),
    # where a patrol came under fire is no target
    ("target", "A patrol vehicle came under fire on the outskirts of Ardun.", ["A patrol vehicle"]),
    ("place", "A patrol vehicle came under fire on the outskirts of Ardun.", ["outskirts of Ardun"]),
    ("target", "A bomb tore through a minibus carrying mine workers.", ["a minibus"]),
    (
        "target",
        "A bomb went off outside the police station of Villa Nera.",
        ["the police station of Villa Nera"],
    ),
    ("place", "A bomb went off outside the police station of Villa Nera.", ["Villa Nera"]),
    # unnamed ground is a point of impact
    ("impact_site", "A guided bomb fell on a farm.", ["a farm"]),
    ("place", "A guided bomb fell on a farm.", []),
    # a province is a place whatever fell there
    ("place", "A bomb hit a minibus in Varna province.", ["Varna province"]),
    ("impact_site", "A bomb hit a minibus in Varna province.", []),
    # where a report was written is no place of the event
    (
        "place",
        "QUETTA: Eleven people were killed late on Monday when a bomb exploded near a mill in Ardun.",
        ["Ardun"],
    ),
    # a toll's day and an inquiry's are none of the act's
    ("event_date", "The number of people killed by the bomb rose to eleven on Tuesday.", []),
    ("event_date", '"I am talking about a murder inquiry this morning," she said.', []),
    ("event_date", "Eleven people were killed on Tuesday.", ["Tuesday"]),
    # what was used is told before what else its victim was carrying
    ("weapon", "A roadside bomb tore through a minibus carrying mine workers.", ["roadside bomb"]),
    ("weapon", "Two men carrying grenades were arrested.", []),
]


@pytest.mark.parametrize(("key", "text", "expected"), CASES, ids=[f"{c[0]}: {c[1][:60]}" for c in CASES])
def test_who_where_and_when(key: str, text: str, expected: list[str]) -> None:
    drafts = suggest(text, book=KNOWLEDGE.codebook).drafts
    assert [draft.focus for draft in drafts if draft.attribute == key] == expected
