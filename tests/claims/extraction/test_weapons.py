"""Categories that are used: a weapon is read where something is done with it, at every use."""

import pytest

from claims.domain.codebook import Codebook, load_codebook
from claims.domain.codes import Actuality
from claims.domain.dates import parse_date
from claims.extraction.document import Document, Zone
from claims.extraction.drafts import Draft
from claims.extraction.pack import load_pack
from claims.extraction.pipeline import extract
from tests.seeds.material import SEEDS


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load_codebook(SEEDS / "codebook")


def weapons(book: Codebook, text: str, lang: str = "en", zones: tuple[Zone, ...] = ()) -> list[Draft]:
    document = Document("one", lang, parse_date("2020-11-18"), text, zones)
    drafts = extract(document, book, load_pack(lang)).drafts
    return [draft for draft in drafts if draft.attribute == "weapon"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three guards were killed by a roadside bomb.", ["roadside_bomb"]),
        ("Gunmen attacked the depot with rifles, grenades and a mortar.", ["firearm", "grenade", "mortar"]),
        ("Two men armed with machetes attacked the guard.", ["blade"]),
        ("A mine exploded under the truck.", ["mine"]),
        ("A car bomb went off outside the court.", ["car_bomb"]),
        ("Police resorted to tear gas and water cannon.", ["tear_gas", "less_lethal"]),
        ("Four people died in a drone strike on Tuesday.", ["drone_strike"]),
        ("Someone threw a Molotov cocktail into the yard.", ["incendiary"]),
        ("A lorry ploughed into the queue, killing two.", ["vehicle_ramming"]),
        ("Two hours later a minibus blew up near the depot, killing two.", ["car_bomb"]),
        ("Another device exploded in a bakery.", ["bomb"]),
        ("He left the device on the train.", []),  # nothing says that it was a bomb
        ("A minibus stopped near the depot, where two were killed.", []),
        ("A man died after a machete rampage in Ardun.", ["blade"]),
        ("A stabbing left two people injured.", ["blade"]),
        ("Police defused a pipe bomb near the station.", ["roadside_bomb"]),  # foiled, and meant to be used
        ("The police answered with rubber bullets.", ["less_lethal"]),
        ("A suicide bomber blew himself up in Varna.", ["suicide_bomb"]),
        ("The rocket defence system was switched on.", []),  # qualifies another noun
        ("An artillery battalion took part in the parade.", []),
        ("The army seized twelve rifles and four grenades.", []),
        ("Officers found a pistol in the flat.", []),
        ("Three men were arrested for selling machine guns.", []),
        ("The group would fire missiles at the port.", []),  # not yet
        ("No shots were fired.", []),
        ("The lead mine employs two hundred people.", []),
        (
            "The gold mine was hit by a wave of arrests that killed trade.",
            [],
        ),  # holds the word, and is no weapon
        ("Two herders were stabbed on Tuesday.", ["blade"]),  # the word is what was done
        ("The district has seen 14 drive-by shootings since January, with six people killed.", ["firearm"]),
        ("A man drove a pickup into a crowd of shoppers, killing three.", ["vehicle_ramming"]),
        ("A landmine lifted the jeep into the air.", ["mine"]),
        ("These rocket attacks came on top of a bad year.", []),  # points back
        ("A mob set fire to the depot and beat two guards on Tuesday.", []),  # acts, with no word for a means
        ("Two traders were lynched on Tuesday.", []),
        ("Three people died in a shooting on Tuesday.", []),
        ("Three people died in a shooting on Tuesday, and two rifles were fired.", ["firearm"]),
        ("Someone set fire to the depot with petrol bombs on Tuesday.", ["incendiary"]),
        ("Mines must be placed on every bridge.", []),  # called for
        ("Both sides are to refrain from using mortars.", []),
        ("They used leaflets instead of firing mortars.", []),
        ("The presence of cyanide was detected in two crates.", []),  # found, and used on nobody
        ("Heavy gunfire was heard in the hills on Tuesday.", []),  # a sound only
        ("Heavy gunfire killed two guards on Tuesday.", ["firearm"]),
        ("Rebels shot down a helicopter gunship on Tuesday.", []),  # what was hit
        ("A helicopter gunship attacked the camp on Tuesday.", ["air_strike"]),
        ("Two rebels died and an arsenal of rifles, grenades and mines fell into their hands.", []),
        ("Traffic was disrupted after a bomb exploded.", ["bomb"]),
    ],
)
def test_a_weapon_is_read_where_it_is_used(book: Codebook, text: str, expected: list[str]) -> None:
    assert [draft.value.text() for draft in weapons(book, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deux gardes ont été tués par une bombe artisanale.", ["roadside_bomb"]),
        ("Un minibus a sauté sur une mine mercredi.", ["mine"]),
        ("Les assaillants ont utilisé des machettes et des armes à feu.", ["blade", "firearm"]),
        ("Un missile s'abat sur un dépôt de Varna.", ["missile"]),  # a reflexive "s'" opens no clause
        ("Un kamikaze s'est fait exploser à Varna.", ["suicide_bomb"]),
        ("La police a répliqué par des gaz lacrymogènes.", ["tear_gas"]),
        ("Une frappe de drone a tué trois civils.", ["drone_strike"]),
        ("L'aviation a mené trois raids contre un camp, faisant huit morts.", ["air_strike"]),
        ("Un missile s'est écrasé sur un entrepôt.", ["missile"]),  # "s'" opens no clause here
        (
            "Un homme s'est fait exploser près du pont, la ceinture explosive a tué deux gardes.",
            ["suicide_bomb"],
        ),
        ("La mine d'or emploie deux mille ouvriers tués à la tâche.", []),
        ("Deux vigiles ont été égorgés dans la nuit.", ["blade"]),
        ("Trois bergers ont été déchiquetés par une mine lundi.", ["mine"]),
        ("Une bergère agressée au sabre près d'Ardoun", ["blade"]),
        ("Un engin dissimulé dans un cartable a explosé devant la poste.", ["bomb"]),
        ("L'engin de levage a été vendu à la commune.", []),  # nothing says that it went off
        ("Un homme muni d'un revolver et d'une carabine a tué deux gardes.", ["firearm", "firearm"]),
        ("Trois personnes ont péri sur la route de la mine de Varna.", []),  # a site, by its name
        ("Des assaillants ceinturés d'explosifs ont tué deux gardes.", ["suicide_bomb"]),
        ("Attaque au couteau à la poste : deux blessés", ["blade"]),
        ("Un camion a foncé dans la file, tuant deux personnes.", ["vehicle_ramming"]),
        ("Un automobiliste a foncé dans la foule, tuant deux personnes.", ["vehicle_ramming"]),
        ("Un automobiliste a été blessé dans l’attaque.", []),
        ("La police a saisi douze fusils et quatre grenades.", []),
        ("Le système de roquettes a été présenté à la presse.", []),
        ("Un dépôt d'obus se trouve dans la forêt.", []),
        ("Aucun coup de feu n'a été tiré.", []),
        ("Une fusillade a fait deux morts mardi.", []),  # an act, with no word for a means
        ("La foule a mis le feu au dépôt mardi.", []),
        ("Des mines doivent être posées sur chaque pont.", []),
        ("Les deux camps sont priés de s'abstenir de tirer des obus.", []),
    ],
)
def test_a_weapon_is_read_in_french(book: Codebook, text: str, expected: list[str]) -> None:
    assert [draft.value.text() for draft in weapons(book, text, "fr")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un tiroteo dejó dos muertos el martes.", []),  # an act, with no word for a means
        ("Prendieron fuego al depósito el martes.", []),
        ("Deben colocarse minas en cada puente.", []),
        ("Dos guardias fueron asesinados con pistolas.", ["firearm"]),
    ],
)
def test_a_weapon_is_read_in_spanish(book: Codebook, text: str, expected: list[str]) -> None:
    assert [draft.value.text() for draft in weapons(book, text, "es")] == expected


def test_what_only_disrupts_is_not_foiled(book: Codebook) -> None:
    drafts = weapons(book, "Traffic was disrupted after a bomb exploded.")
    assert [draft.actuality for draft in drafts] == [Actuality.HAPPENED]
    assert [d.actuality for d in weapons(book, "Police disrupted a plot to place bombs.")] == [
        Actuality.FOILED
    ]


def test_every_use_of_a_weapon_is_told(book: Codebook) -> None:
    text = (
        "Two rockets hit the depot on Tuesday. The rockets were fired from a farm. One rocket killed a guard."
    )
    found = weapons(book, text)
    assert [draft.focus for draft in found] == ["rockets", "rockets", "rocket"]
    assert len({draft.event for draft in found}) == 1


def test_a_headline_and_the_text_each_tell_the_weapon(book: Codebook) -> None:
    text = "Rockets hit depot\n\nTwo rockets hit the depot on Tuesday."
    found = weapons(book, text, zones=(Zone("headline", 0, 17),))
    assert [draft.focus for draft in found] == ["Rockets", "rockets"]


def test_which_of_several_it_was_says_nothing_of_its_kind(book: Codebook) -> None:
    text = "The second home-made rocket hit the depot. The other rocket killed a guard."
    assert [draft.focus for draft in weapons(book, text)] == ["home-made rocket", "rocket"]


def test_the_wider_word_for_a_weapon_is_a_mention_of_its_own(book: Codebook) -> None:
    text = "Two rockets hit the depot on Tuesday. One of the projectiles fell on a farm."
    assert [draft.value.text() for draft in weapons(book, text)] == ["rocket", "projectile"]


def test_an_act_named_in_a_headline_is_told(book: Codebook) -> None:
    text = "Norland: a bombing."
    assert [draft.value.text() for draft in weapons(book, text, zones=(Zone("headline", 0, 19),))] == ["bomb"]
    assert weapons(book, text) == []


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "A lorry packed with 60 kilos of dynamite blew up.", "lorry packed with 60 kilos of dynamite"),
        ("fr", "Une moto chargée de dynamite a explosé.", "moto chargée de dynamite"),
        ("en", "The dynamite blew up in the lorry.", "dynamite"),
    ],
)
def test_a_load_is_told_with_what_carries_it(book: Codebook, lang: str, text: str, expected: str) -> None:
    assert [draft.focus for draft in weapons(book, text, lang)] == [expected]


def test_a_wider_word_is_kept_before_the_narrower_one(book: Codebook) -> None:
    text = "The first bomb exploded at the gate on Monday. Police said that a car bomb had killed two guards there."
    assert [draft.value.text() for draft in weapons(book, text)] == ["bomb", "car_bomb"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A taxi blew up near the depot, killing two.", ["taxi"]),  # the noun without its verb
        ("Two men were killed by a claymore-type mine.", ["claymore-type mine"]),
        ("Raiders fired home-made rifles at the depot.", ["home-made rifles"]),
        ("Raiders fired rifles at the depot.", ["rifles"]),
        ("The army struck the depot with powerful American rockets.", ["rockets"]),  # whose, and no kind
        ("Raiders sprayed the bus with M16 and Kalashnikov fire.", ["M16 and Kalashnikov fire"]),
    ],
)
def test_the_words_of_a_weapon(book: Codebook, text: str, expected: list[str]) -> None:
    assert [draft.focus for draft in weapons(book, text)] == expected
