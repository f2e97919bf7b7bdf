"""An article coded before anybody sees what the machine suggests: nothing is suggested, and both states are kept."""

from dataclasses import replace

import pytest
from django.test import override_settings

from claims.domain.codes import ClaimStatus, Comparator, Producer, ValueKind
from claims.domain.fingerprints import fingerprint
from claims.domain.values import Named, quantity
from claims.models import (
    Attribute,
    Claim,
    CodingCondition,
    Event,
    ProducerRun,
    Review,
    ReviewStage,
    ReviewState,
    Stage,
)
from claims.selectors.articles import articles_to_finish, open_articles
from claims.selectors.automation_bias import automation_bias
from claims.services.asking import ask_model
from claims.services.blind import is_drawn, start_blind_review
from claims.services.claim_content import ClaimContent
from claims.services.errors import BadDecision, ServiceError
from claims.services.language_model import Endpoint
from claims.services.processing import process_articles
from claims.services.review import accept_claim, add_claim, edit_claim, reject_claim
from claims.services.reviewing import finish_review, reopen_review
from claims.services.seeding import load_codebook_and_registers
from claims.services.suggesting import suggest_claims
from claims.services.unaided import SALT, stated
from claims.services.versions import correct_text
from factcheck.accounts.models import User
from sources.models import Article
from tests.claims.services.cast import FIRST, add
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db
QUOTE = "One girl was killed and five people were injured"


@pytest.fixture
def nadia(db: None) -> User:
    load_codebook_and_registers()
    return UserFactory(username="nadia", is_superuser=True)


def came_in(share: float, text: str = FIRST) -> Article:
    article = add(text, "Harbour Gazette")
    with override_settings(UNAIDED_SHARE=share):
        suggest_claims(article)
    return article


def killed(article: Article, number: int = 1) -> ClaimContent:
    start, focus = FIRST.index(QUOTE), FIRST.index("One girl")
    attribute = Attribute.objects.select_related("current").get(key="killed")
    return ClaimContent(
        attribute=attribute,
        value=quantity(Comparator.EXACT, number, unit="person"),
        start=start,
        end=start + len(QUOTE),
        quote=QUOTE,
        focus_start=focus,
        focus_end=focus + len("One girl"),
    )


def stage_of(article: Article) -> str:
    return ReviewStage.objects.get(article=article).stage


def test_by_default_nothing_is_drawn(nadia: User) -> None:
    suggest_claims(add(FIRST, "Harbour Gazette"))
    assert not CodingCondition.objects.exists()


def test_a_share_is_drawn_by_a_hash_of_the_id_and_the_others_are_compared_with_it(nadia: User) -> None:
    articles = [
        came_in(0.5, FIRST.replace("Seven", word)) for word in ("Seven", "Six", "Four", "Nine", "Ten")
    ]
    hidden = {row.article_id for row in CodingCondition.objects.filter(is_hidden=True)}
    assert hidden == {each.pk for each in articles if is_drawn(SALT + each.public_id, 0.5)}
    assert CodingCondition.objects.count() == len(articles)
    for article in articles:
        assert Claim.objects.filter(article=article).exists() == (article.pk not in hidden)


def test_what_is_reviewed_blind_is_not_drawn(nadia: User) -> None:
    with override_settings(BLIND_SHARE=1.0):
        article = came_in(1.0)
    assert stage_of(article) == Stage.BLIND
    assert not CodingCondition.objects.exists()


def test_until_the_first_done_there_is_no_suggestion_to_see(nadia: User) -> None:
    article = came_in(1.0)
    assert stage_of(article) == Stage.UNAIDED
    # Nothing is there that a list, a search, an export or an event could tell of, whoever asks again.
    suggest_claims(article)
    process_articles(accept=True)
    assert not Claim.objects.exists()
    assert not Event.objects.exists()
    assert not ProducerRun.objects.exists()
    with pytest.raises(ServiceError, match="coded without suggestions first"):
        ask_model(article, by=nadia, target=Endpoint("http://127.0.0.1:1", "none", "", 1, 0))
    with pytest.raises(BadDecision):
        start_blind_review(article, by=nadia)
    assert list(open_articles(nadia)) == [article]
    assert list(articles_to_finish(nadia)) == []


def test_names_cannot_be_tried_on_the_mark_of_a_value() -> None:
    """Whoever reads the row holds no plain hash of a name, nor learns that two articles name one person."""
    name = Named(ValueKind.ACTOR, "Ada Lind")
    one, other = ArticleFactory(), ArticleFactory()
    marks = [stated(article, "victim_name", 0, 8, name)["value"] for article in (one, one, other)]
    assert marks[0] == marks[1] != marks[2]
    assert fingerprint(name) not in marks
    with override_settings(SECRET_KEY="another installation"):
        assert stated(one, "victim_name", 0, 8, name)["value"] not in marks


def test_the_first_done_keeps_what_was_coded_and_shows_the_suggestions(nadia: User) -> None:
    article = came_in(1.0)
    with pytest.raises(BadDecision, match="nothing to claim here"):
        finish_review(article, by=nadia)
    mine = add_claim(article, killed(article), by=nadia)
    assert finish_review(article, by=nadia).stage == Stage.OPEN
    kept = CodingCondition.objects.get()
    assert [each["attribute"] for each in kept.coded] == ["killed"]
    assert {"killed", "rockets_fired", "injured"} <= {each["attribute"] for each in kept.suggested}
    # The same value has the same mark on both sides, and no word of it is kept.
    assert kept.coded[0]["value"] in [s["value"] for s in kept.suggested if s["attribute"] == "killed"]
    assert set(kept.coded[0]) == {"attribute", "start", "end", "value"}
    assert kept.settled is None
    review = Review.objects.get()
    assert review.suggestions_hidden
    assert review.state == ReviewState.OPEN
    suggested = Claim.objects.suggested().filter(article=article)
    assert suggested.exists()
    # What was coded is not suggested again.
    assert not suggested.filter(attribute=mine.attribute, focus_start=mine.focus_start).exists()


def test_the_second_done_keeps_the_other_state_and_changes_nothing_of_the_first(nadia: User) -> None:
    article = came_in(1.0)
    add_claim(article, killed(article), by=nadia)
    finish_review(article, by=nadia)
    before = CodingCondition.objects.get()
    for number, claim in enumerate(Claim.objects.suggested().order_by("pk")):
        if number:
            accept_claim(claim.pk, by=nadia)
        else:
            reject_claim(claim.pk, by=nadia, reason="Not said.")
    finish_review(article, by=nadia)
    assert stage_of(article) == Stage.DONE
    kept = CodingCondition.objects.get()
    assert (kept.coded, kept.suggested, kept.coded_at) == (before.coded, before.suggested, before.coded_at)
    accepted = Claim.objects.filter(status=ClaimStatus.ACCEPTED).count()
    assert len(kept.settled) == accepted > len(kept.coded)
    # Opened again and done again, the first two states stand.
    reopen_review(article, by=nadia)
    assert stage_of(article) == Stage.OPEN
    finish_review(article, by=nadia)
    assert CodingCondition.objects.get().settled == kept.settled


def test_nothing_found_is_a_first_step_as_well(nadia: User) -> None:
    article = came_in(1.0)
    assert finish_review(article, by=nadia, nothing_to_claim=True).stage == Stage.OPEN
    assert CodingCondition.objects.get().coded == []


def test_where_the_machine_suggests_nothing_more_one_done_is_enough(nadia: User) -> None:
    article = came_in(1.0, "A quiet day\n\nThe market opened in the morning and closed in the evening.")
    finish_review(article, by=nadia, nothing_to_claim=True)
    assert stage_of(article) == Stage.DONE
    kept = CodingCondition.objects.get()
    assert (kept.coded, kept.settled) == ([], [])


def test_with_suggestions_in_sight_the_done_is_measured_against_what_was_suggested(nadia: User) -> None:
    article = came_in(1e-12)
    for claim in list(Claim.objects.suggested().select_related("attribute__current", "article")):
        if claim.attribute.key == "killed":
            edit_claim(claim.pk, replace(killed(article), value=quantity(Comparator.EXACT, 2)), by=nadia)
        else:
            accept_claim(claim.pk, by=nadia)
    finish_review(article, by=nadia)
    kept = CodingCondition.objects.get()
    assert not kept.is_hidden
    assert not Review.objects.get().suggestions_hidden
    coded = {each["attribute"]: each["value"] for each in kept.coded}
    suggested = {each["attribute"]: each["value"] for each in kept.suggested}
    assert coded["killed"] != suggested["killed"]
    assert coded["injured"] == suggested["injured"]


def test_what_a_policy_or_a_model_had_a_part_in_is_not_measured(nadia: User) -> None:
    by_policy, by_model = came_in(1e-12), came_in(1e-12, FIRST.replace("Seven", "Six"))
    process_articles(accept=True)
    finish_review(by_policy, by=nadia)
    Claim.objects.filter(article=by_model).update(verification="one_reviewer")
    run = ProducerRun.objects.filter(article=by_model).first()
    assert run is not None
    ProducerRun.objects.create(article=by_model, producer=Producer.LLM, version="m", codebook=run.codebook)
    finish_review(by_model, by=nadia)
    assert set(CodingCondition.objects.values_list("coded_at", flat=True)) == {None}


def test_a_text_corrected_in_the_first_step_is_coded_without_suggestions_too(nadia: User) -> None:
    article = came_in(1.0)
    mine = add_claim(article, killed(article), by=nadia)
    new = correct_text(article, f"{FIRST} It is quiet.", by=nadia, reason="The outlet added a line.").article
    # Whatever the share is by now.
    process_articles()
    assert list(Claim.objects.filter(article=new)) == [mine]
    assert not ProducerRun.objects.exists()
    assert stage_of(new) == Stage.UNAIDED
    assert automation_bias().waiting == 1
    assert finish_review(new, by=nadia).stage == Stage.OPEN
    assert Claim.objects.suggested().filter(article=new).exists()
    assert [len(row.coded) for row in CodingCondition.objects.filter(coded_at__isnull=False)] == [1]
    assert automation_bias().waiting == 0
    # A later correction begins no first step again.
    later = correct_text(new, f"{FIRST} It is calm.", by=nadia, reason="The outlet changed a line.").article
    process_articles()
    assert stage_of_any(later) != Stage.UNAIDED


def stage_of_any(article: Article) -> str:
    return "".join(ReviewStage.objects.filter(article=article).values_list("stage", flat=True))
