"""A corrected text: which claims go on, which wait, and what is never lost."""

from typing import Any

import pytest

from claims.domain.codes import Axis, ClaimStatus, Provenance, ValueRelation, Verification
from claims.models import Claim, ClaimLink, Event, LinkOrigin, ReviewStage, Stage
from claims.selectors.statements import statements_of_events
from claims.services.errors import BadDecision
from claims.services.versions import correct_text
from factcheck.audit.models import Act
from factcheck.jobs.models import Job
from sources.codes import DateBasis, DatePrecision
from sources.errors import BadVersion
from sources.ingestion.published import Published
from sources.models import Article
from sources.services import correct_article
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
    [heir] = corrected.carried
    assert (heir.public_id, heir.article, heir.anchored_from) == (
        f"{corrected.article.public_id}.1",
        corrected.article,
        killed,
    )
    assert (heir.status, heir.verification, heir.value, heir.event) == (
        ClaimStatus.ACCEPTED,
        Verification.TWO_BLIND,
        killed.value,
        killed.event,
    )
    assert CORRECTED[heir.start : heir.end] == heir.quote == "One girl was killed"
    assert CORRECTED[heir.focus_start : heir.focus_end] == heir.focus == "One girl"
    killed.refresh_from_db()
    assert (killed.status, killed.decision_reason) == (
        ClaimStatus.ORPHANED,
        f"re-anchored as {heir.public_id}",
    )


def test_a_claim_whose_words_were_corrected_waits(article: Article, fired: Claim) -> None:
    corrected = correct(article)
    fired.refresh_from_db()
    assert (corrected.carried, corrected.orphaned) == ((), (fired,))
    assert fired.status == ClaimStatus.ORPHANED
    assert fired.decision_reason == "Its words stand in the corrected text no more, or more than once."
    assert fired.history.first().act.verb == "article.carry_claims"


def test_words_that_stand_twice_carry_no_claim(article: Article, killed: Claim) -> None:
    corrected = correct(article, f"{CORRECTED} One girl was killed, it said.")
    assert (corrected.carried, corrected.orphaned) == ((), (killed,))


def test_a_suggestion_is_orphaned_and_what_was_rejected_stays(article: Article, event: Event) -> None:
    suggested = ClaimFactory(article=article, event=event, ordinal=1)
    rejected = ClaimFactory(article=article, event=event, ordinal=2, status=ClaimStatus.REJECTED)
    assert correct(article).carried == ()
    suggested.refresh_from_db(), rejected.refresh_from_db()
    assert (suggested.status, rejected.status) == (ClaimStatus.ORPHANED, ClaimStatus.REJECTED)
    assert suggested.decision_reason == "The text was corrected before anybody decided."


def test_a_text_that_two_review_blind_is_corrected_when_both_are_done(article: Article) -> None:
    ReviewStage.objects.create(article=article, stage=Stage.BLIND)
    with pytest.raises(BadDecision, match="wait until both reviewers are done"):
        correct(article)


def test_the_consensus_hears_the_new_claims_alone(
    article: Article, killed: Claim, fired: Claim, event: Event
) -> None:
    before = statements_of_events([event])[event.pk]
    [heir] = correct(article).carried
    [statement] = statements_of_events([event])[event.pk]
    # The same article, in another version: still one testimony.
    assert (statement.id, statement.article) == (heir.public_id, before[0].article)
    assert [(job.name, job.key) for job in Job.objects.all()] == [("claims.derive_event", "derive:E000007")]


def test_the_act_counts_what_happened_to_the_claims(article: Article, killed: Claim, fired: Claim) -> None:
    new = correct(article).article
    act = Act.objects.get(verb="article.carry_claims")
    assert (act.target_id, act.reason) == (new.public_id, "The outlet counted again.")
    assert act.new == {"carried": 1, "orphaned": 1}


def test_decisions_on_pairs_go_on_and_suggestions_do_not(
    article: Article, killed: Claim, event: Event
) -> None:
    other = ClaimFactory(article=ArticleFactory(), event=event, accepted=True)
    person = UserFactory()
    ClaimLink.objects.create(
        first=killed,
        second=other,
        axis=Axis.VALUE,
        relation=ValueRelation.UPDATES,
        direction="forward",
        origin=LinkOrigin.DECIDED,
        decided_by=person,
    )
    ClaimLink.objects.create(
        first=killed,
        second=other,
        axis=Axis.PROVENANCE,
        relation=Provenance.UNKNOWN,
        origin=LinkOrigin.SUGGESTED,
    )
    [heir] = correct(article).carried
    [link] = ClaimLink.objects.live()
    assert (link.first, link.second, link.relation, link.direction) == (other, heir, "updates", "backward")
    assert (link.origin, link.decided_by) == (LinkOrigin.DECIDED, person)


def test_the_next_number_follows_the_claims_that_are_there(
    article: Article, killed: Claim, event: Event
) -> None:
    second = ClaimFactory(article=article, event=event, ordinal=9, quote="on Tuesday", accepted=True)
    corrected = correct(article)
    assert [claim.ordinal for claim in corrected.carried] == [1, 2]
    assert [claim.anchored_from for claim in corrected.carried] == [killed, second]


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
    [heir] = correct(article, text.replace("counted.", "counted anew.")).carried
    assert (heir.anchored_from, heir.article.text) == (claim, embedded.text)
    assert heir.article.is_current


def test_the_service_of_the_sources_knows_nothing_of_claims(article: Article, killed: Claim) -> None:
    correct_article(article, CORRECTED, by=None, reason="a number")
    killed.refresh_from_db()
    assert killed.status == ClaimStatus.ACCEPTED
