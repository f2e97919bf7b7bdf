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
    # an answer by arms gives no reason
    ("motive", "La riposte de l'armée a fait deux morts.", []),
]


@pytest.mark.parametrize(("key", "text", "expected"), CASES, ids=[f"{key}: {text}" for key, text, _ in CASES])
def test_french_roles(key: str, text: str, expected: list[str]) -> None:
    assert told(key, text) == expected
