"""Reasons of the machine in French: what each rule says, and what is left as it is stored."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from claims.admin.day_parts import DAY_PARTS, day_part
from claims.admin.reason_words import link_reason, reason_in_words
from claims.domain.values import PARTS_OF_DAY
from claims.models import ClaimLink
from tests.claims.admin.cast import Page, logged_in
from tests.factories import AttributeFactory, ClaimFactory, SourceFactory

# Sentences as the rules and the link suggestions make them.
IN_FRENCH = [
    (
        '"Child" is one person, the headline of "hurt".',
        "« Child » est une seule personne ; cela se rattache à « hurt » (titre).",
    ),
    ('"trois" is the reduced argument of "tués".', "« trois » se rattache à « tués » (participe)."),
    ('"the army" stands as by of "hit".', "« the army » se rattache à « hit » (agent)."),
    (
        'The words before "Kirkouk" make it the impact site.',
        "Les mots devant « Kirkouk » en font : lieu d’impact.",
    ),
    ('"un "soir" froid" is evening.', '« un "soir" froid » : soir.'),
    (
        '"vendredi", the day of publication being 2019-12-30, is 2019-12-27.',
        "« vendredi » est le 2019-12-27, l’article étant du 2019-12-30.",
    ),
    ('"roquettes" is a word for rocket (means).', "« roquettes » est un mot pour cette valeur (moyen)."),
    ("Both say air_strike.", "Les deux disent frappe aérienne."),
    ("Both say true.", "Les deux disent oui."),
    ("≥ 1 is a part of 2.", "≥ 1 est une partie de 2."),
    ("2020-03-11 lies within 2020-03.", "2020-03-11 se situe dans 2020-03."),
    ("Both say that there was none.", "Les deux disent qu’il n’y en a pas eu."),
    ('"evening" and "midday" name different hours.', "« soir » et « midi » nomment des heures différentes."),
    (
        "1 and 3 exclude each other, and may speak of the same time.",
        "1 et 3 s’excluent, et peuvent parler du même moment.",
    ),
    (
        "≥ 5 and 3 exclude each other, and a growing figure does not fall: the later says 3.",
        "≥ 5 et 3 s’excluent, et un chiffre qui croît ne baisse pas : l’énoncé ultérieur dit 3.",
    ),
    ("A part of ≥ 1 is more than the whole of 0.", "Une part de ≥ 1 dépasse l’ensemble de 0."),
    (
        '"nine" is the passive argument of "wounded". Who says it is carried over from an earlier sentence.',
        "« nine » se rattache à « wounded » (passif). L’auteur du propos est repris d’une phrase précédente.",
    ),
    ("20:30 and 21:30 are 60 minutes apart.", "Entre 20:30 et 21:30 il y a 60 minutes."),
]


@pytest.mark.parametrize(("stored", "shown"), IN_FRENCH)
def test_a_reason_of_a_rule_is_said_in_french(stored: str, shown: str) -> None:
    with override("fr"):
        assert (reason_in_words(stored) or "").replace("\N{NO-BREAK SPACE}", " ") == shown


@pytest.mark.parametrize(
    "stored",
    [
        "The army and the hospital each had their own knowledge.",  # a person's own words
        '"x" is the unheard_of argument of "y".',  # a pattern that nobody named
    ],
)
def test_what_nobody_can_say_in_french_is_told_apart(stored: str) -> None:
    with override("fr"):
        assert reason_in_words(stored) is None


def test_english_readers_get_what_is_stored() -> None:
    with override("en"):
        assert reason_in_words("Anything at all.") == "Anything at all."


def test_every_part_of_the_day_has_its_word() -> None:
    assert set(DAY_PARTS) == set(PARTS_OF_DAY)
    with override("fr"):
        assert day_part("evening") == "soir"
        assert day_part("19:30") == "19:30"


@pytest.mark.django_db
def test_the_card_says_the_reason_in_the_readers_language_or_says_that_it_is_english() -> None:
    known = ClaimFactory(rule="fr.killed.passive", reason='"trois" is the passive argument of "tués".')
    unknown = ClaimFactory(rule="fr.killed.odd", reason="An odd reason.")
    french = logged_in("reviewer", language="fr")
    page = Page(french.get(reverse("admin:article_page", args=[known.article.public_id])))
    assert "se rattache à" in page.text
    assert "argument of" not in page.text
    other = Page(french.get(reverse("admin:article_page", args=[unknown.article.public_id])))
    assert '<span lang="en">An odd reason.</span>' in other.html


@pytest.mark.django_db
def test_why_claims_are_linked_names_categories_and_outlets_in_french() -> None:
    weapon = AttributeFactory(key="weapon", definition__value_kind="category")
    weapon.current.definition["categories"] = [{"key": "rocket", "label": {"en": "Rocket", "fr": "Roquette"}}]
    SourceFactory(name="Iraqi army").names.create(language="fr", name="l’armée irakienne", is_alias=False)
    pair = ClaimLink(
        first=ClaimFactory(attribute=weapon, number=None, value_kind="category", category="rocket")
    )
    told = {"Both say rocket.": "Les deux disent roquette.", "Both say evening.": "Les deux disent soir."}
    told["Both rest on Iraqi army."] = "Les deux reposent sur l’armée irakienne."
    with override("fr"):
        for stored, shown in told.items():
            pair.detail = stored
            assert link_reason(pair) == shown


@pytest.mark.django_db
def test_lists_say_parts_of_the_day_and_roles_in_french() -> None:
    timed = AttributeFactory(key="event_time", definition__value_kind="time")
    ClaimFactory(attribute=timed, value_kind="time", time_text="evening", number=None)
    french = logged_in("administrator", language="fr")
    claims = Page(french.get(reverse("admin:claims_claim_changelist")))
    assert "soir" in claims.text
    assert "evening" not in claims.text
    people = Page(french.get(reverse("admin:accounts_user_changelist")))
    assert "administrateur" in people.text


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ('"said it did" tells an act of the speaker.', "« said it did » dit un acte de celui qui parle."),
        ('"some" is the context argument of "since".', "« some » se rattache à « since » (mots alentour)."),
        (
            '"3 January", the day of publication being not known, is 2019-01-03.',
            "« 3 January » est : 2019-01-03 ; le jour de l’article n’est pas connu.",
        ),
        (
            '"Monday", the day of publication being 2021-02, is 2021-02. Doubtful: weekday unresolved.',
            "« Monday » est le 2021-02, l’article étant du 2021-02. Douteux : on ne sait de quelle semaine.",
        ),
        ('"x", the day of publication being 2021-02, is 2021-02. Doubtful: odd.', None),
    ],
)
def test_rarer_reasons_are_said_in_french_too(stored: str, shown: str | None) -> None:
    with override("fr"):
        words = reason_in_words(stored)
    assert (words and words.replace("\N{NO-BREAK SPACE}", " ")) == shown
