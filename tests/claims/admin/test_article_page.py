"""The article page: cards in text order, one act per request, refusals said on the card, fixed queries."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.domain.codes import ClaimStatus
from claims.models import Claim, Event
from claims.services.review import accept_claim
from sources.codes import Sensitivity
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    """A suggestion that one girl was killed."""
    found: Claim = ClaimFactory()
    adopted(found.attribute)
    return found


@pytest.fixture
def reviewer() -> Client:
    return logged_in("reviewer")


def page_of(claim: Claim) -> str:
    return reverse("admin:article_page", args=[claim.article.public_id])


def card_of(claim: Claim) -> str:
    return reverse("admin:claim_act", args=[claim.article.public_id, claim.ordinal])


def decide(client: Client, claim: Claim, **data: Any) -> Any:
    return client.post(
        card_of(claim), {"row_version": claim.row_version, **data}, headers={"HX-Request": "true"}
    )


def test_page_shows_text_marks_and_cards_safely(reviewer: Client, claim: Claim) -> None:
    response = reviewer.get(page_of(claim))
    page = Page(response)
    assert response.status_code == 200
    assert page.refused == []
    assert 'data-claim="1"' in page.html.replace(f'data-claim="{claim.ordinal}"', 'data-claim="1"')
    assert "One girl was killed" in page.text
    assert "0 of 1 decided" in page.text


def test_accepting_brings_back_the_card_and_the_progress(reviewer: Client, claim: Claim) -> None:
    response = decide(reviewer, claim, act="accept")
    claim.refresh_from_db()
    assert claim.status == ClaimStatus.ACCEPTED
    assert 'data-status="accepted"' in response.content.decode()
    assert "1 of 1 decided" in Page(response).text
    assert "<html" not in response.content.decode()


def test_without_a_script_an_act_leads_back_to_the_card(reviewer: Client, claim: Claim) -> None:
    response = reviewer.post(card_of(claim), {"act": "accept", "row_version": 1})
    assert response.status_code == 302
    assert response.headers["Location"] == f"{page_of(claim)}#claim-{claim.ordinal}"


def test_a_rejection_needs_its_reason(reviewer: Client, claim: Claim) -> None:
    response = decide(reviewer, claim, act="reject", reason=" ")
    assert response.status_code == 422
    assert "A rejection needs a reason: say what is wrong with the claim." in Page(response).text
    decide(reviewer, claim, act="reject", reason="The words do not state this.")
    claim.refresh_from_db()
    assert (claim.status, claim.decision_reason) == (ClaimStatus.REJECTED, "The words do not state this.")


def test_a_decision_on_a_claim_that_moved_on_is_refused(reviewer: Client, claim: Claim) -> None:
    accept_claim(claim.pk, by=None)
    response = decide(reviewer, claim, act="reject", reason="Wrong.")
    claim.refresh_from_db()
    assert response.status_code == 409
    assert "was changed in the meantime: version 1 was shown, version 2 is stored" in Page(response).text
    assert claim.status == ClaimStatus.ACCEPTED


def test_a_decision_is_taken_back(reviewer: Client, claim: Claim) -> None:
    decide(reviewer, claim, act="accept")
    claim.refresh_from_db()
    decide(reviewer, claim, act="reopen")
    claim.refresh_from_db()
    assert claim.status == ClaimStatus.SUGGESTED


def edited(claim: Claim, **changed: Any) -> dict[str, Any]:
    """What the edit form sends of a count."""
    event = "" if claim.event is None else claim.event.public_id
    plain = {
        "act": "edit", "attribute": claim.attribute.key, "comparator": "exact", "number": "1", "modality": "asserted",
        "actuality": "happened", "polarity": "positive", "event": event, "row_version": claim.row_version,
    }  # fmt: skip
    return {**plain, **changed}


def test_an_edit_corrects_the_value_and_accepts(reviewer: Client, claim: Claim) -> None:
    response = decide(reviewer, claim, **edited(claim, comparator="at_least", number="2"))
    claim.refresh_from_db()
    assert response.status_code == 200
    assert (claim.status, claim.number, claim.lower, claim.upper) == (ClaimStatus.ACCEPTED, 2, 2, None)
    assert "≥ 2" in Page(response).text


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"number": "-1"}, "A count is a whole number from 0; got -1."),
        ({"number": "many"}, "Enter a number."),
        ({"comparator": ""}, "Give the comparator, or say that the source does not know it or withholds it."),
        ({"modality": ""}, "This field is required."),
        ({"informant": "Nobody Ever"}, "No source is named “Nobody Ever”."),
    ],
)
def test_an_edit_that_does_not_hold_is_refused_in_place(
    reviewer: Client, claim: Claim, changed: dict[str, str], said: str
) -> None:
    response = decide(reviewer, claim, **edited(claim, **changed))
    claim.refresh_from_db()
    assert response.status_code == 422
    assert said in Page(response).text
    assert claim.status == ClaimStatus.SUGGESTED


def test_the_form_follows_the_attribute_that_is_chosen(reviewer: Client, claim: Claim) -> None:
    adopted(claim.attribute, AttributeFactory(key="event_date", family="time", definition__value_kind="date"))
    response = decide(reviewer, claim, act="attribute", attribute="event_date")
    assert 'name="date_edtf"' in response.content.decode()


def test_a_claim_moves_to_another_event(reviewer: Client, claim: Claim) -> None:
    other = EventFactory(title="Another attack")
    decide(reviewer, claim, act="move", event=other.public_id)
    claim.refresh_from_db()
    assert claim.event == other


def test_a_claim_moves_to_a_new_event_or_to_none(reviewer: Client, claim: Claim) -> None:
    decide(reviewer, claim, act="move", event="new", title="Rockets on a base")
    claim.refresh_from_db()
    assert claim.event == Event.objects.get(title="Rockets on a base")
    decide(reviewer, claim, act="move", event="")
    claim.refresh_from_db()
    assert claim.event is None


def test_an_unknown_act_is_named_with_what_is_accepted(reviewer: Client, claim: Claim) -> None:
    response = decide(reviewer, claim, act="burn")
    assert (
        "“burn” is no act. Accepted: accept, edit, reject, skip, unskip, move, reopen." in Page(response).text
    )


def test_a_card_at_rest_names_its_acts_and_leads_to_its_own_page(reviewer: Client, claim: Claim) -> None:
    page = Page(reviewer.get(page_of(claim))).html
    assert 'data-acts="accept comments copy edit history like move paragraph reject skip"' in page
    assert f'href="?claim={claim.ordinal}#claim-{claim.ordinal}"' in page
    # The buttons are there once, as what the page's script makes those of a card from.
    assert page.count('value="accept" data-act') == 1
    assert f"{page_of(claim)}claims/~claim~/" in page


def test_without_a_script_a_card_of_its_own_page_has_every_act(reviewer: Client, claim: Claim) -> None:
    page = Page(reviewer.get(page_of(claim), {"claim": claim.ordinal})).html
    card = page[page.index("<article") : page.index("</article>")]
    assert f'action="{card_of(claim)}"' in card
    for act in ("accept", "edit", "reject", "skip", "move", "like", "paragraph", "history", "comments"):
        assert f'data-act="{act}"' in card
    assert 'data-act="undo"' not in card
    decide(reviewer, claim, act="accept")
    page = Page(reviewer.get(page_of(claim), {"claim": claim.ordinal})).html
    card = page[page.index("<article") : page.index("</article>")]
    for act in ("undo", "links", "edit"):
        assert f'data-act="{act}"' in card
    for act in ("accept", "skip", "like"):
        assert f'data-act="{act}"' not in card


def test_what_a_card_says_is_escaped_wherever_it_stands(reviewer: Client) -> None:
    text = 'He said "<b>two</b> & more" fell.'
    claim = ClaimFactory(
        article=ArticleFactory(text=text), quote=text, focus="<b>two</b>", focus_start=9, focus_end=19,
        scope_text="<i>there</i>", informant_text='"><u>', rule="<rule>", reason="<why>", modality="hedged",
        emendation='" onclick="x', event=EventFactory(title="<script>event</script>"),
    )  # fmt: skip
    adopted(claim.attribute)
    page = Page(reviewer.get(page_of(claim)))
    assert page.refused == []
    for words in ("<b>two</b>", "<i>there</i>", '"><u>', "<rule>", "<why>", "<script>event"):
        assert words not in page.html
        assert words in page.text
    assert 'title="&quot; onclick=&quot;x"' in page.html


def test_a_reader_sees_cards_and_no_acts(claim: Claim) -> None:
    response = logged_in("reader").get(page_of(claim))
    assert "One girl was killed" in Page(response).text
    assert 'name="act"' not in response.content.decode()
    assert logged_in("reader", username="other").post(card_of(claim), {"act": "accept"}).status_code == 403


def test_a_restricted_claim_is_no_card_and_no_word_for_a_reader() -> None:
    claim = ClaimFactory(sensitivity=Sensitivity.RESTRICTED)
    page = Page(logged_in("reader").get(page_of(claim)))
    assert "One girl was killed" not in page.text
    assert "Some words are withheld from you" in page.text
    assert logged_in("reader", username="other").get(card_of(claim)).status_code == 404


def test_an_article_without_claims_says_what_to_do(reviewer: Client) -> None:
    article = ArticleFactory()
    page = Page(reviewer.get(reverse("admin:article_page", args=[article.public_id])))
    assert "No claims yet" in page.text
    assert "add the first claim, or say that there is nothing to claim here" in page.text


def test_an_unknown_article_is_not_found(reviewer: Client) -> None:
    assert reviewer.get(reverse("admin:article_page", args=["A0"])).status_code == 404


# Statements of the page beyond session, user, permissions and transaction control.
MOST_QUERIES = 12
ABOUT_THE_PERSON = ("django_session", "accounts_user", "auth_permission", "SAVEPOINT", "RELEASE SAVEPOINT")


def queries_of(client: Client, article: Any) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(reverse("admin:article_page", args=[article.public_id])).status_code == 200
    statements = [query["sql"] for query in captured.captured_queries]
    return [
        sql
        for sql in statements
        if not any(f'FROM "{name}' in sql or sql.startswith(name) for name in ABOUT_THE_PERSON)
    ]


@pytest.mark.parametrize("number", [1, 100, 1000])
def test_the_page_takes_twelve_queries_whatever_the_number_of_claims(reviewer: Client, number: int) -> None:
    claim = ClaimFactory()
    adopted(claim.attribute)
    more = [
        ClaimFactory.build(
            article=claim.article, attribute=claim.attribute, attribute_version=claim.attribute_version,
            event=claim.event, ordinal=claim.ordinal + 1 + at,
        )
        for at in range(number - 1)
    ]  # fmt: skip
    Claim.objects.bulk_create(more)
    # Another article is offered next, and the person has decided something, on one claim and on several.
    ClaimFactory()
    decide(reviewer, claim, act="accept")
    assert len(queries_of(reviewer, claim.article)) <= MOST_QUERIES


def add(client: Client, article: Any, **data: Any) -> Any:
    return client.post(reverse("admin:claim_add", args=[article.public_id]), data)


def test_a_claim_is_added_on_words_of_the_text(reviewer: Client, claim: Claim) -> None:
    data = edited(claim, act="add", quote="five people were hurt", focus="five", number="5")
    add(reviewer, claim.article, **data)
    new = Claim.objects.exclude(pk=claim.pk).get()
    assert (new.quote, new.focus, new.number) == ("five people were hurt", "five", 5)
    assert claim.article.text[new.start : new.end] == new.quote
    assert new.status == ClaimStatus.ACCEPTED


def test_a_value_that_cannot_be_is_refused_in_the_language_of_the_reader(claim: Claim) -> None:
    sofia = logged_in("reviewer", username="sofia", language="fr")
    data = edited(claim, act="add", quote="five people were hurt", focus="five", number="-5")
    response = add(sofia, claim.article, **data)
    assert response.status_code == 422
    assert "Un décompte est un nombre entier à partir de 0 ; reçu : -5." in Page(response).text
    assert Claim.objects.count() == 1


def test_words_that_do_not_stand_in_the_text_are_refused(reviewer: Client, claim: Claim) -> None:
    response = add(reviewer, claim.article, act="begin", quote="six people", attribute="killed")
    assert response.status_code == 422
    assert "These words do not stand in the text. Copy them exactly as they are there." in Page(response).text


def test_words_that_stand_twice_are_asked_about(reviewer: Client) -> None:
    article = ArticleFactory(text="Two fell. Later, two fell. Two fell.")
    adopted(AttributeFactory())
    response = add(reviewer, article, act="begin", quote="Two fell", attribute="killed")
    page = Page(response)
    assert "These words stand in the text 2 times: say which are meant." in page.text
    assert [choice for choice in page.selected if choice.startswith("start=")] == []


def test_a_new_claim_is_read_from_its_words_and_nothing_that_judges_is_preselected(
    reviewer: Client, claim: Claim
) -> None:
    response = add(reviewer, claim.article, act="begin", quote="five people were hurt", attribute="killed")
    # Which event it tells of, and how sure one is, are for the person to say.
    assert set(Page(response).selected) == {
        "attribute=killed", "comparator=exact", "modality=asserted", "actuality=happened", "polarity=positive",
    }  # fmt: skip


def test_whoever_comes_back_to_an_address_of_an_act_goes_on_to_the_article(
    reviewer: Client, claim: Claim
) -> None:
    page = page_of(claim)
    added = reviewer.get(reverse("admin:claim_add", args=[claim.article.public_id]))
    acted = reviewer.get(card_of(claim), {"mode": "edit"})
    assert (added.status_code, added.headers["Location"]) == (302, f"{page}#add-claim")
    assert acted.headers["Location"] == f"{page}?claim={claim.ordinal}&mode=edit#claim-{claim.ordinal}"


def test_the_articles_stay_marked_in_the_menu_while_a_claim_is_added(reviewer: Client, claim: Claim) -> None:
    response = add(reviewer, claim.article, act="begin", quote="six people", attribute="killed")
    here = reverse("admin:sources_article_changelist")
    assert f'<a href="{here}" aria-current="page" data-go="a"' in response.content.decode()


def test_the_last_decision_is_named_with_its_undo_and_the_one_before_after_it(
    reviewer: Client, claim: Claim
) -> None:
    other = ClaimFactory(article=claim.article, attribute=claim.attribute, event=claim.event)
    decide(reviewer, claim, act="accept")
    answer = decide(reviewer, other, act="reject", reason="Wrong value.").content.decode()
    assert 'hx-swap-oob="innerHTML:#last-decision"' in answer
    assert f'hx-target="#claim-{other.ordinal}"' in answer
    other.refresh_from_db()
    decide(reviewer, other, act="reopen")
    other.refresh_from_db()
    assert other.status == ClaimStatus.SUGGESTED
    assert f'hx-target="#claim-{claim.ordinal}"' in reviewer.get(page_of(claim)).content.decode()


def test_what_another_reviewer_decided_is_not_offered_for_undoing(reviewer: Client, claim: Claim) -> None:
    decide(reviewer, claim, act="accept")
    page = logged_in("reviewer", username="another").get(page_of(claim))
    assert f'hx-target="#claim-{claim.ordinal}"' not in page.content.decode()


def test_an_article_with_every_suggestion_decided_says_so(reviewer: Client, claim: Claim) -> None:
    said = "No suggestion is open here."
    assert said not in Page(reviewer.get(page_of(claim))).text
    assert said in Page(decide(reviewer, claim, act="accept")).text


def test_a_corrected_wording_moves_the_focus_to_its_words(reviewer: Client) -> None:
    place = AttributeFactory(key="place", family="place", definition__value_kind="place")
    claim = ClaimFactory(
        attribute=place, value_kind="place", number=None, lower=None, upper=None, wording="girl"
    )
    adopted(place)
    decide(reviewer, claim, **edited(claim, wording="One girl", entry="", comparator="", number=""))
    claim.refresh_from_db()
    assert (claim.wording, claim.focus) == ("One girl", "One girl")
    assert claim.article.text[claim.focus_start : claim.focus_end] == "One girl"


def test_selected_words_bring_their_sentence_their_wording_and_their_number(reviewer: Client) -> None:
    article = ArticleFactory(text="Rockets fell. The army said at least three guards were hurt. It left.\n")
    killed = AttributeFactory(definition__lexicon={"en": {"triggers": ("killed",), "heads": ("guards",)}})
    place = AttributeFactory(key="place", family="place", definition__value_kind="place")
    adopted(killed, place)
    counted = add(reviewer, article, act="begin", quote="at least three", attribute="killed")
    markup = counted.content.decode()
    assert "The army said at least three guards were hurt.</textarea>" in markup
    assert 'name="focus" value="at least three"' in markup
    assert {"attribute=killed", "comparator=at_least"} < set(Page(counted).selected)
    assert 'name="number" value="3"' in markup
    placed = add(reviewer, article, act="begin", quote="The army", attribute="place").content.decode()
    assert re.search(r'<textarea name="wording"[^>]*>\s*The army</textarea>', placed)


def test_words_that_stand_twice_bring_the_sentence_that_was_meant(reviewer: Client) -> None:
    article = ArticleFactory(text="Two fell in May. Later, two fell. Two fell in June.")
    adopted(AttributeFactory())
    response = add(reviewer, article, act="begin", quote="Two fell", attribute="killed", start="34")
    assert "Two fell in June.</textarea>" in response.content.decode()
