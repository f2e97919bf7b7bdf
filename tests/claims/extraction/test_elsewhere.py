"""Constructions of reports from many countries: who did it, how many of each, what was aimed at."""

import pytest

from claims.extraction.pack import load_pack
from claims.extraction.pipeline import extract
from claims.selectors.stored_or_shipped import SEEDS, shipped
from tests.claims.extraction.cast import counts, document, suggest

KNOWLEDGE = shipped(SEEDS)

SUBJECTS = [
    # how they came is not who they are
    ("Armed men riding more than 30 motorcycles stormed a school.", ["Armed men"]),
    ("Gunmen wearing army uniforms attacked a bus.", ["Gunmen"]),
    ("Gunmen dressed as guards attacked a bus.", ["Gunmen"]),
    # a thing does nothing, whoever its noun is made of
    ("A patrol truck crossed a bridge and killed two men.", []),
    ("A patrol crossed a bridge and killed two men.", ["A patrol"]),
    ("Debris set fire to a kindergarten.", []),
    # a verb that "and" joins to a pronoun's is the pronoun's
    ("The Red Front said that it had captured Lume and killed 55 guards.", []),
    ("Gunmen entered a shop and killed two women.", ["Gunmen"]),
    # what else may be carried out
    ("Two guards were shot, according to autopsies carried out by army doctors.", []),
    ("Two guards were shot in attacks carried out by army units.", ["army units"]),
]
LISTS = [
    # a list that "and" closes shares its verb, by whatever marks
    ("The bomb killed a guard, two nurses and three guards.", ["1", "2", "3"]),
    ("The dead include two nurses, a guard and three girls.", ["2", "1", "3"]),
    ("Among the dead are a nurse, Ana Roe, two cooks and a guard.", ["1", "2", "1"]),
    # one that does not close, or goes on with another verb, does not
    ("The bomb killed a guard, three nurses fled.", ["1"]),
    ("Three guards who fled were all killed.", ["3"]),
    # the youngest's age is no member of a list
    ("Five died, the youngest aged 24, and 42 were wounded.", ["5"]),
    ("Two men aged 24 and 42 were killed.", ["2"]),
    ("One guard paid the supreme price.", ["1"]),
    ("One guard paid the full price.", []),
    # in turn, the number of an item, who did it, and what the rest did
    ("The soldiers killed the men one by one.", []),
    ("2. The following guards died in the attack.", []),
    ("2 guards died in the attack.", ["2"]),
    ("The killing was carried out by three men.", []),
    ("The killing of three men was carried out by rebels.", ["3"]),
    ("One group killed a guard and another that killed two girls fled.", ["1", "2"]),
    ("Three men shot and killed 65-year-old guard Ana Roe.", []),
    ("Nine guards died, of whom four had since been named.", ["9", "4"]),
    ("Nine guards died, of whom four had walked home.", ["9"]),
    ("Among the dead are a nurse, Ana Maria de la Roe, two cooks and a guard.", ["1", "2", "1"]),
    ("Three guards were killed 1 1/2 years ago.", ["3"]),
    # the toll that opens the clause, whatever acts it names
    ("Four rockets fell. The number of dead from a rocket that hit a mill rose to five.", ["5"]),
    ("Nine guards died; the number is at least 12 and possibly as high as 40.", ["9", "12", "40"]),
]
TARGETS = [
    ("Rebels blew up a lorry packed with explosives.", []),
    ("Rebels attacked a lorry loaded with cotton.", ["a lorry"]),
    ("The attack came on the anniversary of that on Lume Port.", []),
    # bodies are left as well as bombs; who boards his own flight attacks nothing
    ("Four bodies were left in the church.", []),
    ("A bomb was left in the church.", ["the church"]),
    ("Before boarding his aircraft, he spoke.", []),
    ("Six died in the storming of the Save the Forests office.", []),
    ("A bomb exploded in a building belonging to the state.", ["a building"]),
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS, ids=[case[0] for case in SUBJECTS])
def test_who_did_it(text: str, expected: list[str]) -> None:
    assert [draft.focus for draft in suggest(text).drafts if draft.attribute == "perpetrator"] == expected


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=[case[0] for case in LISTS])
def test_each_of_a_list_is_counted(text: str, expected: list[str]) -> None:
    assert [number for key, _, number, _ in counts(text) if key == "killed"] == expected


@pytest.mark.parametrize(("text", "expected"), TARGETS, ids=[case[0] for case in TARGETS])
def test_what_was_aimed_at(text: str, expected: list[str]) -> None:
    drafts = suggest(text, book=KNOWLEDGE.codebook).drafts
    assert [draft.focus for draft in drafts if draft.attribute == "target"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No-one has claimed responsibility.", ["false"]),
        ("No group has said it carried out the raid.", ["false"]),
        ("The Red Front has claimed responsibility.", ["true"]),
    ],
)
def test_nobody_claims(text: str, expected: list[str]) -> None:
    drafts = suggest(text, book=KNOWLEDGE.codebook).drafts
    found = [draft for draft in drafts if draft.attribute in ("responsibility_claimed", "claimed_by")]
    assert [draft.value.text() for draft in found if draft.attribute == "responsibility_claimed"] == expected
    assert any(draft.attribute == "claimed_by" for draft in found) is (expected == ["true"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The front issued a statement claiming responsibility for the raid.", ["The front"]),
        ("The front today sent leaflets claiming responsibility for the raid.", ["The front"]),
        ("Others like Ana Roe will come forward.", []),
        ("The Red Front said its men had done that.", ["The Red Front"]),
        ("The Red Front said the army had done that.", []),
    ],
)
def test_who_claims(text: str, expected: list[str]) -> None:
    drafts = suggest(text, book=KNOWLEDGE.codebook).drafts
    assert [draft.focus for draft in drafts if draft.attribute == "claimed_by"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officials put the number of attackers at four.", [("exact", "4")]),
        ("The attackers, estimated at 60, fled.", [("about", "60")]),
        ("On Monday three gunmen fled on foot.", [("exact", "3")]),
        ("Three gunmen were arrested.", []),  # something befell them
        ("The army said three of the gunmen fled.", []),  # a part of them
        ("Six gunmen of two groups attacked the port.", [("exact", "6")]),  # groups count nobody
        ("Three gunmen who tried to storm a bank were shot dead.", [("exact", "3")]),
        ("Three guards who tried to flee were shot dead.", []),
        ("Five attackers took part, a spokesman said.", [("exact", "5")]),
    ],
)
def test_how_many_did_it(text: str, expected: list[tuple[str, str]]) -> None:
    drafts = [d for d in suggest(text, book=KNOWLEDGE.codebook).drafts if d.attribute == "attackers"]
    assert [(str(d.value.fields().comparator), d.value.text()) for d in drafts] == expected


@pytest.mark.parametrize(
    ("text", "places", "spots"),
    [
        # a country's side is where it was, not what was hit
        ("Nine guards were killed in bomb attacks in northern Peru.", ["northern Peru"], []),
        # between two articles a town's name is a word of a longer one
        ("Six died in the storming of the Save the Forests office in Lume.", ["Lume"], []),
    ],
)
def test_where_it_was(text: str, places: list[str], spots: list[str]) -> None:
    drafts = suggest(text, book=KNOWLEDGE.codebook).drafts
    assert [draft.focus for draft in drafts if draft.attribute == "place"] == places
    assert [draft.focus for draft in drafts if draft.attribute == "impact_site"] == spots


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # those told of are not those who tell, nor is a thing held with its owner
        ("The mayor accused the rebels, and said four men had been arrested.", ["four"]),
        ("A man found near a bridge with letters and a gourd was arrested.", ["A man"]),
        ("A man and a florist were arrested.", ["A man", "a florist"]),
    ],
)
def test_who_was_arrested(text: str, expected: list[str]) -> None:
    drafts = suggest(text, book=KNOWLEDGE.codebook).drafts
    assert [draft.focus for draft in drafts if draft.attribute == "arrested"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The explosions caused heavy damage.", ["heavy damage"]),
        ("The mayor spoke of heavy rain.", []),
        ("The blast caused no damage.", ["no damage"]),
    ],
)
def test_damage_without_a_thing(text: str, expected: list[str]) -> None:
    drafts = suggest(text, book=KNOWLEDGE.codebook).drafts
    assert [draft.focus for draft in drafts if draft.attribute == "damage"] == expected


def test_nobody_restates_a_figure() -> None:
    assert [number for *_, number, _ in counts("Nine guards died. Nobody has claimed the other two.")] == [
        "9"
    ]


def test_a_month_is_no_march() -> None:
    drafts = suggest("In March, gunmen took 39 students from a college.", book=KNOWLEDGE.codebook).drafts
    assert not [draft for draft in drafts if draft.attribute == "participants"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine hundred people have fled and 40 houses have been burned.", []),  # houses were
        ("Four guards and nine lorries were burned.", [("injured", "4")]),
        (
            "The hospital received 14 bodies and 26 people.",
            [("killed", "14")],
        ),  # bodies say that they are dead
        ("The bodies of nine men and two women were found.", [("killed", "9"), ("killed", "2")]),
    ],
)
def test_whom_a_number_is_said_of(text: str, expected: list[tuple[str, str]]) -> None:
    drafts = [
        d for d in suggest(text, book=KNOWLEDGE.codebook).drafts if d.attribute in ("killed", "injured")
    ]
    assert [(draft.attribute, draft.value.text()) for draft in drafts] == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "The dead man, a carpenter from Varna, was 42.", []),  # how old he was
        ("en", "Two boys were killed, though no body has been recovered.", [("killed", "2")]),
        ("en", "A gunman wounded another four people.", [("injured", "4")]),
        ("en", "Nine were hurt by three bombs. Nobody has claimed the other two.", [("injured", "9")]),
        ("en", "Nine died. He said dozens, perhaps even 200, had escaped.", [("killed", "9")]),
        ("fr", "Dix gardes ont péri ; le onzième, blessé, a été pris vivant.", [("killed", "10")]),
        ("fr", "Trois gardes blessés ont été soignés.", [("injured", "3")]),
        ("fr", "Une bonne quarantaine de gardes ont été blessés.", [("injured", "40")]),
        ("fr", "Trois hommes avaient remonté la plage et mitraillé baigneurs et clients.", []),  # they did it
        ("fr", "Deux gardes ont été tués, mais aucun corps n'a été retrouvé.", [("killed", "2")]),
    ],
)
def test_what_is_no_toll_is_none(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    drafts = [
        d for d in suggest(text, lang, book=KNOWLEDGE.codebook).drafts if d.attribute in ("killed", "injured")
    ]
    assert [(draft.attribute, draft.value.text()) for draft in drafts] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trois hommes armés ont ouvert le feu sur la plage.", ["3"]),
        ("La ville pleure les six hommes assassinés le 29 janvier.", []),  # they suffered it
        ("Un homme a ouvert le feu ; deux autres grenades n'ont pas explosé.", ["1"]),
    ],
)
def test_how_many_did_it_in_french(text: str, expected: list[str]) -> None:
    drafts = suggest(text, "fr", book=KNOWLEDGE.codebook).drafts
    assert [draft.value.text() for draft in drafts if draft.attribute == "attackers"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four rockets fell in residential areas on Monday in Baghdad.", ["place:baghdad-neighbourhoods"]),
        # named in Baghdad's country, and not of Baghdad
        (
            "Four rockets fell in residential areas of Erbil on Monday. The government in Baghdad said so.",
            [""],
        ),
    ],
)
def test_a_scope_of_one_town_is_not_lent_to_another(text: str, expected: list[str]) -> None:
    article = document(text, "en", "2020-11-18")
    drafts = extract(article, KNOWLEDGE.codebook, load_pack("en"), KNOWLEDGE.gazetteer).drafts
    assert [draft.scope.place for draft in drafts if draft.attribute == "rockets_landed"] == expected


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("Two reporters were shot on Monday.", "casualties"),
        ("Gunmen shot two reporters on Monday.", "casualties"),
        ("Two reporters were shot dead on Monday.", "killed"),
        ("Two reporters were shot and killed on Monday.", "killed"),
        ("Two reporters were shot and wounded on Monday.", "injured"),
        ("Two reporters were shot in the leg on Monday.", "injured"),
    ],
)
def test_who_was_shot_is_neither_dead_nor_alive_unless_told(text: str, attribute: str) -> None:
    drafts = suggest(text, book=KNOWLEDGE.codebook).drafts
    assert [(one.attribute, one.value.text()) for one in drafts if one.value.kind == "count"] == [
        (attribute, "2")
    ]
