"""Orphans: anchored by a person, rejected with a reason, or left; never twice, never unseen."""

from typing import Any

import pytest

from claims.domain.codes import ClaimStatus, Verification
from claims.models import Claim, Event, ReviewStage, Stage
from claims.selectors.articles import open_articles
from claims.selectors.orphans import places_for, readable_orphans, waiting_orphans
from claims.selectors.statements import statements_of_events
from claims.services.anchoring import anchor_orphan, reject_orphan
from claims.services.errors import BadClaim, BadDecision, NotAllowed
from claims.services.review import accept_claim
from claims.services.versions import correct_text
from factcheck.jobs.models import Job
from factcheck.locking import StaleRow
from sources.models import Article
from tests.claims.admin.cast import person
from tests.claims.services.cast import add
from tests.factories import ClaimFactory, EventFactory

pytestmark = pytest.mark.django_db

TEXT = (
    "The army spoke on Tuesday. Seven rockets were fired at the base. One girl was killed there. It was late."
)
CORRECTED = (
    "The army spoke on Tuesday. Nine rockets were fired at the base. It was late. A girl was killed there."
)


@pytest.fixture
def article(db: Any) -> Article:
    return add(TEXT, "Harbour Gazette")


@pytest.fixture
def event() -> Event:
    return EventFactory()


@pytest.fixture
def nadia() -> Any:
    return person("reviewer")


@pytest.fixture
def orphan(article: Article, event: Event, nadia: Any) -> Claim:
    """A girl killed, accepted by nadia; the corrected text says "A girl" and says it later."""
    focus = TEXT.index("girl")
    claim = ClaimFactory(
        article=article, event=event, focus="girl", focus_start=focus, focus_end=focus + 4, ordinal=1
    )
    accept_claim(claim.pk, by=nadia)
    correct_text(article, CORRECTED, by=nadia, reason="The outlet counted again.")
    Job.objects.all().delete()
    claim.refresh_from_db()
    return claim


def current(article: Article) -> Article:
    return Article.objects.get(is_current=True, original=article)


def anchor(claim: Claim, words: str, by: Any, **fields: Any) -> Claim:
    article = Article.objects.get(is_current=True, kind="article")
    start = article.text.index(words)
    return anchor_orphan(claim.pk, start, start + len(words), by=by, article_id=article.pk, **fields)


def test_what_was_accepted_and_found_no_place_waits(article: Article, orphan: Claim) -> None:
    ClaimFactory(article=article, quote="It was late", status=ClaimStatus.ORPHANED, ordinal=9)
    assert list(waiting_orphans()) == [orphan]


def test_the_likeliest_place_comes_first(article: Article, orphan: Claim) -> None:
    places = places_for(orphan, current(article))
    shown = [CORRECTED[place.start : place.end] for place in places]
    assert shown[0] == "A girl was killed"
    assert "Nine rockets were fired at" not in shown[0]
    assert [place.likeness for place in places] == sorted((p.likeness for p in places), reverse=True)


def test_it_goes_on_under_its_id_and_counts_again(orphan: Claim, event: Event, nadia: Any) -> None:
    before = orphan.row_version
    anchor(orphan, "A girl was killed", nadia, expected_version=before)
    after = Claim.objects.get(pk=orphan.pk)
    assert (after.public_id, after.status, after.verification) == (
        orphan.public_id, ClaimStatus.ACCEPTED, Verification.ONE_REVIEWER,
    )  # fmt: skip
    assert after.article.text[after.start : after.end] == after.quote == "A girl was killed"
    assert after.article.text[after.focus_start : after.focus_end] == after.focus == "girl"
    assert after.row_version == before + 1
    assert after.history.first().act.verb == "claim.anchor"
    assert [one.id for one in statements_of_events([event])[event.pk]] == [orphan.public_id]
    assert [job.key for job in Job.objects.all()] == [f"derive:{event.public_id}"]
    assert not waiting_orphans().exists()
    # A record of it stays on the old text.
    assert after.anchored_from.quote == "One girl was killed"


def test_words_that_state_something_else_are_decided_anew(orphan: Claim, event: Event, nadia: Any) -> None:
    done = anchor(orphan, "Nine rockets were fired", nadia)
    assert (done.status, done.verification, done.decided_at) == (
        ClaimStatus.SUGGESTED, Verification.MACHINE, None,
    )  # fmt: skip
    assert statements_of_events([event]) == {}
    assert accept_claim(done.pk, by=nadia).status == ClaimStatus.ACCEPTED


def test_the_correction_took_it_back(orphan: Claim, nadia: Any) -> None:
    done = reject_orphan(orphan.pk, by=nadia, reason="The correction took it back.")
    assert (done.status, done.decision_reason) == (ClaimStatus.REJECTED, "The correction took it back.")
    assert not waiting_orphans().exists()
    assert done.history.first().act.verb == "claim.reject"


def test_refusals_leave_it_waiting(article: Article, orphan: Claim, nadia: Any) -> None:
    with pytest.raises(BadDecision, match="needs a reason"):
        reject_orphan(orphan.pk, by=nadia, reason=" ")
    with pytest.raises(StaleRow):
        anchor(orphan, "A girl was killed", nadia, expected_version=orphan.row_version - 1)
    with pytest.raises(BadClaim, match="is no stretch of the text"):
        anchor_orphan(orphan.pk, 90, 900, by=nadia, article_id=current(article).pk)
    with pytest.raises(BadDecision, match="corrected again in the meantime"):
        anchor_orphan(orphan.pk, 0, 9, by=nadia, article_id=article.pk)
    with pytest.raises(NotAllowed):
        anchor(orphan, "A girl was killed", person("reader"))
    ReviewStage.objects.create(article=current(article), stage=Stage.BLIND)
    with pytest.raises(BadDecision, match="blind review"):
        anchor(orphan, "A girl was killed", nadia)
    assert list(waiting_orphans()) == [orphan]


def test_nobody_decides_it_twice(orphan: Claim, nadia: Any) -> None:
    anchor(orphan, "A girl was killed", nadia)
    with pytest.raises(BadDecision, match="is no orphan that waits: it is accepted"):
        reject_orphan(orphan.pk, by=nadia, reason="too late")


def test_it_is_anchored_in_the_newest_text(article: Article, orphan: Claim, nadia: Any) -> None:
    second = current(article)
    third = correct_text(second, f"Late: {CORRECTED}", by=nadia, reason="once more").article
    assert anchor(orphan, "A girl was killed", nadia).article == third


def test_what_is_hidden_from_a_person_is_no_orphan_of_theirs(orphan: Claim, nadia: Any) -> None:
    Claim.objects.filter(pk=orphan.pk).update(sensitivity="confidential")
    assert not readable_orphans(nadia).exists()
    assert readable_orphans(person("editor")).get() == orphan


# Words that state it, words that have to be decided anew; whether it was said that there is nothing to claim.
@pytest.mark.parametrize(
    ("words", "is_empty", "stage"),
    [
        ("A girl was killed", False, Stage.DONE),
        ("A girl was killed", True, Stage.OPEN),
        ("Nine rockets were fired", False, Stage.OPEN),
    ],
)
def test_an_article_that_was_done_is_open_again_where_it_has_to_be(
    orphan: Claim, nadia: Any, words: str, is_empty: bool, stage: str
) -> None:
    article = Article.objects.get(is_current=True)
    ReviewStage.objects.create(article=article, stage=Stage.DONE, nothing_to_claim=is_empty)
    anchor(orphan, words, nadia)
    assert ReviewStage.objects.get(article=article).stage == stage
    # What is open there is found: lists begin with what is not done.
    assert list(open_articles(nadia)) == ([article] if "Nine" in words else [])
