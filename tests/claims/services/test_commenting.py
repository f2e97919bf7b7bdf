"""Comments: who is told, who may change what, and what stays hidden from whom."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Claim, Comment, Notification
from claims.selectors.comments import readable_comments, thread_of, who_may_read
from claims.selectors.notifications import notifications_for, unread_number
from claims.services.commenting import add_comment, edit_comment, names_in, reopen_comment, resolve_comment
from claims.services.errors import BadDecision, NotAllowed
from claims.services.reading_notifications import read_all, read_one, unread_one
from claims.services.review import accept_claim
from claims.services.reviewing import finish_review
from factcheck.audit.models import Act
from factcheck.locking import StaleRow
from sources.codes import Sensitivity
from tests.claims.admin.cast import person
from tests.claims.api.cast import link
from tests.claims.services.blind_cast import pair
from tests.factories import ClaimFactory, EventFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def nadia() -> Any:
    return person("reviewer", username="nadia", language="fr")


@pytest.fixture
def tomas() -> Any:
    return person("reviewer", username="tomas.b", language="en")


@pytest.fixture
def claim() -> Claim:
    found: Claim = ClaimFactory()
    return found


def told(user: Any) -> list[str]:
    return [row.text for row in notifications_for(user).order_by("id")]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("@nadia look", ["nadia"]),
        ("Ask @Nadia, then @tomas.b.", ["nadia", "tomas.b"]),  # the dot at the end ends the sentence
        ("write to desk@outlet.example", []),  # an address is no mention
        ("(@nadia) and @nadia", ["nadia"]),  # each once
        ("@ nadia", []),
        ("Voilà @zoë", ["zoë"]),
    ],
)
def test_a_mention_is_an_at_sign_before_a_name(body: str, names: list[str]) -> None:
    assert names_in(body) == names


def test_who_is_mentioned_is_told_in_their_language(nadia: Any, tomas: Any, claim: Claim) -> None:
    comment, unknown = add_comment(claim, "Is it one girl, @nadia? @nobody @tomas.b", by=tomas)
    assert told(nadia) == [f"tomas.b vous a mentionné·e : affirmation {claim.public_id}"]
    assert told(tomas) == []
    assert unknown == ["nobody"]
    assert set(comment.mentions.all()) == {nadia, tomas}
    assert notifications_for(nadia).get().url.endswith(f"#claim-{claim.ordinal}")


def test_what_tells_of_a_comment_on_an_event_leads_to_the_comment(nadia: Any, tomas: Any) -> None:
    event = EventFactory()
    comment, _unknown = add_comment(event, "One attack, @nadia?", by=tomas)
    assert notifications_for(nadia).get().url.endswith(f"/events/{event.public_id}/#comment-{comment.pk}")


def test_whoever_spoke_before_is_told_of_an_answer(nadia: Any, tomas: Any, claim: Claim) -> None:
    add_comment(claim, "Is it so?", by=tomas)
    add_comment(claim, "It is.", by=nadia)
    assert told(tomas) == [f"nadia answered about claim {claim.public_id}"]
    assert told(nadia) == []


def test_nobody_is_told_of_what_they_may_not_see(tomas: Any) -> None:
    reviewer = person("reviewer", username="rita")
    editor = person("editor", username="helen")
    secret = ClaimFactory(sensitivity=Sensitivity.CONFIDENTIAL)
    comment, unknown = add_comment(secret, "Who is it, @rita? @tomas.b", by=editor)
    assert unknown == ["rita", "tomas.b"]
    assert Notification.objects.count() == 0
    assert not comment.mentions.exists()
    assert not readable_comments(reviewer).exists()
    assert who_may_read(secret) == ["helen"]
    with pytest.raises(NotAllowed, match="You may not read this"):
        add_comment(secret, "Tell me.", by=reviewer)
    with pytest.raises(NotAllowed, match="There is no such comment"):
        resolve_comment(comment.pk, by=reviewer)


def test_a_notification_is_gone_while_its_comment_is_hidden(nadia: Any, tomas: Any, claim: Claim) -> None:
    add_comment(claim, "@nadia", by=tomas)
    assert unread_number(nadia) == "1"
    claim.sensitivity = Sensitivity.CONFIDENTIAL
    claim.save()
    assert unread_number(nadia) == ""
    assert read_all(by=nadia) == 0
    claim.sensitivity = Sensitivity.PUBLIC
    claim.save()
    assert unread_number(nadia) == "1"


def test_a_reader_neither_comments_nor_reads_comments(claim: Claim, nadia: Any) -> None:
    reader = person("reader")
    add_comment(claim, "Is it so, @the-reader?", by=nadia)
    assert not readable_comments(reader).exists()
    assert told(reader) == []
    with pytest.raises(NotAllowed):
        add_comment(claim, "No.", by=reader)


def test_a_comment_on_a_link_needs_both_claims_to_be_read(nadia: Any, tomas: Any) -> None:
    event = EventFactory()
    joined = link(ClaimFactory(event=event), ClaimFactory(event=event))
    add_comment(joined, "Same informant?", by=nadia)
    assert [each.comment.body for each in thread_of(joined, tomas).said] == ["Same informant?"]
    joined.second.sensitivity = Sensitivity.CONFIDENTIAL
    joined.second.save()
    assert not readable_comments(tomas).exists()


def test_one_changes_ones_own_words_and_no_others(nadia: Any, tomas: Any, claim: Claim) -> None:
    comment, _ = add_comment(claim, "Is it so?", by=nadia)
    with pytest.raises(NotAllowed, match="Nobody changes what another person said"):
        edit_comment(comment.pk, "It is.", by=tomas)
    edit_comment(comment.pk, "Is it so, @tomas.b?", by=nadia, expected_version=comment.row_version)
    assert len(told(tomas)) == 1
    edit_comment(comment.pk, "Is it really so, @tomas.b?", by=nadia)
    assert len(told(tomas)) == 1
    said = thread_of(claim, nadia).said[0]
    assert said.edited_at is not None
    assert said.may_edit
    assert not thread_of(claim, tomas).said[0].may_edit
    act = Act.objects.select_related("detail").filter(verb="comment.edit").first()
    assert act is not None
    assert act.detail.old == {"body": "Is it so, @tomas.b?"}
    with pytest.raises(StaleRow):
        edit_comment(comment.pk, "Late.", by=nadia, expected_version=1)


def test_resolving_says_who_and_when_and_is_taken_back(nadia: Any, tomas: Any, claim: Claim) -> None:
    comment, _ = add_comment(claim, "Is it so?", by=nadia)
    resolve_comment(comment.pk, by=tomas)
    comment.refresh_from_db()
    assert (comment.resolved_by, comment.resolved_at is not None) == (tomas, True)
    assert told(nadia)[0].startswith("tomas.b a résolu votre commentaire")
    with pytest.raises(BadDecision, match="Somebody else did so already"):
        resolve_comment(comment.pk, by=nadia)
    reopen_comment(comment.pk, by=tomas)
    assert [len(thread_of(claim, nadia).open), len(thread_of(claim, nadia).resolved)] == [1, 0]


@pytest.mark.parametrize(
    ("body", "why"), [(" \n", "says something"), ("a" * 4001, "at most 4000 characters")]
)
def test_a_comment_of_no_words_or_too_many_is_refused(nadia: Any, claim: Claim, body: str, why: str) -> None:
    with pytest.raises(BadDecision, match=why):
        add_comment(claim, body, by=nadia)
    assert not Comment.objects.exists()


def test_read_and_unread(nadia: Any, tomas: Any, claim: Claim) -> None:
    add_comment(claim, "@nadia", by=tomas)
    row = notifications_for(nadia).get()
    read_one(row, by=nadia)
    assert unread_number(nadia) == ""
    unread_one(row, by=nadia)
    assert unread_number(nadia) == "1"
    with pytest.raises(NotAllowed):
        read_one(row, by=tomas)
    assert read_all(by=nadia) == 1
    assert unread_number(nadia) == ""


def test_the_number_stops_at_ninety_nine(nadia: Any) -> None:
    Notification.objects.bulk_create(Notification(recipient=nadia, text="Look.") for _ in range(120))
    assert unread_number(nadia) == "99+"


def test_every_page_asks_one_short_query_where_nothing_is_unread(nadia: Any) -> None:
    Notification.objects.create(recipient=nadia, text="Look.", read_at=timezone.now())
    nadia.has_perm("claims.view_notification")
    with CaptureQueriesContext(connection) as asked:
        assert unread_number(nadia) == ""
    assert len(asked) == 1
    assert "claims_comment" not in asked[0]["sql"]


def test_what_a_blind_reviewer_says_reaches_others_once_both_are_done() -> None:
    two = pair()
    add_comment(two.claims[0], "One girl, @tomas?", by=two.nadia)
    assert unread_number(two.tomas) == ""
    assert len(thread_of(two.claims[0], two.nadia).said) == 1
    assert len(thread_of(two.claims[0], two.tomas).said) == 0
    for reviewer in (two.nadia, two.tomas):
        for claim in two.claims:
            accept_claim(claim.pk, by=reviewer)
        finish_review(two.article, by=reviewer)
    assert unread_number(two.tomas) == "1"
    assert len(thread_of(two.claims[0], two.tomas).said) == 1
