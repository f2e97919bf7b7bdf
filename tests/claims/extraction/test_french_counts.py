"""Figures as French-speaking newsrooms of many countries write them."""

import pytest

from tests.claims.extraction.french_news import told

CASES = [
    # anybody may be missing, whatever noun an editor listed
    ("missing", "Une vingtaine de gendarmes sont toujours portés disparus.", ["~20"]),
    ("missing", "Le gang a enlevé dix-sept missionnaires, dont cinq enfants.", ["17", "5"]),
    ("missing", "Douze mineurs sont toujours retenus en otage.", ["12"]),
    ("missing", "Douze mineurs sont toujours employés à la mine.", []),
    # the "of" of an amount makes no part of a whole, "of the" does
    ("killed", "L'attaque a fait une quinzaine de morts et des dizaines de blessés.", ["~15"]),
    ("injured", "L'attaque a fait une quinzaine de morts et des dizaines de blessés.", ["some"]),
    ("killed", "Une quinzaine des blessés sont morts.", ["~15"]),
    ("killed", "Une demi-douzaine de bergers ont été tués.", ["~6"]),
    # "of them" goes back to what was named last
    ("killed", "Cinq hommes ont fui. Trois d'entre eux ont été abattus.", ["3"]),
    ("killed", "Cinq drones ont décollé. Trois d'entre eux ont été abattus.", []),
    # a participle after its noun is no past tense
    ("killed", "Deux assaillants abattus près du pont.", ["2"]),
    ("killed", "L'armée parle de quatre « terroristes neutralisés ».", ["4"]),
    ("killed", "La riposte a permis d'abattre quatre rebelles.", ["4"]),
    ("killed", "La riposte a permis d'abattre quatre arbres.", []),
    # how many they were is no toll
    ("casualties", "Aucune victime. Les voleurs, au nombre de quatre, sont partis.", ["0"]),
    ("attackers", "Aucune victime. Les malfaiteurs, au nombre de quatre, ont fui.", ["4"]),
    # the state that somebody is in is nobody
    ("missing", "Huit femmes restent dans un état critique et six autres ont été enlevées.", ["6"]),
    # a doubt between commas is of what stands there
    ("killed", "L'incendie, sans doute d'origine criminelle, a fait 16 morts.", ["16"]),
    ("killed", "L'incendie aurait fait 16 morts.", ["16?"]),
    # a toll in number, its parts, and parts behind "à savoir"
    ("injured", "Les blessés sont au nombre de 111, dont douze gardes.", ["111", "12"]),
    (
        "killed",
        "Le bilan était de 27 morts, puis ce bilan a été ramené à 20 : quinze civils et cinq gardes.",
        ["27", "20", "15", "5"],
    ),
    ("killed", "Le bilan est de 148 morts, à savoir 145 élèves et trois gardes.", ["148", "145", "3"]),
    ("killed", "Le bilan est de 148 morts ; trois gardes ont fui.", ["148"]),
    # of whom so many remain is told of those counted before
    (
        "troops_remaining",
        "Des hommes ont attaqué la prison. Sur 1 456 pensionnaires, il n'en reste que 110.",
        [],
    ),
    ("troops_present", "La mission, forte de 13 200 militaires, a été attaquée.", ["13200"]),
    ("troops_present", "La mission a rendu hommage à 13 200 militaires.", []),
    # those whom the police question, not those whom reporters do
    ("arrested", "Deux suspects sont interrogés par la police.", ["2"]),
    ("arrested", "Deux riverains interrogés par la presse ont vu le tireur.", []),
    # a noun that has its own number befell nobody else, and bodies without life are not none
    ("arrested", "Un commando de six hommes a libéré une vingtaine de détenus.", []),
    ("arrested", "Six hommes ont été placés en détention.", ["6"]),
    ("killed", "Les corps sans vie de neuf bergers ont été retrouvés.", ["9"]),
    ("killed", "Les otages sont rentrés sans blessure ; neuf bergers ont fui.", []),
    ("vehicles_targeted", "Cinq camions sur les douze que comptait le convoi ont été incendiés.", ["5"]),
    # no losses are a stated zero; acts have many nouns; a day and a number need no verb
    ("casualties", "Côté forces de l'ordre, aucune perte n'est à déplorer.", ["0"]),
    ("casualties", "La perte de deux postes n'est pas confirmée.", []),
    ("attacks", "Vingt personnes ont été tuées dans deux attentats-suicides.", ["2"]),
    ("killed", "Le 2 mai, 36 gardes ont été tués ; dix jours avant, 28 civils d'un village.", ["36", "28"]),
    ("killed", "Le 2 mai, 36 gardes ont été tués ; dix jours avant, 28 civils avaient fui.", ["36"]),
    # bodyguards are persons and no bodies, "et d'un" joins, and suspects at large are not missing
    ("killed", "La frappe a tué un chef militaire ainsi que deux de ses gardes du corps.", ["1", "2"]),
    ("killed", "Deux gardes du corps ont fui.", []),
    ("killed", "L'assaut s'est soldé par la mort de trois rebelles et d'un otage.", ["3", "1"]),
    ("missing", "Trois suspects sont toujours recherchés.", []),
    ("missing", "Trois bergers sont toujours recherchés.", ["3"]),
    # what did not go off is the other one, and what was only wanted did not happen
    ("killed", "L'une est tombée sur un camp, tuant neuf gardes, l'autre n'a pas explosé.", ["9"]),
    ("killed", "Deux hommes, soupçonnés de vouloir tuer neuf gardes, ont été arrêtés.", ["9!"]),
    # a subject behind its verb, where nobody stands before it
    ("killed", "Dans cette attaque ont péri trois bergers et un garde.", ["3", "1"]),
    ("injured", "Lundi soir, lors d'un raid sur Ardoun, ont été blessés six élèves.", ["6"]),
    ("killed", "Le village d'Ardoun, où ont été tués neuf bergers, est désert.", ["9"]),
    ("killed", "Des bergers ont été tués dix gardes plus loin.", []),
    ("killed", "Les bergers sont morts dix gardes plus loin.", []),
    # who was among them
    (
        "killed",
        "Six personnes ont été tuées. Parmi elles figurent trois policiers et un passant.",
        ["6", "3", "1"],
    ),
    ("injured", "Dix blessés sont à l'hôpital. Une infirmière figure parmi eux.", ["10", "1"]),
    ("injured", "Dix blessés sont à l'hôpital. Une infirmière figure parmi les témoins.", ["10"]),
    ("attacks", "Neuf faits semblables ont été recensés depuis mai.", ["9"]),
    ("attacks", "Neuf articles semblables ont été recensés depuis mai.", []),
    # an adverb takes no number
    ("killed", "Six passants ont été blessés, dont deux mortellement.", ["2"]),
    ("injured", "Six passants ont été blessés, dont deux mortellement.", ["6"]),
    ("injured", "Un garde a été tué et six autres touchés le 3 mai.", ["6"]),
    # two numbers side by side, and what a dash of doubt, a member or a mark adds to one
    ("killed", "Deux, peut-être trois gardes ont été tués.", ["2-3"]),
    ("injured", "On compte vingt-deux blessés au bas mot.", [">=22"]),
    ("killed", "Quatre cadavres, dont celui d'une marchande, ont été trouvés.", ["4", "1"]),
    ("killed", "Les cars ont été mitraillés : neuf seulement ont atteint le pont.", []),
    ("injured", "L'engin a été jeté sans exploser ni faire de blessé.", ["0"]),
    ("killed", "Le forcené abattu par la police à Ardoun", ["1"]),
    # who is told again behind a name is one, and dead
    ("injured", "Il pleure la mort de Jean Orme, un contrôleur de 52 ans, roué de coups.", []),
    ("victim_profile", "Cinq élèves de 9 à 12 ans ont été tués.", ["élèves de 9 à 12 ans"]),
    ("victim_profile", "Une élève de onze ans a été tuée.", ["élève de onze ans"]),
]


@pytest.mark.parametrize(("key", "text", "expected"), CASES, ids=[f"{key}: {text}" for key, text, _ in CASES])
def test_french_figures(key: str, text: str, expected: list[str]) -> None:
    assert told(key, text) == expected
