"""The scoreboard: the machine's proposals against what people decided about them."""

from dataclasses import replace
from typing import Any

import pytest

from claims.domain.codes import ClaimStatus, Producer, Verification
from claims.models import Claim, ProducerRun, Proposal
from claims.selectors.scoreboard import Score, Share, scoreboard
from claims.services.claim_content import content_of
from claims.services.review import accept_claim, accept_under_policy, edit_claim, reject_claim
from tests.claims.admin.cast import person
from tests.factories import ArticleFactory, ClaimFactory, EventFactory, SnapshotFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def nadia() -> Any:
    return person("reviewer", username="nadia")


class Desk:
    """One article that the rules read, and what they proposed in it."""

    def __init__(self, language: str = "en", version: str = "1+aaaa") -> None:
        self.article = ArticleFactory(language=language)
        self.event = EventFactory()
        self.run = ProducerRun.objects.create(
            article=self.article, producer=Producer.RULES, version=version, codebook=SnapshotFactory()
        )

    def proposed(self, rule: str = "en.killed.passive") -> Claim:
        claim: Claim = ClaimFactory(article=self.article, event=self.event, rule=rule)
        Proposal.objects.create(run=self.run, claim=claim, rule=rule)
        return claim

    def added(self) -> Claim:
        claim: Claim = ClaimFactory(
            article=self.article, event=self.event, status=ClaimStatus.ACCEPTED,
            verification=Verification.ONE_REVIEWER, producer=Producer.PERSON,
        )  # fmt: skip
        return claim


def one(**asked: Any) -> Score:
    (score,) = scoreboard((), **asked)
    return score


def test_right_is_what_was_accepted_as_it_stood(nadia: Any) -> None:
    desk = Desk()
    accept_claim(desk.proposed().pk, by=nadia)
    corrected = desk.proposed()
    edit_claim(corrected.pk, replace(content_of(corrected), scope_text="a girl"), by=nadia)
    reject_claim(desk.proposed().pk, by=nadia, reason="Another year.")
    score = one()
    assert (score.accepted, score.corrected, score.rejected) == (1, 1, 1)
    assert score.precision == Share(1, 3)


def test_what_a_person_added_was_missed(nadia: Any) -> None:
    desk = Desk()
    accept_claim(desk.proposed().pk, by=nadia)
    desk.added()
    assert one().recall == Share(1, 2)


def test_recall_waits_until_the_article_is_finished(nadia: Any) -> None:
    desk = Desk()
    accept_claim(desk.proposed().pk, by=nadia)
    desk.proposed()
    score = one()
    assert score.recall == Share(0, 0)
    assert score.recall.value is None
    assert score.open == 1


def test_what_a_policy_accepted_says_nothing_about_the_words() -> None:
    desk = Desk()
    desk.proposed()
    accept_under_policy(Claim.objects.all(), policy="trial")
    score = one()
    assert score.precision.value is None
    assert score.recall.value is None


def test_lines_stand_by_the_dimensions_asked_for(nadia: Any) -> None:
    english, french = Desk("en"), Desk("fr")
    accept_claim(english.proposed("en.killed.passive").pk, by=nadia)
    accept_claim(french.proposed("fr.killed.noun_of").pk, by=nadia)
    reject_claim(french.proposed("fr.killed.active").pk, by=nadia, reason="A rank.")
    by_language = {score.key: score.precision for score in scoreboard(("language",))}
    by_rule = {score.key: score.precision for score in scoreboard(("language", "rule"))}
    assert by_language == {("en",): Share(1, 1), ("fr",): Share(1, 2)}
    assert by_rule[("fr", "fr.killed.active")] == Share(0, 1)
    assert [score.key for score in scoreboard(("language",), language="fr")] == [("fr",)]


def test_a_rules_recall_is_its_share_of_what_the_attribute_holds(nadia: Any) -> None:
    desk = Desk()
    accept_claim(desk.proposed("en.killed.passive").pk, by=nadia)
    accept_claim(desk.proposed("en.killed.active").pk, by=nadia)
    found = {score.key: score.recall for score in scoreboard(("rule",))}
    assert found == {("en.killed.active",): Share(1, 2), ("en.killed.passive",): Share(1, 2)}


def test_a_version_is_measured_on_what_it_read(nadia: Any) -> None:
    desk, later = Desk(version="1+aaaa"), Desk(version="2+bbbb")
    accept_claim(desk.proposed().pk, by=nadia)
    later.added()
    recalls = {score.key: score.recall for score in scoreboard(("version",))}
    assert recalls == {("1+aaaa",): Share(1, 1), ("2+bbbb",): Share(0, 1)}
    assert one(version="2+bbbb").recall == Share(0, 1)


def test_an_unknown_dimension_is_refused() -> None:
    with pytest.raises(ValueError, match="no dimension 'day'; accepted: attribute, language, rule, version"):
        scoreboard(("day",))


# Wilson (1927), against published tables: 9 of 10 is .596 to .982; all of 5 is .566 to 1; none of 5 0 to .434.
@pytest.mark.parametrize(("share", "low", "high"), [
    (Share(9, 10), 0.596, 0.982),
    (Share(5, 5), 0.566, 1.0),
    (Share(0, 5), 0.0, 0.434),
])  # fmt: skip
def test_a_share_has_its_interval(share: Share, low: float, high: float) -> None:
    assert share.interval == pytest.approx((low, high), abs=0.001)


def test_the_number_of_queries_does_not_grow(nadia: Any, django_assert_num_queries: Any) -> None:
    for number in range(5):
        accept_claim(Desk(version=f"{number}").proposed().pk, by=nadia)
    with django_assert_num_queries(2):
        scoreboard(user=None)
