"""What an outlet took back: shown beforehand, recorded on confirmation, withdrawn with a reason."""

from typing import Any

import pytest
from django.urls import reverse

from claims.domain.codes import ClaimStatus
from claims.models import Claim
from claims.services.consensus import derive_event
from sources.models import Notice
from tests.claims.admin.cast import Page, adopted, logged_in, superuser
from tests.factories import AttributeFactory, ClaimFactory, EventFactory

pytestmark = pytest.mark.django_db
SAID = {"kind": "retraction", "published_on": "2020-11-20", "summary": "The toll was wrong.", "url": ""}


@pytest.fixture
def claim(db: Any) -> Claim:
    """The only claim behind the settled toll of its event."""
    killed = AttributeFactory(key="killed")
    adopted(killed)
    claim = ClaimFactory(attribute=killed, event=EventFactory(title="Rockets on the base"), accepted=True)
    derive_event(claim.event)
    return claim


def address(claim: Claim) -> str:
    return f"/admin/articles/{claim.article.public_id}/notices/"


def seen(*claims: Claim) -> str:
    return ",".join(f"{claim.pk}:{claim.row_version}" for claim in claims)


def test_nothing_is_preselected(claim: Claim) -> None:
    page = Page(logged_in("editor").get(address(claim)))
    assert page.selected == []
    assert "checked" not in page.html
    assert page.refused == []


def test_the_preview_shows_what_falls_and_stores_nothing(claim: Claim) -> None:
    page = Page(logged_in("editor").post(address(claim), {**SAID, "touches": "whole", "act": "preview"}))
    follows = page.text.partition("What changes in the consensus")[2]
    assert "Rockets on the base killed 1" in follows
    assert "no row" in follows
    assert f'name="versions" value="{seen(claim)}"' in page.html
    assert not Notice.objects.exists()
    claim.refresh_from_db()
    assert claim.status == ClaimStatus.ACCEPTED


def test_a_confirmed_notice_retracts_the_claims_chosen(claim: Claim) -> None:
    other = ClaimFactory(article=claim.article, attribute=claim.attribute, event=claim.event, accepted=True)
    chosen = {"touches": "claims", "claims": [claim.public_id], "versions": seen(claim), "act": "record"}
    response = logged_in("editor").post(address(claim), {**SAID, **chosen})
    assert (response.status_code, response.url) == (302, address(claim))
    claim.refresh_from_db(), other.refresh_from_db()
    assert (claim.status, other.status) == (ClaimStatus.RETRACTED, ClaimStatus.ACCEPTED)
    assert list(Notice.objects.get().touched.values_list("claim", flat=True)) == [claim.pk]


def test_what_changed_since_it_was_shown_is_looked_at_again(claim: Claim) -> None:
    before = seen(claim)
    Claim.objects.filter(pk=claim.pk).update(row_version=9)
    sent = {**SAID, "touches": "whole", "versions": before, "act": "record"}
    response = logged_in("editor").post(address(claim), sent)
    assert (response.status_code, "changed in the meantime" in Page(response).text) == (409, True)
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"touches": "claims"}, "Choose the claims that it touches."),
        ({"touches": ""}, "This field is required."),
        ({"touches": "whole", "summary": ""}, "This field is required."),
        ({"touches": "whole", "published_on": "20 November"}, "Enter a valid date."),
    ],
)
def test_what_is_missing_is_named(claim: Claim, fields: dict[str, str], said: str) -> None:
    response = logged_in("editor").post(address(claim), {**SAID, **fields, "act": "preview"})
    assert (response.status_code, said in Page(response).text) == (422, True)


def test_a_notice_is_withdrawn_with_a_reason(claim: Claim) -> None:
    client = logged_in("editor")
    client.post(address(claim), {**SAID, "touches": "whole", "versions": seen(claim), "act": "record"})
    notice = Notice.objects.get()
    sent = {"act": "withdraw", "notice": notice.pk, "row_version": notice.row_version}
    assert "A withdrawal needs a reason" in Page(client.post(address(claim), sent)).text
    client.post(address(claim), {**sent, "reason": "It was of another outlet."})
    claim.refresh_from_db()
    assert (claim.status, Notice.objects.exists()) == (ClaimStatus.ACCEPTED, False)
    assert client.post(address(claim), {**sent, "reason": "again"}).status_code == 422


def test_reviewers_read_notices_and_record_none(claim: Claim) -> None:
    client = logged_in("reviewer")
    assert "A new notice" not in Page(client.get(address(claim))).text
    sent = {**SAID, "touches": "whole", "versions": seen(claim), "act": "record"}
    assert client.post(address(claim), sent).status_code == 403
    assert not Notice.objects.exists()


def test_the_table_of_notices_has_no_form_and_leads_to_the_page_of_the_article(claim: Claim) -> None:
    client = superuser()
    notice = Notice.objects.create(
        article=claim.article, kind="correction", published_on="2020-11-20", summary="Two, not three."
    )
    added = client.post(reverse("admin:sources_notice_add"), {"summary": "Slipped in."})
    changed = client.post(
        reverse("admin:sources_notice_change", args=[notice.pk]), {"summary": "Slipped in."}
    )
    assert (added.status_code, changed.status_code) == (403, 403)
    assert Notice.objects.get().summary == "Two, not three."
    page = Page(client.get(reverse("admin:sources_notice_changelist")))
    assert f'href="{address(claim)}"' in page.html
    assert reverse("admin:sources_notice_add") not in page.html
