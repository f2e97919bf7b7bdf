"""Places, actors, attribution and facts: what is no number."""

import pytest

from claims.domain.codes import InformantKind, Reach
from claims.extraction.drafts import CARRIED_OVER
from tests.claims.extraction.cast import suggest, values


@pytest.mark.parametrize(
    ("attribute", "text", "lang", "expected"),
    [
        ("place", "Two guards were killed in Varna.", "en", ["Varna"]),
        ("place", "Two guards were killed in Norland.", "en", []),  # a country is too wide
        ("place", "Two guards were killed in Springfield.", "en", ["Springfield"]),  # no register knows it
        ("place", "TWO GUARDS WERE KILLED IN THE ROAD.", "en", []),
        ("place", "Deux gardes ont été tués à Varne.", "fr", ["Varne"]),
        ("target", "Rockets were fired against the embassy in Varna.", "en", ["the embassy in Varna"]),
        ("target", "The embassy in Varna was targeted.", "en", ["The embassy in Varna"]),
        ("target", "Des roquettes visant l'ambassade ont été tirées.", "fr", ["l'ambassade"]),
        (
            "launch_site",
            "They were launched from a farm in the east of the city.",
            "en",
            ["a farm in the east of the city"],
        ),
        ("impact_site", "A rocket fell near a school.", "en", ["near a school"]),
        ("impact_site", "Three rockets hit a house.", "en", ["a house"]),  # what happened to be there
        ("target", "Three rockets hit the embassy.", "en", ["the embassy"]),  # what was meant
        ("target", "Rockets targeting the Old Town hit a house.", "en", ["the Old Town"]),
        ("target", "Rockets aimed at the Old Town on Tuesday fell.", "en", ["the Old Town"]),
        ("reason", "Rockets aimed at the Old Town on Tuesday fell.", "en", []),  # no reason, a target
        (
            "reason",
            "The attack was aimed at driving them out.",
            "en",
            ["aimed at driving them out"],
        ),
        ("responsibility_claimed", "No group has claimed responsibility.", "en", ["false"]),  # told once
        ("impact_site", "Rockets targeting the Old Town hit a house.", "en", ["a house"]),
        ("perpetrator", "The raid was carried out by the Red Front.", "en", ["the Red Front"]),
        ("claimed_by", "The Red Front claimed responsibility.", "en", ["The Red Front"]),
        ("claimed_by", "L'attaque a été revendiquée par un groupe inconnu.", "fr", ["un groupe inconnu"]),
        ("blamed_party", "The mayor accused the Red Front.", "en", ["the Red Front"]),
        ("responsibility_claimed", "No group had come forward.", "en", ["false"]),
        ("responsibility_claimed", "The group claimed responsibility.", "en", ["true"]),
        ("responsibility_claimed", "Aucun groupe n'a revendiqué l'attaque.", "fr", ["false"]),
        ("victim_name", "The attack killed General Aldo Soto.", "en", ["Aldo Soto"]),
        ("victim_name", "L'assassinat du général Aldo Soto a choqué.", "fr", ["Aldo Soto"]),
        (
            "victim_name",
            "TWO GUARDS WERE KILLED IN VARNA.",
            "en",
            [],
        ),  # capitals name nobody in a text of capitals
        ("weapon", "Three rockets were fired.", "en", ["rocket"]),
        ("damage", "The house was damaged.", "en", ["The house was damaged"]),
        ("victim_profile", "A contractor was killed.", "en", ["contractor"]),
        ("event_date", "Two guards were killed on Tuesday.", "en", ["2020-11-17"]),
        ("event_time", "Two guards were killed on Tuesday evening.", "en", ["evening"]),
        ("death_date", "One guard died of his wounds on Tuesday.", "en", ["2020-11-17"]),
        ("event_date", "Two guards were killed, the army said on Tuesday.", "en", []),  # the day of saying
        ("announcement_date", "Two guards were killed, the army said on Tuesday.", "en", ["2020-11-17"]),
        ("announcement_date", "The army on Tuesday said two guards were killed.", "en", ["2020-11-17"]),
        ("event_time", "Two guards were killed, the army told AFP on Tuesday evening.", "en", []),
        ("event_date", "The army said that on Tuesday two guards were killed.", "en", ["2020-11-17"]),
        ("event_date", "The army said two guards were killed on Tuesday.", "en", ["2020-11-17"]),
        ("event_date", "Deux gardes ont été tués, a annoncé mardi l'armée.", "fr", []),
        ("event_date", "The rebels announced a truce on Tuesday.", "en", ["2020-11-17"]),  # made by saying so
        ("event_date", "Photo: the old bridge on Tuesday.", "en", []),  # no act is told
    ],
)
def test_the_roles_of_a_sentence(attribute: str, text: str, lang: str, expected: list[str]) -> None:
    assert values(attribute, text, lang) == expected


def test_a_damage_denied_is_a_stated_none() -> None:
    (draft,) = [d for d in suggest("There was no damage.").drafts if d.attribute == "damage"]
    assert draft.value.fields().comparator == "none"


def test_a_name_is_resolved_and_the_longest_wins() -> None:
    (draft,) = [
        d for d in suggest("The Lume Red Front claimed responsibility.").drafts if d.attribute == "claimed_by"
    ]
    assert draft.value.fields().actor_key == "lume-front"


@pytest.mark.parametrize(
    ("text", "lang", "chain"),
    [
        ("Two guards were killed.", "en", ""),  # the outlet itself speaks
        ("Two guards were killed, the army said.", "en", "the army"),
        ("The army said two guards were killed.", "en", "The army"),
        ("According to the ministry, two guards were killed.", "en", "the ministry"),
        ("A police source told AFP that two guards were killed.", "en", "A police source > AFP"),
        ("Officials in Norland said two guards were killed.", "en", "Officials in Norland"),
        ("The colonel, who leads the army, said two guards were killed.", "en", "The colonel"),
        ("Selon le ministère, deux gardes ont été tués.", "fr", "le ministère"),
        ("Deux gardes ont été tués, a indiqué un témoin à l'AFP.", "fr", "un témoin > AFP"),
        (
            "Deux gardes ont été tués, ont indiqué à l'AFP des sources de sécurité.",
            "fr",
            "des sources de sécurité > AFP",
        ),
        ("According to Reuters, two guards were killed.", "en", "Reuters"),
        ("Deux gardes ont été tués, a annoncé mardi l'armée.", "fr", "l'armée"),
        ("The Union States Embassy was hit; two guards were killed.", "en", ""),  # a name, no verb
        ("The army states that two guards were killed.", "en", "The army"),
        ("The army counts two guards killed.", "en", "The army"),
        ("The US army said two guards were killed.", "en", "The US army"),  # no pronoun
        ("Les forces norlandaises évoquent de leur côté deux gardes tués.", "fr", "Les forces norlandaises"),
        ("Deux gardes ont été tués, selon un témoin cité par la chaîne.", "fr", "un témoin"),
    ],
)
def test_the_chain_of_attribution(text: str, lang: str, chain: str) -> None:
    (draft,) = [d for d in suggest(text, lang).drafts if d.attribute == "killed"]
    assert draft.attribution.chain == chain


def test_an_unnamed_source_is_anonymous() -> None:
    text = "An official who requested anonymity said two guards were killed."
    (draft,) = [d for d in suggest(text).drafts if d.attribute == "killed"]
    assert draft.attribution.informant_kind is InformantKind.ANONYMOUS


def test_the_same_source_is_carried_over_and_marked_presumed() -> None:
    text = "The army said two guards were killed. The same source added that five were wounded."
    (draft,) = [d for d in suggest(text).drafts if d.attribute == "injured"]
    assert (draft.attribution.informant, draft.attribution.reach) == ("The army", Reach.PRESUMED)
    assert draft.reason == f'"five" is the passive argument of "wounded". {CARRIED_OVER}'
    (named,) = [d for d in suggest(text).drafts if d.attribute == "killed"]
    assert named.attribution.reach is Reach.CERTAIN
    assert CARRIED_OVER not in named.reason


def test_a_known_name_is_not_cut_in_a_sentence_of_names() -> None:
    (draft,) = [
        d for d in suggest("The Union States blames Aldo Soto.").drafts if d.attribute == "blamed_party"
    ]
    assert draft.attribution.informant == "The Union States"


def test_blame_speaks_with_the_voice_of_who_blames() -> None:
    (draft,) = [
        d for d in suggest("The mayor accused the Red Front.").drafts if d.attribute == "blamed_party"
    ]
    assert draft.attribution.informant == "The mayor"


@pytest.mark.parametrize(
    ("text", "attribute", "scope", "key"),
    [
        ("Four rockets fell in the Old Town.", "rockets_landed", "the Old Town", "place:old-town"),
        # The name of the place leads to its scope, before the wider one that follows it.
        (
            "Four rockets hit the Lume Mission in the Old Town.",
            "rockets_landed",
            "the Lume Mission in the Old Town",
            "place:mission",
        ),
        # What falls near a place does not fall on it.
        ("Four rockets fell near the Lume Mission.", "rockets_landed", "near the Lume Mission", ""),
        ("Two Norland soldiers were killed.", "killed", "Norland soldiers", "group:norland-soldiers"),
        ("Five civilians were killed.", "killed", "", ""),  # a lone group is the toll
    ],
)
def test_scopes_keep_wording_and_key(text: str, attribute: str, scope: str, key: str) -> None:
    (draft,) = [d for d in suggest(text).drafts if d.attribute == attribute]
    assert (draft.scope_text, draft.scope.key) == (scope, key)


@pytest.mark.parametrize(
    ("text", "lang", "scope"),
    [
        ("A rocket hit a house, while two others fell nearby.", "en", "nearby"),
        (
            "Three rockets fell. Two others hit distinct residential quarters.",
            "en",
            "distinct residential quarters",
        ),
        ("Three rockets were fired; two others fell.", "en", "two others"),  # apart, wherever it was
        ("Trois roquettes ont touché la ville, deux autres sont tombées non loin.", "fr", "non loin"),
        (
            "Trois roquettes sont tombées. Deux autres ont touché des quartiers distincts.",
            "fr",
            "des quartiers distincts",
        ),
    ],
)
def test_the_others_are_told_by_their_own_clause(text: str, lang: str, scope: str) -> None:
    landed = [d for d in suggest(text, lang).drafts if d.attribute == "rockets_landed"]
    assert landed[-1].scope_text == scope


def test_a_number_without_a_place_is_the_whole() -> None:
    (draft,) = [d for d in suggest("Five rockets fell.").drafts if d.attribute == "rockets_landed"]
    assert draft.scope_text == ""


def test_groups_set_side_by_side_are_scopes() -> None:
    drafts = suggest("Two soldiers and a passer-by perished.").drafts
    assert [d.scope_text for d in drafts if d.attribute == "killed"] == ["soldiers", "passer-by"]


def test_a_toll_told_place_by_place_is_told_in_parts() -> None:
    text = (
        "Rockets hit the base in Varna on Monday, wounding nine people. "
        "Others fell in quarters of the town, where they wounded five civilians."
    )
    injured = [d for d in suggest(text).drafts if d.attribute == "injured"]
    assert [(d.focus, d.scope_text) for d in injured] == [
        ("nine", "the base in Varna"),
        ("five", "quarters of the town"),
    ]


def test_a_toll_told_twice_has_no_parts() -> None:
    text = "Rockets hit the base, wounding five people. Rockets hit the base, where they wounded five people."
    assert [d.scope_text for d in suggest(text).drafts if d.attribute == "injured"] == ["", ""]


def test_a_later_death_is_told_apart() -> None:
    text = "Five civilians were wounded. One of the five died of his wounds on Tuesday."
    (draft,) = [d for d in suggest(text).drafts if d.attribute == "killed"]
    assert (draft.value.text(), draft.focus, draft.scope.key) == ("1", "One", "phase:died-of-wounds")
