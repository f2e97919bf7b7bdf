"""What one of a blind pair does is seen by nobody else, in any face, until both are done.

Every face is read before and after nadia decides, edits, adds, rejects and comments: to everybody else it says the
same.
"""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from claims.domain.codes import Modality
from claims.models import Claim, Comment, DatasetRelease, Review, ReviewDecision, Team
from claims.services.leasing import take_lease
from claims.services.queueing import skip_task
from claims.services.release import publish_release, stored_files
from claims.services.review import accept_claim, add_claim, edit_claim, reject_claim
from claims.services.reviewing import finish_review
from claims.services.skipping import skip_claim, unskip_claim
from factcheck.accounts.models import User
from factcheck.audit.models import Act
from tests.claims.admin.cast import Page, adopted, person
from tests.claims.admin.every_screen import screens
from tests.claims.services.blind_cast import Pair, pair

pytestmark = pytest.mark.django_db
SECRET = "zzsecret"
VIEWERS = ("tomas", "helen", "ravi", "sofia")
# Who orders blind reviews sees who is done.
ORDERING = ("helen", "ravi")

# Every screen is read by the other of the pair, for whom the article is open work; these hold no word of it, or show
# what the article's page shows.
LEFT_OUT = (
    "restore", "release_file", "release_zip", "attribute_versions", "import_claims", "sheet_template", "claim_words",
    "claim_act", "article_several", "link_pair", "undo",
)  # fmt: skip
PAGES: dict[str, Callable[[Pair], str]] = {
    "dashboard": lambda two: "/admin/",
    "article": lambda two: reverse("admin:article_page", args=[two.article.public_id]),
    "card": lambda two: reverse("admin:claim_act", args=[two.article.public_id, 1]) + "?mode=show",
    "articles": lambda two: "/admin/sources/article/",
    "articles to decide": lambda two: "/admin/sources/article/?review=open",
    "articles decided": lambda two: "/admin/sources/article/?review=decided",
    "articles done": lambda two: "/admin/sources/article/?review=done",
    "claims": lambda two: "/admin/claims/claim/",
    "claims found": lambda two: f"/admin/claims/claim/?q={SECRET}",
    "claims accepted": lambda two: "/admin/claims/claim/?status=accepted",
    "a claim": lambda two: reverse("admin:claims_claim_change", args=[two.claims[0].pk]),
    "its history": lambda two: reverse("admin:claims_claim_history", args=[two.claims[0].pk]),
    "event": lambda two: reverse("admin:event_page", args=[_event(two)]),
    "conflicts": lambda two: "/admin/conflicts/",
    "scoreboard": lambda two: "/admin/scoreboard/",
    "codebook": lambda two: "/admin/codebook/",
    "queue": lambda two: "/admin/queue/",
    "stage": lambda two: "/admin/claims/reviewstage/",
}
TABLES = (
    "claims/review", "claims/reviewdecision", "claims/comment", "claims/claimlink", "claims/event",
    "claims/consensus", "claims/notification", "claims/assignment", "claims/lease", "audit/act", "audit/sealedact",
    "jobs/job", "sources/source",
)  # fmt: skip
API = ("claims", "articles", "events", "links", "consensus", "resolutions", "releases", "actors", "scopes")


def _event(two: Pair) -> str:
    event = two.claims[0].event
    assert event is not None
    return event.public_id


@pytest.fixture
def two() -> Pair:
    made = pair()
    adopted(made.claims[0].attribute)
    person("reader", username="sofia")
    team = Team.objects.create(name="morning")
    team.members.set([made.nadia, made.tomas, made.helen, made.ravi])
    # Logged in before anything is read: the list of people tells when somebody last was.
    made.cookies = as_(made, "nadia").cookies
    return made


def as_(two: Pair, name: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=name))
    return client


def work(two: Pair) -> None:
    """All that nadia does, each with a word that must not come through."""
    take_lease(two.article, by=two.nadia)
    skip_claim(two.claims[1].pk, by=two.nadia, reason=SECRET)
    unskip_claim(two.claims[1].pk, by=two.nadia)
    accept_claim(two.claims[0].pk, by=two.nadia, reason=SECRET)
    reject_claim(two.claims[1].pk, by=two.nadia, reason=SECRET)
    edit_claim(two.claims[2].pk, two.edited(2, modality=Modality.HEDGED, scope_text=SECRET), by=two.nadia)
    add_claim(two.article, two.addition(scope_text=SECRET), by=two.nadia)
    # By the form, so that the act of it is in the audit as well.
    thread = reverse("admin:thread", args=["claim", two.claims[0].public_id])
    client = Client()
    client.cookies = two.cookies
    client.post(thread, {"act": "add", "body": f"@tomas @helen @ravi {SECRET} by the form"})
    Comment.objects.create(claim=two.claims[0], author=two.nadia, body=SECRET)
    skip_task(two.article, by=two.nadia, reason=SECRET)
    take_lease(two.article, by=two.nadia)
    Comment.objects.create(event=two.claims[0].event, author=two.nadia, body=SECRET)


def read(client: Client, two: Pair, further: Iterable[str] = ()) -> dict[str, str]:
    """What each face says, and what stands at the further addresses: status and words."""
    found = {}
    for name, address in PAGES.items():
        response = client.get(address(two), follow=True)
        found[name] = f"{response.status_code} {Page(response).text}"
    for address in further:
        response = client.get(address, follow=True)
        found[address] = f"{response.status_code} {Page(response).text}"
    for name in TABLES:
        response = client.get(f"/admin/{name}/", follow=True)
        found[f"table {name}"] = f"{response.status_code} {Page(response).text}"
    for name in API:
        found[f"api {name}"] = client.get(f"/api/v1/{name}/").content.decode()
    for claim in two.claims:
        found[f"api {claim.public_id}"] = client.get(f"/api/v1/claims/{claim.public_id}/").content.decode()
    return found


@pytest.mark.parametrize("viewer", VIEWERS)
def test_no_face_says_anything_else_to_others(two: Pair, viewer: str) -> None:
    client = as_(two, viewer)
    further = screens(but=LEFT_OUT) if viewer == "tomas" else []
    before = read(client, two, further)
    assert all(text[:3] in ("200", "403", "404") or name.startswith("api") for name, text in before.items())
    work(two)
    if viewer not in ORDERING:
        finish_review(two.article, by=two.nadia)
    after = read(client, two, further)
    assert {name for name in before if before[name] != after[name]} == set()
    assert not any(
        SECRET in text.replace(f"?q={SECRET}", "") for name, text in after.items() if "found" not in name
    )


def test_every_table_of_the_admin_says_the_same_to_the_other(two: Pair) -> None:
    client = as_(two, "ravi")
    tables = [
        reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_changelist")
        for model in admin.site._registry
    ]
    before = {address: Page(client.get(address)).text for address in tables}
    work(two)
    after = {address: Page(client.get(address)).text for address in tables}
    assert {address for address in tables if before[address] != after[address]} == set()


def test_rows_of_the_pass_are_not_there_for_others(two: Pair) -> None:
    work(two)
    review = Review.objects.get(reviewer=two.nadia)
    pages = [
        reverse("admin:claims_review_change", args=[review.pk]),
        reverse("admin:claims_review_history", args=[review.pk]),
        *[
            reverse("admin:claims_reviewdecision_change", args=[row.pk])
            for row in ReviewDecision.objects.all()
        ],
        *[reverse("admin:claims_comment_change", args=[row.pk]) for row in Comment.objects.all()],
        *[reverse("admin:audit_act_change", args=[act.pk]) for act in Act.objects.filter(actor=two.nadia)],
    ]
    for viewer in ("tomas", "helen", "ravi"):
        client = as_(two, viewer)
        for address in pages:
            response = client.get(address, follow=True)
            assert SECRET not in response.content.decode()
            assert response.status_code in (200, 403, 404)
            assert "nadia" not in Page(response).text.replace("nadia: not done", "")


def test_a_comment_by_the_form_leaves_no_trace_in_the_audit(two: Pair) -> None:
    work(two)
    assert Comment.objects.filter(body__endswith="by the form").exists()
    act = Act.objects.get(verb="comment.add")
    assert act.actor == two.nadia
    assert as_(two, "ravi").get(reverse("admin:audit_act_change", args=[act.pk])).status_code == 302


def test_the_reviewer_sees_their_own(two: Pair) -> None:
    work(two)
    client = as_(two, "nadia")
    page = Page(client.get(PAGES["article"](two)))
    assert "4 of 4 decided" in page.text
    assert SECRET in page.text
    assert "yours alone until both are done" in page.text
    assert SECRET in Page(client.get("/admin/claims/comment/")).text
    assert Page(client.get("/admin/claims/reviewdecision/")).text.count("nadia") >= 4
    assert "cell-title" not in Page(client.get("/admin/sources/article/", {"review": "open"})).html


def test_who_orders_blind_reviews_sees_who_is_done_and_no_more(two: Pair) -> None:
    helen, tomas = as_(two, "helen"), as_(two, "tomas")
    assert "nadia: not done tomas: not done" in Page(helen.get(PAGES["article"](two))).text
    before = Page(tomas.get(PAGES["article"](two))).text
    for claim in two.claims:
        accept_claim(claim.pk, by=two.nadia)
    finish_review(two.article, by=two.nadia)
    assert "nadia: done tomas: not done" in Page(helen.get(PAGES["article"](two))).text
    assert Page(tomas.get(PAGES["article"](two))).text == before


def test_a_release_says_the_same(two: Pair) -> None:
    def files() -> dict[str, bytes]:
        publish_release("blind", profile="internal")
        return dict(stored_files(DatasetRelease.objects.latest("version")))

    before = files()
    work(two)
    assert files() == before


def test_once_both_are_done_it_is_there_for_all(two: Pair) -> None:
    work(two)
    finish_review(two.article, by=two.nadia)
    for claim in two.claims:
        accept_claim(claim.pk, by=two.tomas)
    finish_review(two.article, by=two.tomas)
    client = as_(two, "helen")
    assert "nadia" in Page(client.get("/admin/claims/reviewdecision/")).text
    assert SECRET in Page(client.get("/admin/claims/comment/")).text
    assert Act.objects.filter(actor=two.nadia, target_type="claims.review").exists()
    assert "nadia" in Page(client.get("/admin/audit/act/")).text
    assert Claim.objects.accepted().count() == 1


def test_a_blind_reviewer_acts_on_their_own_page(two: Pair) -> None:
    client = as_(two, "nadia")

    def act(ordinal: int, **data: Any) -> Page:
        address = reverse("admin:claim_act", args=[two.article.public_id, ordinal])
        return Page(client.post(address, data, headers={"HX-Request": "true"}))

    assert 'data-status="accepted"' in act(1, act="accept").html
    assert "1 of 3 decided" in act(1, act="accept").text
    assert 'data-status="suggested"' in act(1, act="reopen").html
    assert 'data-status="rejected"' in act(2, act="reject", reason="No.").html
    refused = act(3, act="move", event="new", title="Another attack")
    assert "A new event is opened when both reviewers are done" in refused.text
    added = add_claim(two.article, two.addition(), by=two.nadia)
    assert 'data-status="accepted"' in act(added.ordinal, act="move", event=_event(two)).html
    gone = act(added.ordinal, act="reject", reason="Twice.")
    assert "<article" not in gone.html
    assert "1 of 3 decided" in gone.text
    assert Claim.objects.filter(status="suggested").count() == 3


def test_an_editor_orders_two_blind_reviews_on_the_page() -> None:
    two = pair(started=False)
    helen, order = as_(two, "helen"), reverse("admin:article_blind", args=[two.article.public_id])
    assert "Two blind reviews" in Page(helen.get(PAGES["article"](two))).text
    assert "Two blind reviews" not in Page(as_(two, "nadia").get(PAGES["article"](two))).text
    assert "is none of the reviewers" in Page(helen.post(order, {"reviewer": ["nobody"]}, follow=True)).text
    assert as_(two, "nadia").post(order, {"reviewer": [""]}).status_code == 403
    page = Page(helen.post(order, {"reviewer": ["nadia", ""]}, follow=True))
    assert "Two people review this article now, each by themselves." in page.text
    assert "nadia: not done free place: not done" in page.text
    assert page.selected == []
    ended = Page(helen.post(order, {"act": "end", "reason": "One of them left."}, follow=True))
    assert "The blind review is over." in ended.text
