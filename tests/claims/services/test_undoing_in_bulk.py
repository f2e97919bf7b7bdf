"""Undoing what was accepted in bulk, under a policy or at the link desk, and what was edited in a register."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.domain.codes import Axis, ClaimStatus, ValueRelation, Verification
from claims.models import Attribute, Claim, ClaimLink, Event, LinkOrigin, Place, Resolution, Stage
from claims.models import RulingKind as Kind
from claims.selectors.undo import Undo, undo_of
from claims.services.accepting_links import accept_links
from claims.services.consensus import derive_event
from claims.services.errors import BadDecision
from claims.services.linking import decide_link, suggest_links
from claims.services.register_edits import revise_entry
from claims.services.resolution import resolve_conflict, withdraw_resolution
from claims.services.review import accept_under_policy, reject_claim
from claims.services.reviewing import finish_review
from claims.services.routing import route_claims
from claims.services.undoing import undo_act
from claims.services.undoing_policy import undo_policy
from factcheck.accounts.models import User
from factcheck.audit.models import Act
from factcheck.jobs.models import Job
from tests.claims.admin.cast import Page, adopted, person
from tests.factories import AttributeFactory, ClaimFactory, EventFactory, PlaceFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def nadia() -> User:
    return UserFactory(username="nadia", is_superuser=True)


@pytest.fixture
def event() -> Event:
    adopted(AttributeFactory(key="killed"))
    return EventFactory()


@pytest.fixture
def suggestions(event: Event) -> list[Claim]:
    """Two articles, one suggestion each: 1 and 3 killed."""
    attribute = Attribute.objects.get(key="killed")
    return [ClaimFactory(event=event, attribute=attribute, number=number) for number in (1, 3)]


def last(verb: str) -> Act:
    return Act.objects.filter(verb=verb).latest("id")


def preview(act: Act, user: Any) -> Undo:
    found = undo_of(act, user)
    assert found is not None
    return found


def standing() -> set[tuple[str, str]]:
    return set(Claim.objects.values_list("status", "verification"))


OPEN = {(ClaimStatus.SUGGESTED, Verification.MACHINE)}
BY_POLICY = {(ClaimStatus.ACCEPTED, Verification.POLICY)}


def test_what_a_policy_accepted_is_suggested_again(suggestions: list[Claim], event: Event) -> None:
    accept_under_policy(Claim.objects.all(), policy="accept-suggestions")
    act, ada = last("claim.accept_under_policy"), person("editor", username="ada")
    for claim in suggestions:
        claim.refresh_from_db()
    finish_review(suggestions[0].article, by=ada)
    told = preview(act, ada)
    assert (told.total, told.refusal, told.needs_reason) == (2, "", True)
    Job.objects.all().delete()
    undo_act(act.pk, by=ada, reason="The policy was tried out.")
    assert standing() == OPEN
    assert not Claim.objects.exclude(decided_at=None, decision_reason="").exists()
    assert suggestions[0].article.review_stage.stage == Stage.OPEN
    assert Job.objects.filter(name="claims.derive_event").exists()
    assert "Changed since" in preview(act, ada).refusal


def test_a_reviewer_does_not_undo_what_the_machine_accepted(suggestions: list[Claim]) -> None:
    accept_under_policy(Claim.objects.all(), policy="accept-suggestions")
    with pytest.raises(BadDecision, match="The machine did this: whoever adjudicates reviews"):
        undo_act(last("claim.accept_under_policy").pk, by=person("reviewer"), reason="x")
    assert standing() == BY_POLICY


def test_of_what_a_policy_accepted_the_part_is_undone_that_nobody_decided_since(
    suggestions: list[Claim], nadia: User
) -> None:
    accept_under_policy(Claim.objects.all(), policy="accept-suggestions", by=nadia)
    reject_claim(suggestions[0].pk, by=nadia, reason="A recap.")
    act = last("claim.accept_under_policy")
    told = preview(act, nadia)
    assert (told.refusal, told.kept_total) == ("", 1)
    assert [(each.row, each.why) for each in told.kept] == [(suggestions[0], "decided since")]
    assert [each.stands for each in told.touched] == [False, True]
    assert undo_act(act.pk, by=nadia, reason="x") == 1
    for claim in suggestions:
        claim.refresh_from_db()
    assert [claim.status for claim in suggestions] == [ClaimStatus.REJECTED, ClaimStatus.SUGGESTED]
    assert last("claim.take_back").new == {
        "act": act.pk,
        "verb": act.verb,
        "claims": 1,
        "kept": [suggestions[0].public_id],
    }
    with pytest.raises(BadDecision, match="Changed since"):
        undo_act(act.pk, by=nadia, reason="x")


def test_a_claim_that_was_only_moved_since_is_opened_where_it_is(
    suggestions: list[Claim], nadia: User
) -> None:
    accept_under_policy(Claim.objects.all(), policy="accept-suggestions", by=nadia)
    elsewhere = EventFactory()
    route_claims([Claim.objects.get(pk=suggestions[0].pk)], elsewhere, by=nadia)
    assert undo_act(last("claim.accept_under_policy").pk, by=nadia, reason="x") == 0
    suggestions[0].refresh_from_db()
    assert (suggestions[0].status, suggestions[0].event) == (ClaimStatus.SUGGESTED, elsewhere)


def ruled_citing(claim: Claim, event: Event) -> Resolution:
    return resolve_conflict(
        event, claim.attribute, "", kind=Kind.INSUFFICIENT, reason="Too little.",
        cited_claims=[Claim.objects.get(pk=claim.pk)], by=UserFactory(is_superuser=True),
    )  # fmt: skip


def test_a_claim_that_a_ruling_cites_stays_accepted(
    suggestions: list[Claim], event: Event, nadia: User
) -> None:
    accept_under_policy(Claim.objects.all(), policy="accept-suggestions")
    derive_event(event)
    ruling = ruled_citing(suggestions[0], event)
    act = last("claim.accept_under_policy")
    told = preview(act, nadia)
    assert [row.public_id for row in told.rulings] == [ruling.public_id]
    assert [each.why for each in told.kept] == [f"cited by the ruling {ruling.public_id}"]
    assert undo_act(act.pk, by=nadia, reason="x") == 1
    assert standing() == OPEN | BY_POLICY
    withdraw_resolution(ruling, reason="Mine.", by=UserFactory(is_superuser=True))
    assert undo_act(act.pk, by=nadia, reason="x") == 1
    assert standing() == OPEN


def test_where_all_is_decided_or_cited_nothing_is_undone(
    suggestions: list[Claim], event: Event, nadia: User
) -> None:
    accept_under_policy(Claim.objects.all(), policy="accept-suggestions", by=nadia)
    derive_event(event)
    ruled_citing(suggestions[0], event)
    reject_claim(suggestions[1].pk, by=nadia, reason="A recap.")
    act = last("claim.accept_under_policy")
    with pytest.raises(BadDecision, match="Changed since"):
        undo_act(act.pk, by=nadia, reason="x")
    # What was ruled between the preview and the click is seen by the act itself.
    with pytest.raises(BadDecision, match="decided since, or are cited"):
        undo_policy(act, by=nadia, reason="x")


def test_a_ruling_cites_accepted_claims_alone(suggestions: list[Claim], event: Event) -> None:
    accept_under_policy(Claim.objects.filter(pk=suggestions[0].pk), policy="accept-suggestions")
    derive_event(event)
    with pytest.raises(BadDecision, match=f"{suggestions[1].public_id} is none"):
        ruled_citing(suggestions[1], event)


def test_the_page_says_what_stays_before_and_after(suggestions: list[Claim]) -> None:
    accept_under_policy(Claim.objects.all(), policy="accept-suggestions")
    ada, client = person("editor", username="ada", language="fr"), Client()
    reject_claim(suggestions[0].pk, by=ada, reason="A recap.")
    client.force_login(ada)
    address = reverse("admin:undo", args=[last("claim.accept_under_policy").pk])
    page = Page(client.get(address))
    assert "Ce qui reste en l’état 1" in page.text
    assert "tranchée depuis" in page.text
    assert "Annuler le reste" in page.text
    answer = client.post(address, {"reason": "Un essai."}, follow=True)
    assert "sauf 1 qui a été tranchée depuis" in Page(answer).text


def test_links_accepted_together_are_undone_on_the_undo_page_too(
    suggestions: list[Claim], event: Event, nadia: User
) -> None:
    accept_under_policy(Claim.objects.all(), policy="accept-suggestions")
    suggest_links(event)
    offered = {link.pk: link.row_version for link in ClaimLink.objects.suggested()}
    accept_links(event, offered, by=nadia)
    act = last("links.accept")
    told = preview(act, nadia)
    assert (told.total, told.refusal) == (len(offered), "")
    undo_act(act.pk, by=nadia, reason="Looked at too fast.")
    assert set(ClaimLink.objects.live().values_list("origin", flat=True)) == {LinkOrigin.SUGGESTED}
    assert "Changed since" in preview(act, nadia).refusal


def test_of_links_accepted_together_those_decided_anew_since_stay(
    suggestions: list[Claim], event: Event, nadia: User
) -> None:
    ClaimFactory(event=event, attribute=suggestions[0].attribute, number=3)
    accept_under_policy(Claim.objects.all(), policy="accept-suggestions")
    suggest_links(event)
    accept_links(event, {link.pk: link.row_version for link in ClaimLink.objects.suggested()}, by=nadia)
    act, link = last("links.accept"), ClaimLink.objects.decided().filter(axis=Axis.VALUE).latest("id")
    decide_link(link.first, link.second, Axis.VALUE, ValueRelation.NOT_COMPARABLE, by=nadia)
    told = preview(act, nadia)
    assert "link.decide" in [each.verb for each in told.since]
    assert (told.refusal, [(each.row, each.why) for each in told.kept]) == ("", [(link, "decided since")])
    assert undo_act(act.pk, by=nadia, reason="x") == 1
    decided = ClaimLink.objects.decided().get()
    assert (decided.axis, decided.relation) == (Axis.VALUE, ValueRelation.NOT_COMPARABLE)


def test_an_edit_of_a_register_is_undone_with_its_claims_named(event: Event) -> None:
    ada = person("editor", username="ada")
    quay, town = PlaceFactory(name="the quay"), PlaceFactory(name="the town")
    ClaimFactory(event=event, accepted=True)
    revise_entry(quay, {"parent": town, "note": "Seen on the map."}, by=ada)
    act = last("place.change")
    told = preview(act, ada)
    assert (told.total, told.refusal, told.needs_reason, told.referring) == (1, "", True, 0)
    with pytest.raises(BadDecision, match="needs a reason"):
        undo_act(act.pk, by=ada)
    Job.objects.all().delete()
    undo_act(act.pk, by=ada, reason="Another quay.")
    back = Place.objects.get(pk=quay.pk)
    assert (back.parent, back.note) == (None, "")
    assert Job.objects.filter(name="claims.derive_all").exists()


def test_the_claims_that_name_an_edited_source_are_counted(event: Event) -> None:
    ada, claim = person("editor", username="ada", is_superuser=True), ClaimFactory(event=event, accepted=True)
    revise_entry(claim.article.source, {"name": "The second agency"}, by=ada)
    act = last("source.change")
    assert preview(act, ada).referring == 1
    undo_act(act.pk, by=ada, reason="Another agency.")
    claim.article.source.refresh_from_db()
    assert claim.article.source.name != "The second agency"


def test_an_entry_edited_again_since_is_refused(event: Event) -> None:
    ada = person("editor", username="ada")
    quay = PlaceFactory(name="the quay")
    revise_entry(quay, {"name": "the old quay"}, by=ada)
    first = last("place.change")
    revise_entry(quay, {"name": "the north quay"}, by=person("editor", username="ben"))
    assert [each.verb for each in preview(first, ada).since] == ["place.change"]
    with pytest.raises(BadDecision, match="Changed since"):
        undo_act(first.pk, by=ada, reason="x")
    assert Place.objects.get(pk=quay.pk).name == "the north quay"


def test_the_history_of_a_place_leads_to_undoing_its_edit(event: Event) -> None:
    ada, client = person("editor", username="ada", language="fr"), Client()
    client.force_login(ada)
    quay = PlaceFactory(name="the quay")
    revise_entry(quay, {"name": "the old quay"}, by=ada)
    address = reverse("admin:undo", args=[last("place.change").pk])
    assert f'href="{address}"' in Page(client.get(reverse("admin:claims_place_history", args=[quay.pk]))).html
    page = Page(client.get(address))
    assert "Annuler : modification : lieu" in page.text
    assert "the quay → the old quay" in page.text
    assert page.refused == []
    assert "annul" in Page(client.post(address, {"reason": "Faux."}, follow=True)).text
    assert Place.objects.get(pk=quay.pk).name == "the quay"
