"""Attributes that only a codebook knows, found by their triggers: places, actors, dates, times, measures."""

import pytest

from claims.domain.codes import Polarity
from claims.extraction.actors import BLAMED, CLAIMED, PERPETRATOR, VICTIM
from claims.extraction.lexicon import READ_BY_STAGES
from claims.extraction.placephrases import IMPACT, LAUNCH, PLACE, TARGET
from claims.extraction.whens import ANNOUNCED, DEATH_DATE, EVENT_DATE, EVENT_TIME
from tests.claims.extraction.cast import attribute, codebook, suggest, words

BOOK = codebook(
    attribute(
        "burial_place",
        "place",
        lexicon={
            "en": words(["was buried in", "were buried"]),
            "fr": words(["a été inhumé à", "inhumés"]),
            "es": words(["fue enterrado en", "enterrados"]),
        },
    ),
    attribute(
        "mediator",
        "actor",
        cardinality="many",
        lexicon={
            "en": words(["mediated by", "was represented by", "brokered"]),
            "fr": words(["médiation de", "représenté par"]),
            "es": words(["mediación de", "representado por", "negoció"]),
        },
    ),
    attribute(
        "release_date",
        "date",
        lexicon={
            "en": words(["was released on", "released"]),
            "fr": words(["a été libéré", "libérés"]),
            "es": words(["fue liberado", "liberados"]),
        },
    ),
    attribute(
        "curfew_time",
        "time",
        lexicon={
            "en": words(["curfew"]),
            "fr": words(["couvre-feu"]),
            "es": words(["toque de queda"]),
        },
    ),
    attribute(
        "payload",
        "measure",
        unit="kg",
        lexicon={"en": words(["payload"]), "fr": words(["charge"]), "es": words(["carga"])},
    ),
    attribute(
        "ransom",
        "measure",
        unit="USD",
        lexicon={"en": words(["ransom"]), "fr": words(["rançon"]), "es": words(["rescate"])},
    ),
    attribute("loot", "measure", unit="sacks", lexicon={"en": words(["carried off"], ["bags"])}),
)


def found(key: str, text: str, lang: str = "en") -> list[tuple[str, str, str]]:
    """(value, comparator, focus) of one attribute."""
    drafts = [draft for draft in suggest(text, lang, book=BOOK).drafts if draft.attribute == key]
    assert all(text[draft.focus_start : draft.focus_end] == draft.focus for draft in drafts)
    return [(draft.value.text(), str(draft.value.fields().comparator), draft.focus) for draft in drafts]


CASES = [
    # Right after a trigger that ends in a preposition.
    ("en", "burial_place", "The driver was buried in Varna.", [("Varna", "exact", "Varna")]),
    ("fr", "burial_place", "Le chauffeur a été inhumé à Varne.", [("Varne", "exact", "Varne")]),
    # Past a day and a preposition.
    (
        "en",
        "burial_place",
        "They were buried on Friday in the cemetery of Lume.",
        [("the cemetery of Lume", "exact", "the cemetery of Lume")],
    ),
    # No name, no article: a manner, no place.
    ("en", "burial_place", "He was buried in silence.", []),
    # The agent of a verb is no place.
    ("en", "burial_place", "They were buried by their families.", []),
    # Several actors, each its own claim; where they met is no actor.
    (
        "en",
        "mediator",
        "The truce was mediated by Qatar, Egypt and the Red Front in Doha.",
        [(name, "exact", name) for name in ("Qatar", "Egypt", "the Red Front")],
    ),
    (
        "en",
        "mediator",
        "He was represented by Maria Soto, a lawyer.",
        [("Maria Soto", "exact", "Maria Soto")],
    ),
    ("en", "mediator", "Norland brokered the talks.", [("Norland", "exact", "Norland")]),
    ("en", "mediator", "The talks were mediated by telephone.", []),
    (
        "fr",
        "mediator",
        "La trêve est due à la médiation de l'émir et du Front rouge.",
        [("l'émir", "exact", "l'émir"), ("Front rouge", "exact", "Front rouge")],
    ),
    # Days after the trigger, else before it in its clause.
    ("en", "release_date", "He was released on 3 May 2020.", [("2020-05-03", "exact", "3 May 2020")]),
    ("en", "release_date", "On Friday he was released.", [("2020-11-13", "exact", "Friday")]),
    ("en", "release_date", "He was released.", []),
    ("fr", "release_date", "L'otage a été libéré le 3 mai 2020.", [("2020-05-03", "exact", "3 mai 2020")]),
    ("en", "curfew_time", "A curfew holds from 7 p.m. on.", [("19:00", "exact", "7 p.m.")]),
    ("fr", "curfew_time", "Un couvre-feu vaut à partir de 19 heures.", [("19:00", "exact", "19 heures")]),
    # Measures with fractions, bounds, and the unit before, behind or joined to the number.
    ("en", "payload", "It bore a payload of at least 2.5 kg.", [("2.5", "at_least", "at least 2.5 kg")]),
    ("en", "payload", "A drone with a 50-kg payload fell.", [("50", "exact", "50-kg")]),
    ("en", "payload", "A payload of fifty kilograms was found.", [("50", "exact", "fifty kilograms")]),
    (
        "fr",
        "payload",
        "Il portait une charge d'au moins 2,5 kilos.",
        [("2.5", "at_least", "au moins 2,5 kilos")],
    ),
    ("en", "ransom", "A ransom of $2.5 million was paid.", [("2500000", "exact", "$2.5 million")]),
    (
        "en",
        "ransom",
        "The ransom was between 2 and 3 million dollars.",
        [("", "range", "between 2 and 3 million dollars")],
    ),
    (
        "fr",
        "ransom",
        "Une rançon de 2 millions de dollars est exigée.",
        [("2000000", "exact", "2 millions de dollars")],
    ),
    # Spanish, by data alone.
    ("es", "burial_place", "El chofer fue enterrado en Varna.", [("Varna", "exact", "Varna")]),
    ("es", "mediator", "Norland negoció la tregua.", [("Norland", "exact", "Norland")]),
    ("es", "mediator", "Fue representado por María Soto.", [("María Soto", "exact", "María Soto")]),
    (
        "es",
        "release_date",
        "Fue liberado el 3 de mayo de 2020.",
        [("2020-05-03", "exact", "3 de mayo de 2020")],
    ),
    ("es", "curfew_time", "El toque de queda empieza a las 19 horas.", [("19:00", "exact", "19 horas")]),
    (
        "es",
        "payload",
        "Llevaba una carga de al menos 2,5 kilos.",
        [("2.5", "at_least", "al menos 2,5 kilos")],
    ),
    (
        "es",
        "ransom",
        "Pagaron un rescate de 2 millones de dólares.",
        [("2000000", "exact", "2 millones de dólares")],
    ),
    # Another unit is no answer: nothing is converted.
    ("en", "payload", "A payload of 50 pounds was found.", []),
    ("en", "ransom", "A ransom of 500 euros was paid.", []),
    # A unit that no pack knows is spelled by the attribute itself and by its heads.
    ("en", "loot", "They carried off 12 sacks.", [("12", "exact", "12 sacks")]),
    ("en", "loot", "They carried off 12 bags.", [("12", "exact", "12 bags")]),
]


@pytest.mark.parametrize(("lang", "key", "text", "expected"), CASES)
def test_a_trigger_finds_what_it_speaks_of(
    lang: str, key: str, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert found(key, text, lang) == expected


def test_what_a_trigger_takes_is_not_the_events() -> None:
    text = "He was released on 3 May 2020 after a blast on Monday. He was buried in Varna."
    drafts = suggest(text, book=BOOK).drafts
    assert [draft.focus for draft in drafts if draft.attribute == EVENT_DATE] == ["Monday"]
    assert [draft.focus for draft in drafts if draft.attribute == PLACE] == []


def test_what_is_denied_is_negative() -> None:
    drafts = suggest("He was not released on Friday.", book=BOOK).drafts
    assert [(draft.attribute, draft.polarity) for draft in drafts] == [("release_date", Polarity.NEGATIVE)]


def test_a_name_of_the_register_brings_its_key() -> None:
    drafts = suggest("The driver was buried in Varna.", book=BOOK).drafts
    assert [draft.value.fields().place_key for draft in drafts] == ["varna"]


def test_a_suggestion_says_what_it_stands_beside() -> None:
    (draft,) = suggest("The driver was buried in Varna.", book=BOOK).drafts
    assert (draft.rule, draft.reason) == (
        "en.burial_place.cued",
        '"Varna" stands after "was buried in".',
    )


def test_attributes_of_their_own_stages_are_those_that_stages_name() -> None:
    named = {PLACE, TARGET, LAUNCH, IMPACT, PERPETRATOR, CLAIMED, BLAMED, VICTIM}
    assert named | {EVENT_DATE, DEATH_DATE, ANNOUNCED, EVENT_TIME} == READ_BY_STAGES
