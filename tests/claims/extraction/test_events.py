"""claims.extraction.events: which event each claim of an article is about."""

import pytest

from tests.claims.extraction.cast import suggest

LEAD = "Seven rockets were fired at the embassy in Varna on Tuesday evening, killing a girl."


def routed(text: str, lang: str = "en") -> list[tuple[str, str | None]]:
    """(focus, event key) of the counts."""
    return [(draft.focus, draft.event) for draft in suggest(text, lang).drafts if draft.value.kind == "count"]


def test_the_lead_s_event_is_the_main_one() -> None:
    (event,) = suggest(LEAD).events
    assert event.is_main
    assert (event.act, event.date and event.date.edtf) == ("rocket_fire", "2020-11-17")
    assert (event.date_as_written, event.places) == ("Tuesday", ("varna",))


def test_another_day_is_another_event() -> None:
    text = f"{LEAD}\n\nOn 3 January, two guards were killed by rockets near the port."
    assert routed(text) == [("Seven", "e1"), ("a girl", "e1"), ("two", "e2")]


def test_two_days_in_one_sentence_are_two_events() -> None:
    text = f"{LEAD} Two guards died on 3 January and, on 5 January, rebels killed three soldiers."
    assert routed(text)[-2:] == [("Two", "e2"), ("three", "e3")]


def test_the_attack_means_the_event_just_told() -> None:
    text = f"{LEAD}\n\nOn 3 January, rockets fell on the port.\n\nTwo guards were killed in the attack."
    assert routed(text)[-1] == ("Two", "e2")


def test_a_total_over_a_period_is_of_a_series() -> None:
    extraction = suggest(f"{LEAD}\n\nSince May there have been more than ten attacks.")
    (attacks,) = [draft for draft in extraction.drafts if draft.attribute == "attacks"]
    kinds = {event.key: event.kind for event in extraction.events}
    assert kinds[str(attacks.event)] == "series"


def test_an_anniversary_speaks_of_another_event() -> None:
    text = f"Days before the anniversary of the killing of General Aldo Soto by rebels, two soldiers died. {LEAD}"
    extraction = suggest(text)
    (victim,) = [draft for draft in extraction.drafts if draft.attribute == "victim_name"]
    assert victim.event not in {
        draft.event for draft in extraction.drafts if draft.attribute == "rockets_fired"
    }


def test_a_truce_is_no_attack() -> None:
    extraction = suggest(f"{LEAD} A truce was agreed in mid-October.")
    dates = {d.value.text(): d.event for d in extraction.drafts if d.attribute == "event_date"}
    assert dates["2020-11-17"] != dates["2020-10-10/2020-10-20"]


def test_a_text_without_an_act_has_no_event() -> None:
    assert suggest("The mayor opened a school in Varna on Tuesday.").events == ()


def test_the_day_of_a_later_death_is_not_the_event_s() -> None:
    text = (
        f"{LEAD}\n\nOn 3 January, rockets fell on the port. Five were hurt; one died of his wounds on Monday."
    )
    drafts = suggest(text).drafts
    assert [d.event for d in drafts if d.attribute in ("injured", "death_date")] == ["e2", "e2"]


def test_the_day_of_saying_opens_no_event() -> None:
    text = f"{LEAD} Officials said on Wednesday that two guards were killed."
    assert [event.date and event.date.edtf for event in suggest(text).events] == ["2020-11-17"]
    assert routed(text)[-1] == ("two", "e1")


def test_the_dead_of_an_attack_that_ends_a_truce_are_the_attack_s() -> None:
    text = f"{LEAD} This attack, which wounded a guard, ends the truce decreed a month earlier."
    assert routed(text)[-1] == ("a guard", "e1")


def test_a_truce_holds_no_dead_where_no_attack_is_told() -> None:
    text = f"{LEAD}\n\nA truce was agreed in mid-October, after five soldiers were killed."
    assert routed(text)[-1] == ("five", None)


def test_a_zero_before_a_series_is_of_the_attack_it_is_told_of() -> None:
    text = (
        "Des roquettes ont visé la base à Varne mardi.\n\nEn juin, quatre roquettes sont tombées à Varne.\n\n"
        "Nul ne sait qui a mené l'attaque, qui n'a fait ni victime ni dégât, mais une série d'attaques a suivi."
    )
    assert routed(text, "fr") == [("quatre", "e2"), ("ni victime", "e2")]


def test_what_is_only_mentioned_is_not_gone_on_with() -> None:
    text = f"{LEAD}\n\nIt came before the anniversary of the killing of a general.\n\nOne guard on duty was hurt."
    assert routed(text)[-1] == ("One", "e1")


def test_a_drone_shot_down_is_no_shooting() -> None:
    assert routed(f"{LEAD} One rocket fell on a school and another was shot down.")[-1][1] == "e1"


def test_a_loose_day_of_another_act_is_another_event() -> None:
    text = f"{LEAD}\n\nIn late December, a guard died at a base. On 29 December, jets bombed a camp, killing ten."
    assert routed(text)[-2:] == [("a guard", "e2"), ("ten", "e3")]


def test_totals_of_two_periods_are_of_two_series() -> None:
    text = f"{LEAD}\n\nIn 2019, 40 people were killed in attacks. Since 2016, 900 people have been killed."
    extraction = suggest(text)
    kinds = {event.key: event.kind for event in extraction.events}
    told = [d.event for d in extraction.drafts if d.focus in ("40", "900")]
    assert [kinds[str(key)] for key in told] == ["series", "series"]
    assert len(set(told)) == 2


def test_a_drone_s_attack_with_rockets_is_one_event_and_jets_answer_it() -> None:
    text = "Drones hit the port of Varna on Tuesday. Two rockets fell nearby. In return, warplanes killed ten people."
    assert routed(text) == [("Two", "e1"), ("ten", "e2")]


def test_the_classes_of_one_assault_are_one_event() -> None:
    text = (
        "Gunmen stormed a village near Varna on Tuesday, killing ten people. They burned houses and abducted two "
        "girls.\n\nFive guards were wounded in an ambush on the way there."
    )
    assert {event for _, event in routed(text)} == {"e1"}


def test_an_attack_dated_by_its_year_is_no_series() -> None:
    extraction = suggest(f"{LEAD}\n\nGunmen killed ten guards in 2016.")
    kinds = {event.key: (event.kind, event.date and event.date.edtf) for event in extraction.events}
    (ten,) = [draft.event for draft in extraction.drafts if draft.focus == "ten"]
    assert kinds[str(ten)] == ("occurrence", "2016")


def test_a_total_goes_on_through_its_paragraph() -> None:
    text = f"{LEAD}\n\nSince 2016 there have been 90 attacks. They killed 300 people."
    told = {d.focus: d.event for d in suggest(text).drafts if d.value.kind == "count"}
    assert told["300"] == told["90"] != told["Seven"]


def test_several_attacks_are_never_one_event_s() -> None:
    extraction = suggest(f"{LEAD} It was the city's worst night since May: 12 attacks were recorded.")
    kinds = {event.key: event.kind for event in extraction.events}
    assert [kinds[str(d.event)] for d in extraction.drafts if d.attribute == "attacks"] == ["series"]


def test_a_day_within_a_stretch_of_days_is_another_event() -> None:
    text = "Between 3 and 8 May, 22 people were killed in Varna. On 5 May, rockets killed two guards."
    assert routed(text) == [("22", "e1"), ("two", "e2")]
    weekend = "At the weekend, 22 people were killed in Varna. On Sunday, gunmen killed two guards."
    assert [event for _, event in routed(weekend)] == ["e1", "e1"]  # a closer day of the same


def test_a_sentence_that_opens_with_another_place_tells_another_attack() -> None:
    lead = "Gunmen killed nine people in Lima on Monday."
    assert routed(f"{lead} In Cusco, gunmen shot two guards dead.")[-1][1] == "e2"
    assert routed(f"{lead} Meanwhile, in Cusco, gunmen shot two guards dead.")[-1][1] == "e2"
    assert routed(f"{lead} In Lima, gunmen shot two guards dead.")[-1][1] == "e1"
    assert routed(f"{lead} In Cusco, the mayor said that two of the dead were guards.")[-1][1] == "e1"
    french = "Des hommes armés ont tué neuf personnes lundi à Lyon. À Marseille, deux gardes ont été tués par balle."
    assert routed(french, "fr")[-1][1] == "e2"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "It came a month after four rockets hit the airport, killing two guards."),
        (
            "fr",
            "Les tirs interviennent un mois après que quatre roquettes ont touché le port, tuant deux gardes.",
        ),
    ],
)
def test_what_an_attack_came_after_is_another_event(lang: str, text: str) -> None:
    lead = LEAD if lang == "en" else "Sept roquettes ont été tirées mardi, tuant une fillette."
    assert [event for _, event in routed(f"{lead} {text}", lang)] == ["e1", "e1", "e2", "e2"]


def test_what_follows_what_it_came_after_is_of_the_event_told() -> None:
    text = f"{LEAD} It came hours after a blast killed two guards. Five people were wounded."
    assert routed(text)[-2:] == [("two", "e2"), ("Five", "e1")]


def test_after_the_attack_is_after_the_one_told() -> None:
    assert routed(f"{LEAD} Two guards died a day after the attack.")[-1] == ("Two", "e1")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "On 3 May 2019 a bomb killed three guards. Three days later, rebels killed two soldiers in Lume.",
        ),
        (
            "fr",
            "Le 3 mai 2019, une bombe a tué trois gardes. Trois jours plus tard, des tirs ont tué deux soldats.",
        ),
        (
            "es",
            "El 3 de mayo de 2019 una bomba mató a tres guardias. Tres días después murieron dos soldados.",
        ),
    ],
)
def test_days_later_is_another_day(lang: str, text: str) -> None:
    assert [event.date and event.date.edtf for event in suggest(text, lang).events] == [
        "2019-05-03",
        "2019-05-06",
    ]


def test_the_same_day_elsewhere_is_another_event_in_french() -> None:
    text = (
        "Une bombe a tué trois gardes à Varne mardi. Le même jour, une fusillade a tué deux soldats à Lume."
    )
    assert [event for _, event in routed(text, "fr")] == ["e1", "e2"]


def test_what_several_attacks_did_is_of_a_series() -> None:
    text = f"{LEAD} Twelve attacks have killed 30 people. The attack wounded five people."
    assert routed(text)[2:] == [("Twelve", "e2"), ("30", "e2"), ("five", "e1")]


def test_what_came_hours_earlier_by_another_act_is_another_event() -> None:
    text = (
        "Gunmen shot and killed four guards on Tuesday. Two hours earlier, a rocket had wounded one soldier."
    )
    assert routed(text) == [("four", "e1"), ("one", "e2")]
    later = (
        "Gunmen shot and killed four guards on Tuesday. Two hours later, they stabbed and killed one soldier."
    )
    assert routed(later) == [("four", "e1"), ("one", "e1")]  # which may be the same action going on


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Earlier this year, a raid killed 14 guards.", "occurrence"),
        ("A raid killed 14 guards this year.", "occurrence"),
        ("This year, 14 guards were killed.", "series"),
        ("So far this year, 14 guards were killed.", "series"),
    ],
)
def test_one_act_told_by_its_year_is_no_total_of_the_year(text: str, kind: str) -> None:
    (draft,) = [draft for draft in suggest(text).drafts if draft.attribute == "killed"]
    kinds = {event.key: event.kind for event in suggest(text).events}
    assert kinds[str(draft.event)] == kind


def test_days_told_roughly_and_counted_from_each_other_are_two_events() -> None:
    text = "A week ago, a bomb killed two guards. Three days later, the army killed five soldiers."
    assert routed(text) == [("two", "e1"), ("five", "e2")]
