"""Words and constructions of reports from other countries, read with the shipped codebook and registers."""

import pytest

from claims.selectors.stored_or_shipped import SEEDS, shipped
from tests.claims.extraction.cast import suggest

BOOK = shipped(SEEDS).codebook
CASES = [
    # doers by how they fired, and by a word for so many
    ("en", "attackers", "Five gunmen in a van raked the market with gunfire.", ["5"]),
    ("en", "attackers", "Two men on a motorbike strafed the cafe.", ["2"]),
    ("en", "perpetrator", "Gunmen raked the market with gunfire.", ["Gunmen"]),
    ("en", "target", "Gunmen raked the market with gunfire.", ["the market"]),
    ("fr", "attackers", "Un duo d'inconnus a ouvert le feu.", ["2"]),
    ("fr", "attackers", "Un trio d'hommes cagoulés a fait irruption.", ["3"]),
    # a figure told again by what it was put at
    ("fr", "killed", "Quinze gardes ont été tués. L'hôpital l'a porté à 20.", ["15", "20"]),
    ("es", "killed", "Quince guardias murieron. El hospital lo elevó a 20.", ["15", "20"]),
    # the hurt who are in a hospital
    ("en", "injured", "The blast hurt five. The other four are in a hospital in Varna.", ["5", "4"]),
    ("fr", "injured", "Cinq gardes ont été blessés. Quatre sont à l'hôpital.", ["5", "4"]),
    # who stands behind "between X and" acts not, and a road is no target
    ("en", "perpetrator", "An ambush on the road between Ardun and Varlak killed two.", []),
    ("en", "target", "An ambush on the road between Ardun and Varlak killed two.", []),
    ("en", "arrested", "Juvenile, 16, arrested", ["1"]),
    # a shot that was fired hit nobody, and who shot somebody is not who died
    ("en", "casualties", "The five men surrendered without a shot being fired.", []),
    ("en", "killed", "A man killed five people before an off-duty guard shot him dead.", ["5"]),
    # what they were armed with tells who did it, and no figure again
    (
        "fr",
        "attackers",
        "Des bandits ont tué dix gardes. Ils étaient près de quatre-vingts, lourdement armés.",
        ["80"],
    ),
    ("en", "attackers", "Bandits killed ten guards. There were about eighty of them, heavily armed.", ["80"]),
    ("en", "killed", "Bandits killed ten guards. There were about eighty of them, heavily armed.", ["10"]),
    (
        "en",
        "killed",
        "Bandits killed ten guards. There were about eighty of them, mostly women.",
        ["10", "80"],
    ),
    # the number of those whom their noun calls assailants
    ("fr", "attackers", "Le maire parle d'une trentaine d'assaillants.", ["30"]),
    (
        "fr",
        "attackers",
        "Les assaillants, « une vingtaine d'hommes armés de machettes », sont arrivés lundi.",
        ["20"],
    ),
    ("fr", "attackers", "Le maire a reçu une trentaine d'assaillants.", []),
    # how one of the dead died is no injury
    ("en", "injured", "Two youths died on Friday. One was hit by a bullet, the other by a car.", []),
    ("fr", "injured", "Deux jeunes ont péri vendredi. L'un a été atteint par une balle.", []),
    ("en", "injured", "Two youths died on Friday. One was wounded in the leg.", ["1"]),
    ("en", "injured", "Two youths died and four were hurt on Friday. One was hit by a bullet.", ["4", "1"]),
    # houses are buildings, and sites that the event hit
    ("fr", "sites_struck", "Quatorze maisons ont été brûlées.", ["14"]),
    ("fr", "sites_struck", "Quatorze écoles ont été brûlées.", ["14"]),
    # participles that are nouns too, marks around a number, relatives behind a comma
    ("fr", "injured", "Trois personnes ont été tuées et sept autres blessées jeudi.", ["7"]),
    ("fr", "killed", "Le groupe affirme avoir tué « huit soldats ».", ["8"]),
    ("en", "arrested", "Police charged one man, who was picked up at a checkpoint.", ["1"]),
    ("en", "killed", "The response made it possible to neutralise around 30 fighters.", ["30"]),
    # who is accused speaks not
    ("en", "arrested", "Three men accused of planning to attack a synagogue have been arrested.", ["3"]),
    # a rank said of the act
    ("en", "attacks", "The attack was the third on a convoy in the region in a month.", ["3"]),
    ("fr", "attacks", "L'attaque est la troisième contre un convoi en un mois.", ["3"]),
    # parts told by "those of", and who survived
    ("en", "killed", "They recovered fifteen bodies, including those of three children.", ["15", "3"]),
    ("fr", "killed", "Ils ont évacué quinze corps, dont ceux de trois enfants.", ["15", "3"]),
    ("en", "injured", "A man drove a van into them; a nine-year-old boy survived his injuries.", ["1"]),
    # what is said of a source is not said of the number before it
    (
        "fr",
        "troops_present",
        "Les soldats sont là. Les marcheurs, plusieurs milliers d'après des témoins présents, l'ont hué.",
        [],
    ),
    # what befell people is no damage, and a bare number after a word of harm makes it a verb
    (
        "fr",
        "damage",
        "Deux de leurs camarades ont péri et trois autres marins brûlés dimanche à bord d'un cargo.",
        [],
    ),
    ("fr", "damage", "Trois camions ont été brûlés dimanche.", ["Trois camions ont été brûlés"]),
    ("en", "place", "Bomb on bus in southern Norland wounds seven", ["southern Norland"]),
    # whose planes they are
    ("fr", "perpetrator", "Un avion de chasse a largué deux bombes sur le village.", []),
    # deeds that are claimed or that nobody admitted to
    ("fr", "responsibility_claimed", "Les rebelles ont revendiqué le tir dans la soirée.", ["true"]),
    ("en", "responsibility_claimed", "No group has admitted to planting the device.", ["false"]),
    ("en", "attacks", "The runner was the third on the bridge in a month.", []),
]


@pytest.mark.parametrize(("lang", "key", "text", "expected"), CASES, ids=[f"{c[1]}: {c[2]}" for c in CASES])
def test_reports_from_elsewhere(lang: str, key: str, text: str, expected: list[str]) -> None:
    found = [draft for draft in suggest(text, lang, book=BOOK).drafts if draft.attribute == key]
    assert [draft.value.text() for draft in found] == expected


SOURCES = [
    ("en", "The Karsa Front claimed the attack in a message posted on its channels.", "The Karsa Front"),
    ("fr", "La scène a rappelé l'attaque de Varna, où neuf gardes avaient été tués.", ""),
    (
        "fr",
        "Neuf jeunes sont morts dans des heurts entre gardes, a-t-on appris samedi auprès de la Croix-Rouge.",
        "la Croix-Rouge",
    ),
]


@pytest.mark.parametrize(("lang", "text", "source"), SOURCES, ids=[case[1] for case in SOURCES])
def test_who_is_no_source(lang: str, text: str, source: str) -> None:
    found = suggest(text, lang, book=BOOK).drafts
    assert found
    assert {draft.attribution.informant for draft in found} <= {source, ""}
