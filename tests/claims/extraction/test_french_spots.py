"""Where it happened and what was aimed at, as French-speaking newsrooms of many countries write it."""

import pytest

from tests.claims.extraction.french_news import told

CASES = [
    # what was given, forced, thrown into; a passive that opens its sentence; a headline that ends with its verb
    ("target", "Six gardes sont morts dans l'assaut donné à la caserne.", ["la caserne"]),
    ("target", "Le prix donné à la caserne a été volé.", []),
    ("target", "Deux hommes ont fait irruption dans la mairie et tiré.", ["la mairie"]),
    ("target", "La grenade a été lancée par un inconnu dans une buvette.", ["une buvette"]),
    ("target", "Ont été attaqués lundi un pont et deux dépôts.", ["un pont et deux dépôts"]),
    ("target", "Les élèves ont été évacués vers un pont et deux dépôts.", []),
    ("target", "La caserne d'Ardoun de nouveau pilonnée", ["La caserne d'Ardoun"]),
    ("target", "L'attaque porte un nom de code.", []),  # the noun, not the verb
    # events called after where they were
    ("place", "La fusillade de la rue des Acacias a fait deux morts.", ["rue des Acacias"]),
    ("place", "Les victimes de la tuerie d'Ardoun ont été enterrées.", ["Ardoun"]),
    ("place", "Les victimes de la tuerie des rebelles ont été enterrées.", []),
    # where something else happened as well
    (
        "place",
        "Ils se sont recueillis lundi à Ardoun, où six gardes ont été tués en 2018.",
        ["Ardoun"],
    ),
    ("place", "Il est né à Ardoun, où son père vivait ; six gardes ont été tués à Gao.", ["Gao"]),
    # a site that nothing names
    ("place", "Deux clients ont été tués mardi dans une boulangerie.", ["une boulangerie"]),
    ("place", "Deux clients ont été tués mardi dans un accès de rage.", []),
    ("place", "Six bergers ont été assassinés au lieudit Ardoun.", ["lieudit Ardoun"]),
    ("place", "Deux gardes ont été tués dans une caserne à l'entrée de la ville.", ["une caserne"]),
    # a town that was attacked is where it was, and so is what says that a name is a town's
    ("place", "Des hommes armés ont attaqué le village de Tondi.", ["Tondi"]),
    ("place", "La mairie de Tondi a été attaquée.", []),
    (
        "place",
        "Des rebelles ont attaqué dimanche Tondi, une localité de la vallée du Soum.",
        ["Tondi", "Soum"],
    ),
    ("place", "Des rebelles ont attaqué dimanche Zorvane, un notable de la région.", []),
    (
        "place",
        "Sept gardes ont été tués à Zorvane, ville gazière de la province de Gorée.",
        ["Zorvane", "Gorée"],
    ),
    ("place", "Sept gardes ont été tués à 12 km de la ville de Zorvane.", ["12 km de la ville de Zorvane"]),
    # a heading before its point, and who comes behind a list
    ("place", "Angers. Trois blessés dans un bus", ["Angers"]),
    ("place", "Angers. Trois nouveautés dans les bus", []),
    ("place", "Treize tués par des obus à Bamako, Kiev et les rebelles s'accusent", ["Bamako"]),
    ("place", "Treize tués par des obus à Bamako, Kiev et Ardoun.", ["Bamako", "Kiev", "Ardoun"]),
    # what only left was launched from nowhere
    ("launch_site", "Un convoi, parti de la vallée d'Ardoun, a été attaqué.", []),
    ("launch_site", "Une roquette, partie de la vallée d'Ardoun, a touché le pont.", ["la vallée d'Ardoun"]),
    # a day or the means between a verb and what it aims at
    ("target", "Un convoi militaire est tombé mardi dans une embuscade.", ["Un convoi militaire"]),
    ("target", "L'armée a bombardé à l'aide d'un drone un camp rebelle.", ["un camp rebelle"]),
    ("target", "La ville a été endeuillée par un accident.", []),
    # blows that are received fall from no sky
    ("impact_site", "Un élève a reçu des coups de couteau dans la gare d'Ardoun.", []),
    ("place", "Un élève a reçu des coups de couteau dans la gare d'Ardoun.", ["la gare d'Ardoun", "Ardoun"]),
]


@pytest.mark.parametrize(("key", "text", "expected"), CASES, ids=[f"{key}: {text}" for key, text, _ in CASES])
def test_spots_are_read_in_french(key: str, text: str, expected: list[str]) -> None:
    assert told(key, text) == expected
