"""Reports of several attacks: another place, another of them, and one of several that a lead tells together."""

from claims.extraction.drafts import Draft
from tests.claims.extraction.cast import suggest

LEAD = "A bomb killed two guards in Mombasa on Tuesday."


def of(attribute: str, text: str) -> list[Draft]:
    return [draft for draft in suggest(text).drafts if draft.attribute == attribute]


def test_another_act_at_another_place_on_the_same_day_is_another_event() -> None:
    killed = of("killed", f"{LEAD}\n\nLater the same day a bomb killed three soldiers in Nairobi.")
    assert len({draft.event for draft in killed}) == len(killed) == 2


def test_the_same_day_at_the_same_place_is_the_same_event() -> None:
    killed = of("killed", f"{LEAD}\n\nLater the same day a guard died of his wounds in Mombasa.")
    assert len({draft.event for draft in killed}) == 1


def test_several_attacks_of_a_weekend_are_not_one_of_them() -> None:
    text = (
        "Nine guards were killed in three bomb attacks over the weekend.\n\n"
        "In Mombasa, a bomb killed five guards on Saturday."
    )
    killed = of("killed", text)
    assert len({draft.event for draft in killed}) == len(killed) == 2


def test_a_toll_that_goes_on_has_its_source_still() -> None:
    text = f"{LEAD[:-1]}, the mayor said. Four others were injured."
    assert [draft.attribution.chain for draft in of("injured", text)] == ["the mayor"]


def test_a_new_toll_is_the_outlet_s() -> None:
    text = f"{LEAD[:-1]}, the mayor said. Four guards were injured."
    assert [draft.attribution.chain for draft in of("injured", text)] == [""]


def test_an_attack_says_nothing() -> None:
    text = "The attack recalls that on Nairobi, when two guards were killed."
    assert [draft.attribution.chain for draft in of("killed", text)] == [""]


def test_that_somebody_claims_an_act_is_told_by_the_outlet() -> None:
    text = f"{LEAD}\n\nThe Lisor Front said its men had carried out the attack."
    assert [(d.focus, d.attribution.chain) for d in of("claimed_by", text)] == [("The Lisor Front", "")]
