"""French wordings of agencies and local papers that were once read wrongly, and English ones of the same build."""

import pytest

from claims.extraction.drafts import Draft
from claims.extraction.pack import load_pack
from claims.extraction.pipeline import extract
from claims.selectors.stored_or_shipped import SEEDS, shipped
from tests.claims.extraction.cast import document

KNOWN = shipped(SEEDS)
TOLLS = ("killed", "injured", "missing", "attackers", "rockets_landed", "arrested", "vehicles_targeted")


def read(text: str, lang: str = "fr") -> tuple[Draft, ...]:
    return extract(document(text, lang), KNOWN.codebook, load_pack(lang), KNOWN.gazetteer).drafts


NUMBERS = [
    # what a whole is made up of never takes its verb
    (
        "fr",
        "Sept membres d'une famille, les parents et leurs cinq enfants, ont été tués.",
        ["killed 7", "killed 5"],
    ),
    (
        "en",
        "Seven members of one family, the parents and their five children, were killed.",
        ["killed 7", "killed 5"],
    ),
    # one of several by its possessive, though the noun is the same for one and for many
    ("fr", "Un homme de 45 ans et son fils de 12 ans ont été abattus.", ["killed 1", "killed 1"]),
    ("fr", "Ses fils ont été tués.", []),
    # a further subject behind the verb
    (
        "fr",
        "Le chef de la police a été tué dans l'attaque, ainsi que deux de ses gardes.",
        ["killed 1", "killed 2"],
    ),
    ("en", "The mayor was shot dead at his home, as was one of his guards.", ["killed 1", "killed 1"]),
    # a participle whose "was" is left out
    ("fr", "Un journaliste a été tué et son cameraman blessé.", ["killed 1", "injured 1"]),
    ("fr", "Le maire a été tué, son adjoint grièvement blessé.", ["killed 1", "injured 1"]),
    ("en", "A journalist was killed and his cameraman wounded.", ["killed 1", "injured 1"]),
    ("fr", "Un policier a été tué et son véhicule incendié.", ["killed 1"]),
    # parts of a toll before which its noun stands
    (
        "fr",
        "Parmi les 32 morts figurent neuf enfants et deux secouristes.",
        ["killed 32", "killed 9", "killed 2"],
    ),
    ("en", "Among the 32 dead were nine children.", ["killed 32", "killed 9"]),
    # who is told again behind a comma at the end of the sentence
    ("fr", "La police a abattu l'assaillant, un ressortissant voisin de 29 ans.", ["killed 1"]),
    ("en", "Police shot dead the attacker, a man of 29.", ["killed 1"]),
    # a driver who hit two was not hit
    ("fr", "Un automobiliste a percuté deux gendarmes, dont l'un est décédé.", ["killed 1"]),
    # what a part is told with is no further part
    ("fr", "On compte 129 morts, dont 24 par balle, dans une évasion massive.", ["killed 129", "killed 24"]),
    # a number goes on behind what commas or brackets insert about some of it
    (
        "fr",
        "Trois membres des forces de sécurité, dont un officier, et deux passants ont été tués.",
        ["killed 3", "killed 1", "killed 2"],
    ),
    (
        "en",
        "Three members of the security forces, including an officer, and two passers-by were killed.",
        ["killed 3", "killed 1", "killed 2"],
    ),
    (
        "fr",
        "Cinq soldats (dont deux officiers) et trois civils ont péri.",
        ["killed 5", "killed 2", "killed 3"],
    ),
    # a noun that is the same for one and for several
    (
        "fr",
        "Quatre casques bleus, trois Tchadiens et un Sénégalais, ont trouvé la mort.",
        ["killed 4", "killed 3", "killed 1"],
    ),
    # one band is no one man
    ("fr", "Le commissariat a été attaqué par un commando lourdement armé.", []),
    # those who are in the hands of others, or not found
    ("fr", "Des syndicats disent que 66 personnes restent entre les mains des bandits.", ["missing 66"]),
    ("fr", "Seize personnes sont mortes et cinq sont toujours recherchées.", ["killed 16", "missing 5"]),
    ("fr", "Deux femmes kamikazes ont actionné leur ceinture.", ["attackers 2"]),
    ("fr", "Les dépouilles des trois bergers ont été retrouvées.", ["killed 3"]),
    # what commas or brackets tell of some takes no verb from the whole, which did nothing either
    ("fr", "Ardoun : 30 élèves, dont 12 filles, enlevés dans un internat", ["missing 30", "missing 12"]),
    ("fr", "Varna : 14 bergers (dont trois mineurs) kidnappés", ["missing 14", "missing 3"]),
    ("fr", "Neuf agents, parmi lesquels deux femmes, tués à Ardoun", ["killed 9", "killed 2"]),
    ("fr", "Six personnes, dont deux tuées et quatre blessées, étaient là.", ["killed 2", "injured 4"]),
    ("fr", "Dix assaillants dont un a été tué.", ["killed 1"]),
    ("fr", "Six hommes, dont deux adolescents, ont attaqué le poste.", ["attackers 6"]),
    # the object of a verb behind what commas insert, or behind the time
    (
        "fr",
        "Le tir a blessé, à des degrés divers, 35 personnes, dont huit enfants.",
        ["injured 35", "injured 8"],
    ),
    ("fr", "Ils ont attaqué le poste, tuant, selon un bilan provisoire, onze gendarmes.", ["killed 11"]),
    ("fr", "Ils ont tué dans la nuit de lundi à mardi trois gardes.", ["killed 3"]),
    ("fr", "Des inconnus ont tué lundi le maire d'Ardoun.", ["killed 1"]),
    ("fr", "Il a tué, puis s'est enfui, deux policiers ont été blessés.", ["injured 2"]),
    # a whole without a verb whose parts add up to it and fared alike
    (
        "fr",
        "Cinq bergers, dont deux tués par balles et trois brûlés vifs, tel est le bilan.",
        ["killed 5", "killed 2", "killed 3"],
    ),
    # parts told by their places, and the whole before them
    (
        "fr",
        "Six personnes ont été tuées : cinq à Ardoun et une à Varna.",
        ["killed 6", "killed 5", "killed 1"],
    ),
    (
        "en",
        "Six people were killed: five in Ardun and one in Varna.",
        ["killed 6", "killed 5", "killed 1"],
    ),
    # a number told again in brackets is one
    ("fr", "Le texte mentionne sept (07) civils blessés et deux (2) morts.", ["injured 7", "killed 2"]),
    ("en", "Nine (9) people were killed.", ["killed 9"]),
    # what is told besides, behind another participle
    ("fr", "On cite dix maisons brûlées, ainsi que deux véhicules emportés.", []),
    # a bound opens the next line and belongs to nothing in this one
    ("fr", "Ardoun : cinq morts\n\nAu moins cinq personnes ont péri.", ["killed 5", "killed 5"]),
    ("fr", "Deux femmes ont été atteintes mortellement.", ["killed 2"]),
    # whom an army takes alive by whose side they were on
    ("fr", "Quatre bandits ont été tués. Deux autres ont été pris vivants.", ["killed 4", "arrested 2"]),
    (
        "fr",
        "Côté rebelles, deux hommes sont morts. Trois autres ont été pris vivants.",
        ["killed 2", "arrested 3"],
    ),
    ("fr", "Deux soldats ont été faits prisonniers par les rebelles.", ["missing 2"]),
    ("fr", "L'auteur présumé de l'attaque a été arrêté.", ["arrested 1"]),
    # a pronoun of the one who did it
    ("fr", "L'agresseur a fui. Les agents ont ouvert le feu et l'ont tué.", ["killed 1"]),
    ("fr", "L'agresseur, un homme de 30 ans, a fui. Il a été blessé à la main.", ["injured 1"]),
    ("fr", "Un automobiliste a foncé sur des passants. Il a été arrêté.", ["arrested 1"]),
    # an adjective is nobody
    (
        "fr",
        "L'agresseur vient d'Ardoun, commune voisine de Varna. Les agents l'ont tué.",
        ["killed 1"],
    ),
    # some others, and not those of a number before them
    ("fr", "D'autres policiers sont blessés.", ["injured "]),
    ("fr", "Une dizaine d'autres policiers sont blessés.", ["injured 10"]),
    ("fr", "D'autres ont pu s'échapper.", []),
    # of nobody knows whom, or of who speaks
    ("fr", "Le tireur a fui. Aldo Soto a tout vu. Il a été blessé à la main.", []),
    ("fr", "Le tireur a fui. Un garde est arrivé. Il a été tué.", []),
    ("fr", "Le tireur a fui. Le garde a dit qu'il avait été blessé.", []),
]


@pytest.mark.parametrize(("lang", "text", "expected"), NUMBERS, ids=[case[1] for case in NUMBERS])
def test_a_number_is_of_what_its_sentence_counts(lang: str, text: str, expected: list[str]) -> None:
    told = [draft for draft in read(text, lang) if draft.attribute in TOLLS]
    assert [f"{draft.attribute} {draft.value.text()}" for draft in told] == expected


SOURCES = [
    # the verb of the second source is left out
    (
        "Le ministère parle de trois tués, les rebelles de vingt.",
        [("3", "Le ministère"), ("20", "les rebelles")],
    ),
    (
        "L'opposition évoque quarante morts, le pouvoir une dizaine.",
        [("40", "L'opposition"), ("10", "le pouvoir")],
    ),
    ("La police fait état de deux morts et l'hôpital de cinq.", [("2", "La police"), ("5", "l'hôpital")]),
    # behind a verb that tells no figure the second one is who died
    ("La police a tué trois bergers, les rebelles vingt.", [("3", "")]),
    # who posted it
    (
        "« Un homme est mort », a écrit sur Telegram le gouverneur régional.",
        [("1", "le gouverneur régional")],
    ),
    # a participle behind the clause of its subject
    (
        "Dans un texte, le JNIM a revendiqué l'attaque du camp, assurant avoir tué plus de cent soldats.",
        [("100", "le JNIM")],
    ),
    # the same one under another noun
    (
        "Un préfet a recensé onze morts. Le même responsable a précisé que quatre d'entre eux étaient des enfants.",
        [("11", "Un préfet"), ("4", "Un préfet")],
    ),
    # where somebody was reached is no part of who it is
    ("Un habitant joint par téléphone a dit avoir vu dix cadavres.", [("10", "Un habitant")]),
    ("Une infirmière contactée par l'AFP a parlé de dix morts.", [("10", "Une infirmière > AFP")]),
    ("Une source française a parlé, elle, de cinq soldats tués.", [("5", "Une source française")]),
]


@pytest.mark.parametrize(("text", "expected"), SOURCES, ids=[case[0] for case in SOURCES])
def test_each_figure_of_the_dead_is_that_of_its_source(text: str, expected: list[tuple[str, str]]) -> None:
    told = [draft for draft in read(text) if draft.attribute == "killed"]
    assert [(draft.value.text(), draft.attribution.chain) for draft in told] == expected


ROLES = [
    ("Les soupçons se portent sur le groupe Aubenoire.", "blamed_party", ["le groupe Aubenoire"]),
    ("L'armée a nié toute implication et pointé du doigt les rebelles.", "blamed_party", ["les rebelles"]),
    # a deed that was led is not a band that is
    ("Une attaque menée par des hommes armés a fait huit morts.", "perpetrator", ["des hommes armés"]),
    ("Un raid meurtrier mené mardi par des rebelles a fait six morts.", "perpetrator", ["des rebelles"]),
    ("Une attaque contre la coalition menée par Washington a fait deux morts.", "perpetrator", []),
    ("On parle de cent morts, un chiffre démenti par le gouvernement.", "perpetrator", []),
    ("Le maire a été abattu par des hommes en uniforme.", "perpetrator", ["des hommes en uniforme"]),
    # who wards off what was fired attacks nobody
    ("L'armée affirme avoir abattu 29 drones.", "claimed_by", []),
    ("L'armée a intercepté deux missiles.", "perpetrator", []),
    ("Les rebelles affirment avoir abattu deux soldats.", "claimed_by", ["Les rebelles"]),
    # whose a strike was does not part it from what it was on
    ("Une frappe israélienne sur le village d'Ardoun a tué deux civils.", "target", ["le village d'Ardoun"]),
    ("Ils ont assiégé pendant seize heures un hôtel d'Ardoun.", "target", ["un hôtel d'Ardoun"]),
    ("Des hommes ont attaqué le poste militaire peu après minuit.", "target", ["le poste militaire"]),
    # to whom a deed is put down is no place of its own
    ("Deux civils sont morts dans une attaque attribuée aux rebelles à Goma.", "place", ["Goma"]),
    ("L'attaque a été attribuée aux rebelles à Goma par le ministre.", "place", []),
    # who only strikes the author answers the act, whatever else they did in doing so
    (
        "L'agresseur a blessé deux passants. Les agents ont ouvert le feu et l'ont tué.",
        "perpetrator",
        ["L'agresseur"],
    ),
    ("Le tireur a fui. Il a été abattu par un tir de policiers.", "perpetrator", []),
    (
        "Un homme a poignardé deux passants. La foule l'a rattrapé et roué de coups.",
        "perpetrator",
        ["Un homme"],
    ),
    ("Le suspect a tiré sur la brigade, qui a riposté.", "perpetrator", ["Le suspect"]),
    # an order is no charge
    ("Le président Aldo Soto a chargé l'armée d'une vaste opération.", "perpetrator", []),
    ("La police a chargé la foule.", "perpetrator", ["La police"]),
    # what no noun tells to be somebody
    ("Neuf drones ont été abattus ; un autre a percuté une école et y a mis le feu.", "perpetrator", []),
    # a name that leads from its attack to what it was against
    (
        "Vingt civils ont péri dans plusieurs attaques des FLN contre des villages.",
        "perpetrator",
        ["des FLN"],
    ),
    ("Ardoun : six civils tués près de Varna par Nouvelle Aube", "perpetrator", ["Nouvelle Aube"]),
    ("Un assaut lancé par le gang de Canaan contre le commissariat d'Ardoun a échoué.", "place", []),
    ("Une centaine de rebelles se sont lancés à l'assaut de la base.", "perpetrator", ["rebelles"]),
    ("La police s'est lancée à la poursuite des assaillants.", "perpetrator", []),
    # blamed by each other, by a relative, behind a day
    (
        "L'armée ardounaise et les rebelles s'accusent mutuellement.",
        "blamed_party",
        ["L'armée ardounaise", "les rebelles"],
    ),
    (
        "Une attaque que des officiers imputent à des rebelles a fait six morts.",
        "blamed_party",
        ["des rebelles"],
    ),
    ("Elle accuse ce dimanche l'armée varnaise d'avoir tué un civil.", "blamed_party", ["l'armée varnaise"]),
    # a day, a town or a number of times between an attack and what it was on
    ("Ils ont fait irruption lundi dans une école de Varna.", "target", ["une école de Varna"]),
    ("Trois attaques ont visé hier à Ardoun un commissariat.", "target", ["un commissariat"]),
    ("Ils ont fait feu au moins six fois sur la voiture du maire.", "target", ["la voiture du maire"]),
    ("Une tentative d'incendie contre une chapelle a échoué.", "target", ["une chapelle"]),
    ("Des riverains ont mis le feu aux véhicules des bandits.", "target", ["véhicules des bandits"]),
    ("Ardoun : fin du siège de l'hôtel Soto, 20 morts", "target", ["l'hôtel Soto"]),
    # a body of people told by its amount
    (
        "La police a tiré des gaz lacrymogènes sur des centaines de manifestants.",
        "target",
        ["des centaines de manifestants"],
    ),
    # a bomb stood there for what it hit, unless it was only found; what carried it was not meant
    ("Un attentat suicide a tué 64 fidèles dans une mosquée.", "target", ["une mosquée"]),
    ("Une bombe intacte a été découverte sur un marché.", "target", []),
    (
        "Une bombe fixée à une moto a éclaté à côté de deux camions de l'armée.",
        "target",
        ["deux camions de l'armée"],
    ),
    # what flies off aims at nothing, and a mine is no place
    ("Des éclats ont atteint deux maisons.", "target", []),
    ("Des éclats ont atteint deux maisons.", "impact_site", ["deux maisons"]),
    ("Un véhicule de l'ONU a sauté sur une mine aux environs d'Ardoun.", "place", ["Ardoun"]),
    # parties that fight are no places, nor is where the dead were buried
    ("Les affrontements entre Ardounes et Varnais ont fait six morts.", "place", []),
    ("Les victimes du raid ont été enterrées lundi à Varna.", "place", []),
    # how far away a place is that has its own name
    ("Huit civils sont morts à Ardoun, localité située à 30 km à l'ouest de Varna.", "place", ["Ardoun"]),
    ("Trois civils ont été tués à 8 km à l'ouest de Varna.", "place", ["8 km à l'ouest de Varna"]),
    # an article that the name bears
    ("Un attentat à La Haute-Ardoun a fait deux morts.", "place", ["La Haute-Ardoun"]),
    ("C'est le quatrième attentat de la matinée.", "attacks", ["quatrième"]),
    # a figure of speech is nothing that was hit
    ("Des soldats sont lancés sur la piste des ravisseurs.", "target", []),
    # what stands behind what hit it: arms that are made there hit nothing
    (
        "L'armée dit avoir touché un site souterrain de fabrication de roquettes.",
        "target",
        ["un site souterrain de fabrication de roquettes"],
    ),
    # a number and a people are no name
    ("Cinq Palestiniens ont été tués.", "victim_name", []),
    # the day of a find and of a trial
    ("Le corps de deux otages a été retrouvé samedi.", "event_date", []),
    ("Le procès de quatorze complices des attentats s'ouvre lundi.", "event_date", []),
    # a day counted from what no day was told of
    (
        "Six soldats ont péri samedi. L'embuscade survient au lendemain de l'élection d'un nouveau maire.",
        "event_date",
        ["samedi"],
    ),
    (
        "Six soldats ont péri samedi. Au lendemain de l'attaque, deux gardes ont été tués.",
        "event_date",
        ["samedi", "Au lendemain"],
    ),
]


@pytest.mark.parametrize(("text", "attribute", "expected"), ROLES, ids=[case[0] for case in ROLES])
def test_everybody_and_everything_has_its_own_part(text: str, attribute: str, expected: list[str]) -> None:
    assert [draft.focus for draft in read(text) if draft.attribute == attribute] == expected


MOODS = [
    # a noun of an attempt says nothing of what stands before it
    (
        "On compte 129 morts, dont 24 par balle, dans une tentative d'évasion.",
        "killed",
        ["asserted happened"] * 2,
    ),
    ("Un missile se serait abattu sur une caserne.", "rockets_landed", ["hearsay happened"]),
]


@pytest.mark.parametrize(("text", "attribute", "expected"), MOODS, ids=[case[0] for case in MOODS])
def test_a_mood_is_of_its_own_words(text: str, attribute: str, expected: list[str]) -> None:
    told = [draft for draft in read(text) if draft.attribute == attribute]
    assert [f"{draft.modality} {draft.actuality}" for draft in told] == expected
