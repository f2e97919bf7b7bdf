"""Copying a claim on the article page: begun from the claim, nothing that judges preselected, both facts kept."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Attribute, Claim
from claims.services.blind import start_blind_review
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory, UserFactory

pytestmark = pytest.mark.django_db
TEXT = "Rockets fell. The army said at least three soldiers were hurt. It left.\n"
QUOTE = "The army said at least three soldiers were hurt."


@pytest.fixture
def claim() -> Claim:
    """At least three soldiers were hurt."""
    hurt = AttributeFactory(key="injured", definition__lexicon={"en": {"heads": ("soldiers",)}})
    target = AttributeFactory(key="target", family="place", definition__value_kind="place")
    casualties = AttributeFactory(key="casualties")
    adopted(hurt, target, casualties)
    start = TEXT.index("at least three")
    found: Claim = ClaimFactory(
        article=ArticleFactory(text=TEXT), attribute=hurt, quote=QUOTE, comparator="at_least", number=3,
        lower=3, upper=None, focus_start=start, focus_end=start + 14, focus="at least three", accepted=True,
        modality="hearsay", certainty=3,
    )  # fmt: skip
    return found


@pytest.fixture
def reviewer() -> Client:
    return logged_in("reviewer")


def page_of(claim: Claim, **query: str) -> str:
    return reverse("admin:article_page", args=[claim.article.public_id], query=query)


def begun(client: Client, claim: Claim, attribute: str) -> str:
    """The panel's markup with the fields of the attribute chosen."""
    address = reverse("admin:claim_words", args=[claim.article.public_id])
    query = {"copy": str(claim.ordinal), "attribute": attribute}
    return client.get(address, query, headers={"HX-Request": "true"}).content.decode()


def copy(client: Client, claim: Claim, **data: str) -> Any:
    address = reverse("admin:claim_add", args=[claim.article.public_id])
    told = {"modality": "hearsay", "actuality": "happened", "polarity": "positive", "quote": claim.quote}
    return client.post(address, {**told, "act": "add", "copy": str(claim.ordinal), **data})


def selected(markup: str) -> set[str]:
    """What a careless save would assert: name=value of every option that is chosen beforehand."""
    page = Page(type("Answer", (), {"streaming": False, "content": markup.encode()}))
    return set(page.selected)


def test_the_panel_begins_with_the_attributes_its_own_first(reviewer: Client, claim: Claim) -> None:
    markup = begun(reviewer, claim, "")
    assert re.findall(r'data-key="(\w+)"', markup)[0] == "injured"
    assert "for another event" in markup
    assert 'aria-selected="true"' not in markup
    assert f'data-copy="{claim.ordinal}"' in markup


def test_another_attribute_of_the_same_kind_begins_with_what_the_claim_states(
    reviewer: Client, claim: Claim
) -> None:
    markup = begun(reviewer, claim, "casualties")
    assert 'name="number" value="3"' in markup
    # Neither the event of the claim nor the certainty of its coder is anybody's choice here.
    assert selected(markup) == {
        "comparator=at_least", "modality=hearsay", "actuality=happened", "polarity=positive",
    }  # fmt: skip
    assert re.search(rf'<option value="{claim.event.public_id}">', markup)


def test_a_number_is_no_name_of_a_place(reviewer: Client, claim: Claim) -> None:
    markup = begun(reviewer, claim, "target")
    assert re.search(r'<textarea name="wording"[^>]*>\s*</textarea>', markup)
    assert "modality=hearsay" in selected(markup)


def test_a_number_of_another_kind_of_claim_is_read_from_the_words(reviewer: Client, claim: Claim) -> None:
    Claim.objects.filter(pk=claim.pk).update(
        attribute=Attribute.objects.get(key="target"), value_kind="place", wording="soldiers",
        number=None, lower=None, upper=None, comparator="exact",
        attribute_version=Attribute.objects.get(key="target").current,
    )  # fmt: skip
    markup = begun(reviewer, claim, "casualties")
    assert 'name="number" value="3"' in markup
    assert "comparator=at_least" in selected(markup)


def test_of_its_own_attribute_its_own_event_is_not_offered(reviewer: Client, claim: Claim) -> None:
    other = EventFactory()
    markup = begun(reviewer, claim, "injured")
    offered = re.findall(
        r'<option value="(\w*)"', markup[markup.index('name="event"') :].partition("</sel")[0]
    )
    assert claim.event.public_id not in offered
    assert other.public_id in offered


def test_both_facts_stand_on_the_words_and_the_copy_names_its_claim(reviewer: Client, claim: Claim) -> None:
    response = copy(
        reviewer, claim, attribute="target", event=claim.event.public_id, wording="three soldiers"
    )
    made = Claim.objects.get(copied_from=claim)
    assert response.headers["Location"] == f"{page_of(claim)}#claim-{made.ordinal}"
    assert (made.quote, made.focus, made.wording) == (QUOTE, "three soldiers", "three soldiers")
    assert (made.event, made.modality, made.certainty) == (claim.event, "hearsay", None)
    claim.refresh_from_db()
    assert (claim.focus, claim.number, claim.status) == ("at least three", 3, "accepted")
    card = reviewer.get(page_of(claim)).content.decode().partition(f'id="claim-{made.ordinal}"')[2]
    assert f'<a href="#claim-{claim.ordinal}">copied from claim {claim.ordinal}</a>' in card


def test_without_a_script_the_form_on_the_page_copies(reviewer: Client, claim: Claim) -> None:
    page = Page(reviewer.get(page_of(claim, copy=str(claim.ordinal))))
    assert f"Copied from claim {claim.ordinal}" in page.text
    assert page.refused == []
    response = copy(reviewer, claim, act="begin", attribute="casualties")
    assert 'name="number" value="3"' in response.content.decode()
    assert (response.status_code, Claim.objects.count()) == (200, 1)


def test_a_copy_without_an_attribute_or_of_the_same_fact_is_refused(reviewer: Client, claim: Claim) -> None:
    assert "Choose an attribute." in Page(copy(reviewer, claim, attribute="")).text
    same = copy(
        reviewer, claim, attribute="injured", comparator="at_least", number="3",
        event=claim.event.public_id,
    )  # fmt: skip
    assert same.status_code == 422
    assert Claim.objects.count() == 1


def test_a_claim_that_changed_meanwhile_is_looked_at_again(reviewer: Client, claim: Claim) -> None:
    response = copy(reviewer, claim, attribute="casualties", comparator="exact", number="3", quote="It left.")
    assert "The claim changed since you began to copy it." in Page(response).text
    assert Claim.objects.count() == 1


def test_nobody_copies_what_they_do_not_see(reviewer: Client, claim: Claim) -> None:
    Claim.objects.filter(pk=claim.pk).update(sensitivity="confidential")
    assert reviewer.get(page_of(claim, copy=str(claim.ordinal))).status_code == 404
    reader = logged_in("reader")
    Claim.objects.filter(pk=claim.pk).update(sensitivity="public")
    assert reader.get(page_of(claim, copy=str(claim.ordinal))).status_code == 403
    assert copy(reader, claim, attribute="target", wording="three soldiers").status_code == 403


def test_a_blind_reviewers_copy_is_on_no_page_but_theirs(claim: Claim) -> None:
    Claim.objects.filter(pk=claim.pk).update(
        status="suggested", verification="machine", decided_at=None, producer="rules"
    )
    start_blind_review(claim.article, by=UserFactory(is_superuser=True))
    nadia, tomas = logged_in("reviewer", username="nadia"), logged_in("reviewer", username="tomas")
    copy(nadia, claim, attribute="target", event=claim.event.public_id, wording="three soldiers")
    assert f"copied from claim {claim.ordinal}" in nadia.get(page_of(claim)).content.decode()
    assert "copied from claim" not in tomas.get(page_of(claim)).content.decode()
    assert Claim.objects.count() == 1
