"""Counts in constructions that any report may use: wholes and what they belong to, one told twice, ranks, places with
a number, and who did it told by a second sentence."""

import pytest

from claims.selectors.stored_or_shipped import SEEDS, shipped
from tests.claims.extraction.cast import suggest

KNOWLEDGE = shipped(SEEDS)
CASES = [
    # what the people counted belong to is counted by no verb
    ("en", "killed", "Four members of one household, two of them children, died on Monday.", ["4", "2"]),
    ("en", "killed", "Six members of one family, four of them women, were killed.", ["6", "4"]),
    ("fr", "killed", "Six membres d'une famille ont été tués.", ["6"]),
    ("en", "killed", "Three of the nine guards were killed.", ["3"]),
    ("en", "killed", "A group of six men were killed.", ["6"]),
    # both did it, which is no two of it
    ("en", "attacks", "Militants and separatists have both carried out attacks in the region.", []),
    ("en", "attacks", "Both groups staged raids there.", []),
    ("en", "attacks", "Police have recorded 12 attacks since May.", ["12"]),
    # one who is told again between commas is one
    ("en", "killed", "The mate, a Danish citizen, was shot in the chest and died at sea.", ["1"]),
    ("en", "killed", "The mayor, a former teacher, was stabbed and later died.", ["1"]),
    ("en", "injured", "A cook, Omar Keller, who came to help, was also injured.", ["1"]),
    ("en", "killed", "A cook, a guard and a nurse were killed.", ["1", "1", "1"]),
    # hurt and dead is dead
    ("en", "injured", "The driver was wounded in the stomach and died two hours later.", []),
    ("en", "killed", "The driver was wounded in the stomach and died two hours later.", ["1"]),
    ("en", "injured", "A Greek diplomat, a father of two, was hit in the head and died on the spot.", []),
    ("en", "killed", "A Greek diplomat, a father of two, was hit in the head and died on the spot.", ["1"]),
    ("en", "injured", "The driver was hit in the leg and survived.", ["1"]),
    ("en", "injured", "The driver was wounded and his wife died.", ["1"]),
    # wounds by the part that was hurt, and what was only had
    ("en", "injured", "One guard suffered a minor leg wound.", ["1"]),
    ("en", "injured", "The other two, both cooks, had slight injuries.", ["2"]),
    ("en", "injured", "Two sailors had a serious quarrel.", []),
    # ranks of what was told before them
    ("en", "attacks", "The raid was the third of its kind this year.", ["3"]),
    ("en", "attacks", "The strike, the second of this type in the area this month, hit a farm.", ["2"]),
    ("en", "attacks", "It is the fourth boarding in the strait this year.", ["4"]),
    ("fr", "attacks", "L'attaque est la deuxième du genre depuis janvier.", ["2"]),
    ("en", "attacks", "The bridge is the second of its kind this year.", []),
    # the number of a place
    ("en", "killed", "The number of dead could rise as searches went on in cell block 8.", []),
    ("en", "killed", "A guard was killed in building 3.", ["1"]),
    ("en", "killed", "Eight people in the building were killed.", ["8"]),
    # a headline without a point ends where its line ends
    ("en", "killed", "Army jets bomb village school, killing 11\n\nTwo planes came at noon.", ["11"]),
    # a thing beside a vehicle is none, a person beside a soldier is one
    ("en", "vehicles_targeted", "The fire burned some 15 stalls and two lorries.", ["2"]),
    ("en", "vehicles_targeted", "Three cars and two lorries were burned.", ["3", "2"]),
    ("fr", "vehicles_targeted", "Le feu a détruit quinze étals et deux camions.", ["2"]),
    ("en", "killed", "Two soldiers and a Varnian were killed.", ["2", "1"]),
    # a vehicle that strikes is none that was struck
    ("en", "vehicles_targeted", "Two helicopters struck the camp.", []),
    ("en", "vehicles_targeted", "Two lorries hit a mine.", ["2"]),
    ("en", "vehicles_targeted", "Two lorries hit by rockets burned.", ["2"]),
    ("fr", "vehicles_targeted", "Deux avions F-16 ont frappé le camp.", []),
    ("fr", "vehicles_targeted", "Deux camions ont brûlé.", ["2"]),
    # who did it
    ("en", "attackers", "Seven men in two boats came alongside. They opened fire with rifles.", ["7"]),
    ("en", "attackers", "Seven men in two boats came alongside. They were arrested.", []),
    ("en", "attackers", "Seven men were killed. They opened fire with rifles, police said.", []),
    (
        "en",
        "attackers",
        "Some 30 men of the Lisor Front, a group that has sworn loyalty to the old king of Varna, opened fire.",
        ["30"],
    ),
    ("en", "attackers", "Two fighter jets bombed a school.", []),
    ("en", "attackers", "Two fighters bombed a school.", ["2"]),
    # a party that speaks of itself denies, and states no zero
    ("en", "rockets_fired", '"Our forces fired no rockets at the town," a spokesman said.', []),
    ("en", "rockets_fired", "Their forces fired no rockets at the town, residents said.", ["0"]),
    ("fr", "rockets_fired", "« Nos hommes n'ont tiré aucune roquette », a dit le groupe.", []),
    # nobody who has a verb of their own is nobody killed, and every one is no one
    ("en", "killed", "It was a killing for which nobody has been charged.", []),
    ("en", "killed", "Every one of the dead was a miner.", []),
    ("en", "killed", "One of the miners was killed.", ["1"]),
    # arms are no losses of men, and charges no dead
    ("en", "killed", "The army lost seven men and nine firearms.", ["7"]),
    ("en", "killed", "The army lost seven men and nine officers.", ["7", "9"]),
    ("en", "killed", "He faces two counts of murder and 11 of fraud.", []),
    ("en", "killed", "A grenade thrown at a tea shop killed its owner.", ["1"]),
    ("en", "sites_struck", "Youths set fire to seven filling stations and stores.", ["7"]),
    ("en", "sites_struck", "Youths set fire to seven heaps of straw.", []),
    ("en", "attackers", "The raiders, said by villagers to number between 30 and 40, fled.", [""]),
    # in how many fights is not how many died, and what buries itself is nobody
    ("en", "killed", "Since March 40 people have died in nine such feuds.", ["40"]),
    ("en", "killed", "Two shells hit the mill and a third buried itself in a dune.", []),
    ("en", "killed", "The front mourned two martyrs and six wounded.", ["2"]),
    ("en", "killed", "There was no loss of life.", ["0"]),
    ("en", "casualties", "There was no loss of life.", []),
    ("en", "casualties", "No villager came to harm.", ["0"]),
    ("en", "injured", "Upward of thirty guests were hurt.", ["30"]),
    ("en", "arrested", "Four attackers were captured.", ["4"]),
    # a figure that is brought to so many is no hour, and who dies of wounds is one of the dead
    ("fr", "killed", "Une nageuse est décédée, portant à 14 le nombre de morts.", ["1", "14"]),
    ("fr", "killed", "Une nageuse est décédée, ce qui porte à 14 le nombre de personnes tuées.", ["1", "14"]),
    ("fr", "killed", "À 14 les gardes ont été tués.", []),
    ("fr", "killed", "Deux blessés sont décédés à l'hôpital.", ["2"]),
    ("fr", "injured", "Deux blessés sont décédés à l'hôpital.", []),
    ("fr", "injured", "Six blessés, dont deux sont morts depuis.", ["6"]),
    ("fr", "killed", "Le front pleure deux martyrs et six blessés.", ["2"]),
    ("fr", "killed", "Faits divers : un coup de feu mortel.", []),
    ("fr", "killed", "La police a perdu deux agents.", ["2"]),
    ("fr", "killed", "Au moins 48 personnes, au rang desquelles 13 femmes, ont péri.", ["48", "13"]),
    ("en", "arrested", "Four nurses were captured by attackers.", []),
]


@pytest.mark.parametrize(
    ("lang", "key", "text", "expected"), CASES, ids=[f"{case[1]}: {case[2][:60]}" for case in CASES]
)
def test_counts_in_other_words(lang: str, key: str, text: str, expected: list[str]) -> None:
    drafts = suggest(text, lang, book=KNOWLEDGE.codebook).drafts
    assert [draft.value.text() for draft in drafts if draft.attribute == key] == expected


def test_who_others_were_is_told_without_the_word_others() -> None:
    drafts = suggest("Eight other troopers were wounded.", book=KNOWLEDGE.codebook).drafts
    assert [draft.focus for draft in drafts if draft.attribute == "victim_profile"] == ["troopers"]


def test_a_toll_that_a_later_death_raises_is_told_of_all() -> None:
    text = "A guard succumbed on Monday, bringing to 14 the number of dead."
    drafts = suggest(text, book=KNOWLEDGE.codebook).drafts
    scopes = {draft.value.text(): draft.scope_text for draft in drafts if draft.attribute == "killed"}
    assert scopes["14"] == ""
