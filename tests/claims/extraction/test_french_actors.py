"""Who did it, who claims it and who is blamed, as French-speaking newsrooms of many countries write them."""

import pytest

from tests.claims.extraction.french_news import told

CASES = [
    # with what somebody was armed is not who he was, and two verbs share an auxiliary
    ("perpetrator", "Un homme armé d'un sabre a tué deux gardes à Gao.", ["Un homme armé"]),
    (
        "perpetrator",
        "Deux individus armés de fusils avaient longé le port et mitraillé la foule.",
        ["individus armés"],
    ),
    ("perpetrator", "Le garde a longé le port et a été tué.", []),
    # whom nobody knows, where only somebody can do it
    ("perpetrator", "Six élèves, assassinées par un misogyne en 1991.", ["un misogyne"]),
    ("perpetrator", "Six élèves, blessées par une planche en 1991.", []),
    ("perpetrator", "Neuf fidèles sont tombés sous les balles d'un tireur.", ["un tireur"]),
    ("perpetrator", "Trois bergers ont été tués au sabre dans la gare par un Chilien.", ["un Chilien"]),
    ("perpetrator", "Les mêmes rebelles auraient tué six bergers.", ["Les mêmes rebelles?"]),
    ("perpetrator", "Un troisième kamikaze s'est introduit dans la gare.", ["Un troisième kamikaze"]),
    ("perpetrator", "Une embuscade dressée par une bande armée a fait six morts.", ["une bande armée"]),
    # the author named right behind the word
    ("perpetrator", "L'assaillant, Karim Soto, 31 ans, avait fui.", ["Karim Soto"]),
    ("perpetrator", "L'agresseur, un Belge de 40 ans, a été arrêté.", ["un Belge de 40 ans"]),
    ("perpetrator", "Le témoin, Karim Soto, 31 ans, avait fui.", []),
    # violence bears its author's name behind "de" alone
    ("perpetrator", "Les exactions de la milice ont fait dix morts.", ["la milice"]),
    ("perpetrator", "Les violences syriennes ont fait dix morts.", []),
    # claims with words between, through a spokesman, under a long name
    ("claimed_by", "Le front a pour sa part revendiqué le raid.", ["Le front"]),
    ("claimed_by", "Le front a pour sa part quitté la ville.", []),
    ("claimed_by", "Un porte-parole des rebelles a revendiqué la tuerie.", ["rebelles"]),
    (
        "claimed_by",
        "Le Front Vert au Sahel central avait endossé l'attentat.",
        ["Le Front Vert au Sahel central"],
    ),
    ("claimed_by", "Les Brigades du Sud s'en sont attribué la paternité.", ["Les Brigades du Sud"]),
    (
        "claimed_by",
        "L'attentat a été revendiqué à 6 h 15 auprès d'une radio par un inconnu se réclamant de l'ex-MLV.",
        ["l'ex-MLV"],
    ),
    ("claimed_by", "L'attentat a été revendiqué mardi par téléphone.", []),
    ("claimed_by", "Le front a affirmé jeudi que le tireur était l'un de ses combattants.", ["Le front"]),
    # blame by other words
    ("blamed_party", "L'observatoire, qui les attribue à la marine, compte six morts.", ["marine"]),
    ("blamed_party", "La mairie rejette la faute sur les rebelles.", ["les rebelles"]),
    ("blamed_party", "La mairie rejette la demande des rebelles.", []),
    ("blamed_party", "Le maire pointe du doigt les « saboteurs ».", ["les « saboteurs »"]),
    ("blamed_party", "Le ministre a vu dans ce crime la main du cartel.", ["cartel"]),
    ("blamed_party", "La tuerie porte la signature des rebelles.", ["rebelles"]),
    ("blamed_party", "L'arrestation de Karim Soto, présenté comme le cerveau, a suivi.", ["Karim Soto"]),
    ("blamed_party", "L'arrestation de Karim Soto, présenté comme le maire, a suivi.", []),
    # one of the harmed, by his number
    (
        "victim_name",
        "Six gardes sont morts ; un septième, puis un autre, Ali Soto, 30 ans, a péri.",
        ["Ali Soto"],
    ),
    # what stands between a verb and whom it is aimed at, bands that surge, what surrounds a place
    (
        "perpetrator",
        "Un homme de 40 ans s'en est pris, sabre à la main, à deux gardes.",
        ["Un homme de 40 ans"],
    ),
    ("perpetrator", "Un homme de 40 ans en est pris de remords.", []),
    ("perpetrator", "Six gardes ont été tués, cent combattants ayant surgi par la plage.", ["combattants"]),
    (
        "perpetrator",
        "Six gardes ont été tués en fuyant un hôtel encerclé par des rebelles.",
        ["des rebelles"],
    ),
    # the act before whom it is put down to, the mark that somebody left, and nobody
    ("blamed_party", "L'armée impute ce nouveau massacre aux Forces de la Lune.", ["Forces de la Lune"]),
    ("blamed_party", "L'attaque porte, selon un élu, la marque du Front de la Lune.", ["Front de la Lune"]),
    ("blamed_party", "Le coureur porte, selon un élu, la marque du champion.", []),
    ("blamed_party", "Les autorités n'accusent personne de l'attaque.", []),
    ("blamed_party", "Après l'attaque, il se défend, renvoyant la faute sur les rebelles.", ["les rebelles"]),
]


@pytest.mark.parametrize(("attribute", "text", "expected"), CASES)
def test_who_took_part_is_read_in_french(attribute: str, text: str, expected: list[str]) -> None:
    assert told(attribute, text) == expected
