"""Days, claims, actors, places and targets as French-speaking newsrooms of many countries write them."""

import pytest

from tests.claims.extraction.french_news import told

CASES = [
    # hours whose mark and minutes stand apart
    ("event_time", "L'attaque s'est produite vers 9 h 00 près du puits.", ["09:00"]),
    ("event_time", "La bombe a explosé lundi à 20 heures 30.", ["20:30"]),
    ("event_time", "La bombe a explosé à 9 h devant le marché.", ["09:00"]),
    ("event_time", "Les soldats ont tiré pendant 9 h sur le village.", []),
    # nobody has claimed it so far, and the day on which that was told is not the day of the attack
    ("responsibility_claimed", "L'attaque n'avait pas été revendiquée mardi à la mi-journée.", ["false"]),
    ("event_date", "L'attaque n'avait pas été revendiquée mardi à la mi-journée.", []),
    ("event_time", "L'attaque n'avait pas été revendiquée mardi à la mi-journée.", []),
    ("responsibility_claimed", "L'attaque a été revendiquée mardi.", ["true"]),
    ("event_date", "L'attaque, revendiquée mardi, a fait deux morts lundi.", ["2020-11-16"]),
    ("responsibility_claimed", "Personne n'a encore dit en être l'auteur.", ["false"]),
    ("claimed_by", "L'ATTENTAT, COMMIS MARDI PEU AVANT MIDI, N'A PAS ETE REVENDIQUE.", []),
    # "est" is East behind an article, and a form of "be" elsewhere
    ("target", "Le tir dirigé contre la gare est tombé plus loin.", ["la gare"]),
    ("target", "La gendarmerie est fermée depuis qu'elle a été attaquée.", []),
    ("place", "Deux bergers ont été tués dans l'est du Mali.", ["l'est du Mali"]),
    # the prison of a town is one place, a prison of the town lies in it
    ("place", "Des hommes armés ont attaqué la prison d'Ardoun, au Mali.", []),
    ("target", "Des hommes armés ont attaqué la prison d'Ardoun, au Mali.", ["la prison d'Ardoun"]),
    ("place", "Des hommes armés ont attaqué une prison d'Ardoun, au Mali.", ["Ardoun"]),
    ("place", "Deux gardes ont été tués dans la basilique de Nice.", ["la basilique de Nice", "Nice"]),
    # how far it was is part of where it was
    (
        "place",
        "Deux gardes ont été tués à une vingtaine de kilomètres au nord de Gao.",
        ["une vingtaine de kilomètres au nord de Gao"],
    ),
    ("place", "Deux gardes ont été tués à 12 km de la ville de Gao.", ["12 km de la ville de Gao"]),
    ("place", "Deux gardes ont été tués après une marche de 12 km, près de Gao.", ["Gao"]),
    # a headline's town, but neither a country nor who speaks
    ("place", "Marseille : un homme tué par balles", ["Marseille"]),
    ("place", "Haïti : neuf personnes tuées", []),
    # to where the hurt are brought is not where they were hurt
    ("place", "Six gardes ont été blessés près de Gao et évacués vers Bamako.", ["Gao"]),
    # what a road bomb lies under is a place, the mine is none
    ("place", "Un convoi a sauté sur une mine sur l'axe Gao-Ansongo.", ["l'axe Gao-Ansongo"]),
    ("weapon", "Un employé de la mine de Lume a été tué.", []),
    # targets of embushes, attacks told by a noun, and explosions
    ("target", "Une embuscade tendue mardi à un convoi transportant des ouvriers.", ["un convoi"]),
    ("target", "Le bilan de l'attaque d'un convoi minier a été revu.", ["un convoi minier"]),
    ("target", "Deux hommes armés à moto ont pris pour cible le commissariat.", ["le commissariat"]),
    ("target", "Le commissariat a été pris pour cible par deux hommes à moto.", ["Le commissariat"]),
    ("target", "Deux soldats sont morts dans l'explosion de leur blindé.", ["leur blindé"]),
    ("impact_site", "Une bombe a explosé devant le commissariat.", []),
    ("target", "Une bombe a explosé devant le commissariat.", ["le commissariat"]),
    ("target", "L'attaque des rebelles a fait deux morts.", []),
    # somebody of a people, a spokesman's front, insertions
    ("perpetrator", "Deux gardes ont été tués au couteau par un Tunisien.", ["un Tunisien"]),
    ("perpetrator", "Deux gardes ont été tués par une bombe artisanale.", []),
    ("perpetrator", "Les mêmes rebelles avaient tué deux gardes.", ["Les mêmes rebelles"]),
    ("perpetrator", "Une attaque de gang coûte la vie à deux gardes.", ["gang"]),
    ("perpetrator", "L'attaque du détachement a fait deux morts.", []),
    ("perpetrator", "L'attaque du groupe armé a fait deux morts.", ["groupe armé"]),
    ("claimed_by", "Le groupe Lune rouge a de son côté revendiqué le raid.", ["Le groupe Lune rouge"]),
    ("claimed_by", "Le porte-parole des rebelles a revendiqué le raid.", ["rebelles"]),
    ("claimed_by", "Le chef des rebelles a revendiqué le raid.", ["Le chef des rebelles"]),
    # who is blamed, by pronouns, fingers and words for a mastermind
    ("blamed_party", "Il a fait deux morts, dit l'ONG, qui les attribue à l'armée.", ["armée"]),
    ("blamed_party", "Le gang est pointé du doigt par les riverains.", ["Le gang"]),
    ("blamed_party", "L'attaque est pointée du doigt par les riverains.", []),
    ("blamed_party", "Les rebelles sont soupçonnés d'en être les auteurs.", ["Les rebelles"]),
    (
        "blamed_party",
        "La police a offert une prime pour Aldo Soto, présenté comme le cerveau.",
        ["Aldo Soto"],
    ),
    # days counted from the event, not from what was said of it
    (
        "event_date",
        "Un raid a fait deux morts lundi, a annoncé mardi l'armée. La veille, un garde avait été tué.",
        ["2020-11-16", "2020-11-15"],
    ),
    (
        "event_date",
        "Un raid a fait deux morts lundi. L'avant-veille, un garde avait été tué.",
        ["2020-11-16", "2020-11-14"],
    ),
    ("event_date", "En mai 2019, trois gardes, qui étaient en congé, avaient trouvé la mort.", ["2019-05"]),
    ("event_date", "En mai 2019, trois gardes, qui étaient en congé, avaient fui.", []),
    ("event_time", "Cinq suspects ont été interpellés dans la nuit après l'attentat.", []),
    ("event_date", "Deux gardes ont été tués par un homme arrivé en France en octobre.", []),
    # what is published or claimed has the day of an announcement
    ("announcement_date", "L'armée a perdu trois gardes, dit un communiqué publié mardi.", ["2020-11-17"]),
    ("announcement_date", "Le groupe a revendiqué lundi l'attaque du poste.", ["2020-11-16"]),
    ("announcement_date", "L'attaque n'avait pas été revendiquée lundi.", []),
    # how many they were
    ("attackers", "Les assaillants auraient été une trentaine.", ["~30?"]),
    ("attackers", "Les gardes étaient une trentaine.", []),
    # the day of a toll is that of its telling, a night's length is no time of day
    ("event_date", "Le bilan des violences s'élevait mardi à 14 morts.", []),
    ("event_date", "Les violences ont fait 14 morts mardi.", ["2020-11-17"]),
    ("event_time", "Vingt civils ont été tués en une nuit dans l'Ituri.", []),
    ("event_time", "Vingt civils ont été tués dans la nuit dans l'Ituri.", ["night"]),
    # a noun is no verb, and villages come in lists
    ("target", "Une attaque complexe contre le camp de Gao a fait deux morts.", ["le camp de Gao"]),
    (
        "place",
        "Des hommes ont attaqué les villages d'Ardoun, Bakorat et Wirsnat.",
        ["Ardoun", "Bakorat", "Wirsnat"],
    ),
    # a sentence that says no more than when it was, and one that opens with the day of its saying
    ("event_date", "C'était lundi, vers 5 h 30. Un commando a tué deux gardes.", ["2020-11-16"]),
    ("event_time", "C'était lundi, vers 5 h 30. Un commando a tué deux gardes.", ["05:30"]),
    ("event_date", "C'était un homme discret, lundi, vers le port.", []),
    ("announcement_date", "Lundi, le front a annoncé la mort de deux gardes.", ["2020-11-16"]),
    ("announcement_date", "Lundi, deux gardes ont été tués, a annoncé le front.", []),
    ("event_date", "Lundi, deux gardes ont été tués, a annoncé le front.", ["2020-11-16"]),
    # who acted, told apart by an ordinal
    ("perpetrator", "Un second assaillant s'est introduit dans la cour.", ["Un second assaillant"]),
    ("perpetrator", "Un second obus est tombé dans la cour.", []),
    ("responsibility_claimed", "Aucun groupe n'a encore revendiqué le raid.", ["false"]),
    ("claimed_by", "L'attaque, revendiquée dans la soirée par le front, a fait deux morts.", ["le front"]),
    ("claimed_by", "L'attaque, revendiquée dans la soirée, a été filmée par un garde.", []),
    # the day of an older figure, and where somebody was shot
    ("event_date", "Le bilan est de 26 morts, contre 24 la veille.", []),
    ("impact_site", "Un garde a été abattu devant la mairie d'Ardoun.", []),
    # who the dead were, but not who some of them were, which is the scope of their number
    ("victim_profile", "Neuf bergers ont été tués, dont cinq enfants.", ["bergers"]),
    ("victim_profile", "Neuf civils ont été tués.", []),
    ("victim_profile", "Quatre gendarmes et un comptable ont été tués.", ["comptable"]),
    # an answer by arms gives no reason
    ("motive", "La riposte de l'armée a fait deux morts.", []),
    ("motive", "Deux morts à Gao : la police croit à un règlement de comptes.", ["règlement de comptes"]),
    # of what a toll was made up, whom nobody hurt, and panes that flew
    ("victim_profile", "La frappe a fait 28 tués, en grande majorité des commerçants.", ["commerçants"]),
    ("victim_profile", "La frappe a fait 28 tués, en grande majorité dans la cour.", []),
    ("casualties", "Les assaillants n'ont fait de mal à aucun élève.", ["0"]),
    ("damage", "Les vitres ont volé en éclats.", ["Les vitres ont volé en éclats"]),
    ("victim_profile", "Parmi les morts figurent le chauffeur et trois enfants.", ["chauffeur"]),
    ("damage", "Deux banques et la gendarmerie ont été dynamitées.", ["la gendarmerie ont été dynamitées"]),
    (
        "impact_site",
        "Un obus est tombé sur un arrêt de bus et une pharmacie.",
        ["un arrêt de bus", "une pharmacie"],
    ),
    ("impact_site", "Un obus est tombé sur un arrêt de bus et une femme a été tuée.", ["un arrêt de bus"]),
    ("place", "Touché à la gorge, il a été conduit mardi au CHU.", []),
    ("event_date", "Un obus a fait deux morts, deux hommes ayant été placés en garde à vue lundi.", []),
    # a claim that is only spoken of, and who opens fire without any defence system
    ("responsibility_claimed", "La police se garde de parler de revendication après l'attentat.", []),
    ("responsibility_claimed", "La revendication de l'attentat est parvenue à un journal.", ["true"]),
    ("defence_system_activated", "L'armée affirme n'avoir ouvert le feu nulle part.", []),
]


@pytest.mark.parametrize(("key", "text", "expected"), CASES, ids=[f"{key}: {text}" for key, text, _ in CASES])
def test_french_roles(key: str, text: str, expected: list[str]) -> None:
    assert told(key, text) == expected
