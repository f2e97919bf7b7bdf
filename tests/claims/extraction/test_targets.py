"""claims.extraction.targets: what an attack was aimed at, by the words for the attack."""

import pytest

from claims.domain.codebook import load_codebook
from claims.extraction.document import Document
from claims.extraction.pack import load_pack
from claims.extraction.pipeline import extract
from tests.claims.extraction.cast import values
from tests.seeds.material import SEEDS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen attacked the courthouse.", ["the courthouse"]),
        ("The rebels blew up at least three power pylons.", ["three power pylons"]),
        ("A crowd set fire to a supermarket.", ["a supermarket"]),
        ("Men machinegunned the bus.", ["the bus"]),
        ("The refinery was attacked on Tuesday.", ["The refinery"]),
        ("The rebels said that a supply depot was the target.", ["a supply depot"]),
        ("Rockets fired by rebels hit a parade at the army base.", []),  # a parade was hit, at a base
        ("An air strike on a bakery killed two.", ["a bakery"]),
        ("The blast shattered the windows of a hotel.", []),  # damage
        ("The raiders burned 30 houses.", []),  # damage
        ("The raiders burned two buses.", ["two buses"]),
        ("No embassy was attacked.", []),
        ("Was the embassy attacked?", []),
        ("The mayor said the prison had come under fire.", ["the prison"]),
        ("The ministry says its consulate was targeted.", ["its consulate"]),  # not the one that says so
        ("The chapel of the village, hit by shells, burned.", ["The chapel of the village"]),
        ("The attack staged by a gang last night on the police station was claimed.", ["the police station"]),
        ("Someone hurled a grenade at a nightclub.", ["a nightclub"]),
        ("A bomb exploded in front of the bank.", ["the bank"]),
        ("A charge had been placed under a parked truck.", ["a parked truck"]),
        (
            "They torched the town hall, a pharmacy, and two buses.",
            ["the town hall", "a pharmacy", "two buses"],
        ),  # a list, closed by its "and"
        ("They stormed the palace, a white building.", ["the palace"]),  # the same thing again
        ("Rebels attacked the bridge and the railway.", ["the bridge and the railway"]),  # a pair
        ("GUERRILLAS DYNAMITED THE PIPELINE.", ["THE PIPELINE"]),
        ("A bomb exploded in the street.", []),  # a stretch of land is where, not what
        ("Two houses were damaged.", []),  # damage, and nobody says that they were meant
        ("The law against the companies was passed.", []),  # no attack leads to it
        ("He works at the courthouse.", []),
        ("A coach carrying pilgrims was blown up by a mine.", ["A coach"]),
        ("A suicide squad crashed a stolen lorry into a railway depot.", ["a railway depot"]),
        ("A rocket crashed into a bakery.", []),  # where it fell
        ("A man ploughed a tractor through a procession.", ["a procession"]),
        ("The band claimed the raid through a radio station.", []),  # how it was said
        ("Somebody threw grenades into the Lisor market.", ["the Lisor market"]),
        ("Raiders fired on a toll hut near Varna.", ["a toll hut"]),  # a noun that no list knows
        ("The attack on the proposal was fierce.", []),  # nothing abstract
        ("An attack on a beekeeper shocked the town.", []),  # nobody
        ("A mine went off as a fuel lorry was crossing the ford.", ["a fuel lorry"]),
        ("A fuel lorry was crossing the ford when it rained.", []),
        ("A bomber tried to enter a mosque in Varna.", ["a mosque in Varna"]),
    ],
)
def test_what_was_aimed_at(text: str, expected: list[str]) -> None:
    assert values("target", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Des hommes ont attaqué le tribunal.", ["le tribunal"]),
        ("Un commando attaque un hôtel de la côte.", ["hôtel de la côte"]),
        ("L'attaque menée dimanche soir contre la raffinerie a échoué.", ["la raffinerie"]),
        ("La prison a été prise d'assaut.", ["La prison"]),
        ("Le dispensaire a essuyé des tirs.", ["Le dispensaire"]),
        ("Le groupe dit avoir attaqué \u00abune base navale\u00bb.", ["une base navale"]),
        ("L'attentat aurait eu pour cible une banque.", ["une banque"]),
        ("Le bilan de l'attaque de la garnison monte à dix morts.", ["la garnison"]),
        ("Aucune ambassade n'a été attaquée.", []),
        ("Une frappe sur un entrepôt a tué deux gardes.", ["un entrepôt"]),
        ("Une bombe a explosé devant la mairie.", ["la mairie"]),
        ("Ils ont mis le feu à un supermarché.", ["un supermarché"]),
        ("Des rebelles ont attaqué, lundi à l'aube, un aéroport.", ["un aéroport"]),
        ("Des rebelles ont attaqué, dit-on, un aéroport.", []),
        ("Ils ont ouvert le feu sur un groupe de jeunes.", ["un groupe de jeunes"]),
        ("Le second tir a visé les secouristes.", ["secouristes"]),
        ("L'explosion a blessé des passants.", []),  # hurt, and nobody says that they were meant
        ("L'attaque au couteau a eu lieu dans l'ouest du pays.", []),
        ("Des maisons ont été endommagées.", []),
        ("La loi contre les entreprises a été votée.", []),
    ],
)
def test_what_was_aimed_at_in_french(text: str, expected: list[str]) -> None:
    assert values("target", text, "fr") == expected


def test_a_target_may_hold_what_is_said_of_it_between_commas() -> None:
    text = "Rockets targeted the embassy, located in the old town, and two bases."
    assert values("target", text) == ["the embassy, located in the old town, and two bases"]


def test_what_stands_where_an_explosion_was_heard_is_no_target() -> None:
    document = Document("one", "en", None, "Three explosions were heard near the base.")
    drafts = extract(document, load_codebook(SEEDS / "codebook"), load_pack("en")).drafts
    assert [draft.attribute for draft in drafts if draft.attribute == "target"] == []
