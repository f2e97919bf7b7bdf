"""Wordings of everyday reports from many countries: whose verb it is, who speaks, who did it, who suffered."""

import pytest

from claims.extraction.drafts import Draft
from claims.extraction.pack import load_pack
from claims.extraction.pipeline import extract
from claims.selectors.stored_or_shipped import SEEDS, shipped
from tests.claims.extraction.cast import document

KNOWN = shipped(SEEDS)
TOLLS = ("killed", "injured", "casualties", "missing")


def read(text: str) -> tuple[Draft, ...]:
    return extract(document(text, "en"), KNOWN.codebook, load_pack("en"), KNOWN.gazetteer).drafts


def focuses(text: str, attribute: str) -> list[str]:
    return [draft.focus for draft in read(text) if draft.attribute == attribute]


TOLD = [
    (
        "Nine people including a child and two women were hurt.",
        [("injured", "9", ""), ("injured", "1", "child"), ("injured", "2", "women")],
    ),
    (
        "Eleven villagers including a nurse have died in a further raid.",
        [("killed", "11", ""), ("killed", "1", "nurse")],
    ),
    (
        "Nine people were hurt including a child who later died.",
        [("injured", "9", ""), ("killed", "1", "")],
    ),
    (
        "A shell fired by the rebels killed at least six people attending a funeral.",
        [("killed", "6", "")],
    ),
    (
        "Gunmen fired on a nurse, who died, and a guard, who was hurt.",
        [("killed", "1", ""), ("injured", "1", "")],
    ),
    (
        "Two people died when a drone hit a barn. Five others, including the cook, were hurt.",
        [("killed", "2", ""), ("injured", "5", ""), ("injured", "1", "cook")],
    ),
    ("Raiders Seize Ferry and 14 Sailors near Lisor", [("missing", "14", "")]),
    ("The kidnappers took more than 30 farmers.", [("missing", "30", "")]),
    ("An ambulance took two guards to the harbour.", []),
    ("Five Killed By Gunmen in Ardun", [("killed", "5", "")]),
    ("Three out of 18 guards wounded in the raid died.", [("killed", "3", ""), ("injured", "18", "")]),
    ("The trio had been shot dead.", [("killed", "3", "")]),
    ("Two farmers sustained various degrees of injury.", [("injured", "2", "")]),
    (
        "Four of the 13 dead were nurses, the mayor said.",
        [("killed", "4", "nurses"), ("killed", "13", "")],
    ),
    ("Nine of those killed in the attack were women.", [("killed", "9", "women")]),
    ("Three of those wounded on Monday were in intensive care.", [("injured", "3", "in intensive care")]),
    ("Five nurses from one clinic were among those killed.", [("killed", "5", "nurses")]),
    (
        "The raid killed seven people from a village, including three nurses.",
        [("killed", "7", ""), ("killed", "3", "nurses")],
    ),
    ("The raid caused one death and six injuries.", [("killed", "1", ""), ("injured", "6", "")]),
    ("Two guards accompanied by a nurse were killed.", [("killed", "2", "")]),
    (
        "Two guards alongside a nurse were killed.",
        [("killed", "2", "guards"), ("killed", "1", "nurse")],
    ),
    ("A woman was hurt and later died in hospital.", [("killed", "1", "died in hospital")]),
    ("A woman was treated at the scene but was pronounced dead later.", [("killed", "1", "")]),
    ("Two of the wounded soldiers were in serious condition.", [("injured", "2", "in serious condition")]),
    ("Nine of the kidnapped nuns were free again.", []),
    ("A court upheld the death sentences of five rebels.", []),
    ("Pirates seized a Turkish fishing dhow off the coast.", []),
    (
        "Jon Pike was killed while Ana Roe, who writes for the weekly Ardun 24, was wounded.",
        [("killed", "1", ""), ("injured", "1", "")],
    ),
    (
        "The death toll of the gang attack in Ardun on Monday has climbed to 31 people, with nine more hurt.",
        [("killed", "31", ""), ("injured", "9", "")],
    ),
    (
        "There are two missing and nine injured, according to the provisional report of a rescue team.",
        [("missing", "2", ""), ("injured", "9", "")],
    ),
    (
        "Militants ambushed a convoy, killing five policemen. Four militants were killed in the gunbattle.",
        [("killed", "5", ""), ("killed", "4", "militants")],
    ),
    ("A raid killed nine militants. Nine rebels were killed.", [("killed", "9", ""), ("killed", "9", "")]),
    ("The gunmen fled and ambulances took eight people to hospital.", []),
    ("Unknown men took hostage 20 women.", [("missing", "20", "")]),
    ("The judge signed two death warrants.", []),
    (
        "Two people were killed; five sheds, three of the barns and two others were hit.",
        [("killed", "2", ""), ("injured", "2", "")],
    ),
    (
        "Apart from three soldiers killed on Monday, nine were hurt.",
        [("killed", "3", ""), ("injured", "9", "")],
    ),
    (
        "The bomber who struck Ardun acted alone and a family of five in a car was killed.",
        [("killed", "5", "")],
    ),
    ("The death toll may rise: gunmen seized 12 from a house.", [("missing", "12", "")]),
    ("Hamas captured 12 government fighters.", [("missing", "12", "")]),
    ("One rebel was killed while three others climbed in and shot at nurses.", [("killed", "1", "")]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[case[0] for case in TOLD])
def test_a_toll_is_of_those_its_verb_is_said_of(text: str, expected: list[tuple[str, str, str]]) -> None:
    told = [draft for draft in read(text) if draft.attribute in TOLLS]
    assert [(draft.attribute, draft.value.text(), draft.scope_text) for draft in told] == expected


VOICES = [
    ("Ali Roe, spokesman for the northern command, said unidentified gunmen attacked farmers.", "Ali Roe"),
    ("The police chief in the district, Ali Roe, said militants attacked a checkpoint.", "The police chief"),
    (
        "Mohammed Roe confirmed the deaths and further added that gunmen had attacked the town.",
        "Mohammed Roe",
    ),
    ("Clashes broke out in Ardun, with the army saying gunmen had attacked a bus.", "the army"),
    ("Gunmen attacked a checkpoint, said police spokesman Ali Roe.", "police spokesman Ali Roe"),
]


@pytest.mark.parametrize(("text", "speaker"), VOICES, ids=[case[0] for case in VOICES])
def test_who_speaks_is_no_one_that_is_spoken_of(text: str, speaker: str) -> None:
    voices = {draft.attribution.chain for draft in read(text) if draft.attribute == "perpetrator"}
    assert voices == {speaker}


AUTHORS = [
    ("A bomb exploded, said police spokesman Ali Roe, killing two.", []),
    ("The victims were in the boat, having mended their nets.", []),
    ("\u201cCarrying a knife, he came in and started attacking people,\u201d said an officer.", []),
    ("While rebel rocket attacks are frequent, few do harm.", ["rebel"]),
    ("Two sheds were wrecked by the force of the blast.", []),
    ("In the main port, Varna, police threw grenades and fired at the crowd.", ["police"]),
    (
        "In the main port, Varna, police threw grenades, burned huts and fired at the crowd.",
        ["police"],
    ),
    ("The front made no statement about the strikes.", []),
    (
        "Soldiers opened fire on the crowd, killed ten people and shot dead an attacker.",
        ["Soldiers"],
    ),
    ("The gunmen took about 20 pupils.", ["The gunmen"]),
    ("Nine were killed on Friday in Ardun by Hurricane Ida.", []),
    ("Doctors took two hours to reach the men.", []),
    ("Turkish and Syrian marines attacked and killed nine.", ["Turkish and Syrian marines"]),
]


@pytest.mark.parametrize(("text", "expected"), AUTHORS, ids=[case[0] for case in AUTHORS])
def test_only_who_did_it_is_named_as_the_author(text: str, expected: list[str]) -> None:
    assert focuses(text, "perpetrator") == expected


def test_whoever_is_quick_to_claim_claims() -> None:
    text = "Rebels of the Front were swift to claim responsibility for the raid."
    assert focuses(text, "claimed_by") == ["Rebels of the Front"]


def test_a_group_that_ambushes_is_no_victim_by_name() -> None:
    text = "Two sailors were killed and one wounded when Abu Roe gunmen boarded the ferry."
    assert focuses(text, "victim_name") == []


PLACES = [
    (
        "Rebels killed two farmers in Lisor Local Government Area of Ardun State.",
        "Lisor Local Government Area",
    ),
    ("The rebels invaded Lisor village at dawn, burning huts.", "Lisor village"),
]


@pytest.mark.parametrize(("text", "place"), PLACES, ids=[case[0] for case in PLACES])
def test_a_place_is_named_whole(text: str, place: str) -> None:
    values = [draft.value.text() for draft in read(text) if draft.attribute == "place"]
    assert values[0] == place


def test_a_town_before_a_colon_and_prose_that_tells_another_is_where_it_was_written() -> None:
    text = "Varna: The mayor said that some robbers had carried out a raid on a farm in the town of Ardun."
    assert focuses(text, "place") == ["town of Ardun"]


def test_a_sortie_after_losses_to_an_army_was_not_launched_from_it() -> None:
    text = "The front launched it after heavy losses from the republic's coast guard."
    assert focuses(text, "launch_site") == []


BESIDE = [
    ("A bomb attack in Varna and Lisor on Monday wounded nine.", "perpetrator", []),
    (
        "It is the third kidnapping in northwest Nigeria, which the army has attributed to bandits.",
        "blamed_party",
        ["bandits"],
    ),
    ('The driver of a car that "hit a number of guards" in Varna was arrested.', "arrested", []),
    ("Shells fell. \u201cOne of the tallest chimneys was struck,\u201d he said.", "rockets_landed", []),
    ("The trial opened on Monday when relatives of those killed spoke.", "event_date", []),
    ("A mine went off in Ardun and Harakat Sora claimed responsibility.", "claimed_by", ["Harakat Sora"]),
    ("Ana Roe was closing her shop on Wednesday when she was stabbed.", "event_date", ["Wednesday"]),
    (
        "The gunners shot down six of the nine drones and destroyed the boat.",
        "rockets_intercepted",
        ["six"],
    ),
    ("He said 20 people besides the two guards had died in it.", "killed", ["20"]),
]


@pytest.mark.parametrize(("text", "attribute", "expected"), BESIDE, ids=[case[0] for case in BESIDE])
def test_what_only_stands_beside_a_verb_is_no_part_of_it(
    text: str, attribute: str, expected: list[str]
) -> None:
    assert focuses(text, attribute) == expected


def test_a_year_before_an_act_parts_it_from_the_one_reported() -> None:
    text = "A gunman killed two cooks on Saturday. Many thought of the 2011 massacre in Ardun that killed 17 people."
    five, many = (draft for draft in read(text) if draft.attribute == "killed")
    assert five.event != many.event


def test_what_happened_at_the_start_of_a_period_is_another_event() -> None:
    text = (
        "Five guards were killed on Monday. No raid had been as deadly since June, when rebels stormed a ferry in "
        "Ardun, killing 12 sailors."
    )
    here, earlier = (draft for draft in read(text) if draft.attribute == "killed")
    assert (here.focus, earlier.focus) == ("Five", "12")
    assert here.event != earlier.event


def test_an_adverb_before_a_verb_of_saying_speaks_for_nobody() -> None:
    text = "The ministry is at odds with what was previously reported, that nine nurses were kidnapped."
    assert {draft.attribution.chain for draft in read(text)} == {"The ministry"}


def test_a_denial_ends_where_its_speaker_says_on() -> None:
    text = "The army denied the rebels' claim of 31 deaths, saying two of its cooks had been killed."
    denied, told = (draft for draft in read(text) if draft.attribute == "killed")
    assert (denied.focus, denied.modality.value) == ("31", "denied")
    assert (told.focus, told.modality.value, told.attribution.chain) == ("two", "asserted", "The army")
