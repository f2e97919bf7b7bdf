"""A corrected text: which claims go on, which wait, and what is never lost."""

from typing import Any

import pytest

from claims.domain.codes import Axis, ClaimStatus, ValueRelation, Verification
from claims.models import Claim, ClaimLink, Event, LinkOrigin, ReviewStage, Stage
from claims.selectors.statements import statements_of_events
from claims.services.errors import BadDecision
from claims.services.review import accept_claim, reopen_claim
from claims.services.versions import correct_text
from factcheck.audit.models import Act
from factcheck.jobs.models import Job
from sources.codes import DateBasis, DatePrecision
from sources.errors import BadVersion
from sources.ingestion.published import Published
from sources.models import Article
from sources.services import correct_article
from tests.claims.admin.cast import person
from tests.claims.services.cast import add
from tests.factories import ArticleFactory, ClaimFactory, EventFactory, UserFactory

pytestmark = pytest.mark.django_db

TEXT = "Seven rockets were fired at the base on Tuesday. One girl was killed and five people were hurt."
CORRECTED = (
    "Correction. Nine rockets were fired at the base on Tuesday. One girl was killed and six were hurt."
)


@pytest.fixture
def article(db: Any) -> Article:
    return add(TEXT, "Harbour Gazette")


@pytest.fixture
def event() -> Event:
    return EventFactory(public_id="E000007")


@pytest.fixture
def killed(article: Article, event: Event) -> Claim:
    """Its words stand in the corrected text too."""
    focus = TEXT.index("One girl")
    return ClaimFactory(
        article=article,
        event=event,
        ordinal=1,
        accepted=True,
        verification=Verification.TWO_BLIND,
        focus="One girl",
        focus_start=focus,
        focus_end=focus + 8,
    )


@pytest.fixture
def fired(article: Article, event: Event) -> Claim:
    """Its words were corrected."""
    return ClaimFactory(
        article=article, event=event, ordinal=2, quote="Seven rockets were fired", accepted=True
    )


def correct(article: Article, text: str = CORRECTED, **fields: Any) -> Any:
    return correct_text(article, text, by=None, reason="The outlet counted again.", **fields)


def test_an_accepted_claim_goes_on_where_its_words_stand(article: Article, killed: Claim) -> None:
    corrected = correct(article)
    [carried] = corrected.carried
    before, after = killed, Claim.objects.get(pk=killed.pk)
    assert (carried.claim, after.public_id, after.article) == (before, before.public_id, corrected.article)
    assert (after.status, after.verification, after.value, after.event) == (
        ClaimStatus.ACCEPTED,
        Verification.TWO_BLIND,
        before.value,
        before.event,
    )
    assert CORRECTED[after.start : after.end] == after.quote == "One girl was killed"
    assert CORRECTED[after.focus_start : after.focus_end] == after.focus == "One girl"
    assert carried.moved == after.start - before.start > 0
    assert after.row_version == before.row_version + 1
    entry = after.history.first()
    assert (entry.act.verb, entry.act.reason) == ("article.carry_claims", "The outlet counted again.")


def test_a_record_stays_where_the_claim_stood(article: Article, killed: Claim) -> None:
    correct(article)
    after = Claim.objects.get(pk=killed.pk)
    kept = article.claims.get()
    assert (after.anchored_from, kept.status, kept.quote) == (kept, ClaimStatus.ORPHANED, killed.quote)
    assert kept.public_id == f"{article.public_id}.2"
    assert kept.decision_reason == f"re-anchored: {killed.public_id} goes on in version 2"


def test_a_claim_whose_words_were_corrected_waits(article: Article, fired: Claim) -> None:
    corrected = correct(article)
    fired.refresh_from_db()
    assert (corrected.carried, corrected.orphaned) == ((), (fired,))
    assert (fired.article, fired.status) == (article, ClaimStatus.ORPHANED)
    assert fired.decision_reason == "Its words stand in the corrected text no more, or more than once."
    assert fired.history.first().act.verb == "article.carry_claims"


def test_words_that_stand_twice_are_told_apart_by_the_words_around_them(
    article: Article, killed: Claim
) -> None:
    text = f"One girl was killed, it said. {CORRECTED}"
    [carried] = correct(article, text).carried
    assert carried.claim.start == text.rindex("One girl was killed")


def test_words_that_stand_twice_elsewhere_carry_no_claim(article: Article, killed: Claim) -> None:
    corrected = correct(article, "He wrote: One girl was killed. She wrote: One girl was killed.")
    assert (corrected.carried, corrected.orphaned) == ((), (killed,))


def test_a_suggestion_goes_on_or_is_withdrawn(article: Article, event: Event) -> None:
    stands = ClaimFactory(article=article, event=event, ordinal=1)
    gone = ClaimFactory(article=article, event=event, ordinal=2, quote="Seven rockets")
    new = correct(article).article
    stands.refresh_from_db(), gone.refresh_from_db()
    assert (stands.status, stands.article) == (ClaimStatus.SUGGESTED, new)
    assert (gone.status, gone.article) == (ClaimStatus.ORPHANED, article)
    assert gone.decision_reason == "The text was corrected before anybody decided."


def test_what_was_rejected_goes_on_rejected_and_waits_for_nobody(article: Article, event: Event) -> None:
    stands = ClaimFactory(article=article, event=event, ordinal=1, status=ClaimStatus.REJECTED)
    gone = ClaimFactory(
        article=article, event=event, ordinal=2, quote="Seven rockets", status=ClaimStatus.REJECTED
    )
    new = correct(article).article
    stands.refresh_from_db(), gone.refresh_from_db()
    assert (stands.status, stands.article) == (ClaimStatus.REJECTED, new)
    assert (gone.status, gone.article) == (ClaimStatus.REJECTED, article)


def test_a_claim_that_went_on_is_reopened_where_it_stands_now(article: Article, event: Event) -> None:
    nadia = person("reviewer")
    claim = ClaimFactory(article=article, event=event)
    accept_claim(claim.pk, by=nadia)
    correct(article)
    reopened = reopen_claim(claim.pk, by=nadia)
    assert reopened.status == ClaimStatus.SUGGESTED
    assert CORRECTED[reopened.start : reopened.end] == reopened.quote


def test_a_text_that_two_review_blind_is_corrected_when_both_are_done(article: Article) -> None:
    ReviewStage.objects.create(article=article, stage=Stage.BLIND)
    with pytest.raises(BadDecision, match="wait until both reviewers are done"):
        correct(article)


def test_the_consensus_hears_what_went_on_alone(
    article: Article, killed: Claim, fired: Claim, event: Event
) -> None:
    before = statements_of_events([event])[event.pk]
    correct(article)
    [statement] = statements_of_events([event])[event.pk]
    # The same claim of the same article, in another version: still one testimony, and no ruling sees another picture.
    assert statement in before
    assert statement.id == killed.public_id
    assert [(job.name, job.key) for job in Job.objects.all()] == [("claims.derive_event", "derive:E000007")]


def test_the_act_counts_what_happened_to_the_claims(article: Article, killed: Claim, fired: Claim) -> None:
    new = correct(article).article
    act = Act.objects.get(verb="article.carry_claims")
    assert (act.target_id, act.reason) == (new.public_id, "The outlet counted again.")
    assert act.new == {"carried": 1, "orphaned": 1}


def test_links_stay_as_they_were_decided(article: Article, killed: Claim, event: Event) -> None:
    other = ClaimFactory(article=ArticleFactory(), event=event, accepted=True)
    link = ClaimLink.objects.create(
        first=killed,
        second=other,
        axis=Axis.VALUE,
        relation=ValueRelation.UPDATES,
        direction="forward",
        origin=LinkOrigin.DECIDED,
        decided_by=UserFactory(),
    )
    correct(article)
    [live] = ClaimLink.objects.live()
    assert (live, live.row_version) == (link, link.row_version)


def test_the_next_number_follows_the_claims_that_are_there(
    article: Article, killed: Claim, event: Event
) -> None:
    ClaimFactory(article=article, event=event, ordinal=9, quote="on Tuesday", accepted=True)
    corrected = correct(article)
    assert [each.claim.ordinal for each in corrected.carried] == [1, 2]
    assert [kept.ordinal for kept in article.claims.order_by("ordinal")] == [10, 11]


def test_a_claim_is_carried_over_again(article: Article, killed: Claim) -> None:
    second = correct(article).article
    third = correct(second, f"{CORRECTED} More follows.").article
    killed.refresh_from_db()
    assert killed.article == third
    assert [killed.anchored_from.article, killed.anchored_from.anchored_from.article] == [second, article]


def test_a_correction_may_have_its_own_date(article: Article) -> None:
    new = correct(article, published=Published("2020-11-20", DatePrecision.DAY, DateBasis.STATED)).article
    assert (new.published, new.published_precision, str(new.published_lower)) == (
        "2020-11-20",
        "day",
        "2020-11-20",
    )
    article.refresh_from_db()
    assert article.published == "2020-11-18"


def test_a_refused_correction_leaves_the_claims_alone(article: Article, killed: Claim) -> None:
    with pytest.raises(BadVersion, match="accepted: another text"):
        correct(article, TEXT)
    killed.refresh_from_db()
    assert killed.status == ClaimStatus.ACCEPTED


def test_claims_on_an_embedded_post_follow_its_words(event: Event) -> None:
    post = "Two rockets just hit the zone\n— A Resident (@resident_01) December 20, 2020"
    text = f"Rockets on the zone\n\nThe army counted.\n\n{post}\n\nMore follows."
    article = add(text, "Quay Post")
    embedded = article.posts.first()
    if embedded is None:
        pytest.fail("the text has no post")
    claim = ClaimFactory(article=embedded, event=event, quote="Two rockets just hit", accepted=True)
    [carried] = correct(article, text.replace("counted.", "counted anew.")).carried
    claim.refresh_from_db()
    assert (carried.claim, carried.moved) == (claim, 0)
    assert (claim.article.text, claim.article.is_current) == (embedded.text, True)


def test_the_service_of_the_sources_knows_nothing_of_claims(article: Article, killed: Claim) -> None:
    correct_article(article, CORRECTED, by=None, reason="a number")
    killed.refresh_from_db()
    assert killed.status == ClaimStatus.ACCEPTED
