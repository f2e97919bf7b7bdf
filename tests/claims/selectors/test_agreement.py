"""Agreement of blind pairs, from what each of the two said: on the page, by the command, line by line."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.domain.codes import Comparator, Modality
from claims.domain.values import quantity
from claims.models import Review
from claims.selectors.agreement import agreement
from claims.selectors.recent_agreement import recent_agreement
from claims.services.adjudicating import adjudicate
from claims.services.blind import start_blind_review
from claims.services.review import accept_claim, add_claim, edit_claim, reject_claim
from claims.services.reviewing import finish_review
from tests.claims.admin.cast import Page, person
from tests.claims.services.blind_cast import Pair, pair
from tests.factories import ArticleFactory, ClaimFactory

pytestmark = pytest.mark.django_db
WHY = "The words do not state this."


@pytest.fixture
def two() -> Pair:
    """Of three suggestions nadia keeps three, tomas keeps one, rejects one and reads another number; she adds one."""
    made = pair()
    for claim in made.claims:
        accept_claim(claim.pk, by=made.nadia)
    add_claim(made.article, made.addition(), by=made.nadia)
    accept_claim(made.claims[0].pk, by=made.tomas)
    reject_claim(made.claims[1].pk, by=made.tomas, reason=WHY)
    other = quantity(Comparator.EXACT, 7, unit="person")
    edit_claim(made.claims[2].pk, made.edited(2, value=other, modality=Modality.HEDGED), by=made.tomas)
    finish_review(made.article, by=made.nadia)
    return made


def test_nothing_is_said_of_a_pair_that_is_at_work(two: Pair) -> None:
    assert agreement() == []


def test_what_each_said_is_compared(two: Pair) -> None:
    finish_review(two.article, by=two.tomas)
    [line] = agreement()
    assert line.decisions == [("kept", "kept"), ("kept", "rejected"), ("kept", "corrected")]
    assert (line.first, line.second, line.matched) == (4, 2, 2)
    assert line.f1 == pytest.approx(2 * 2 / 6)
    assert line.counts == [(1, 1), (1, 7)]
    assert line.kappa == 0
    # Krippendorff: 4 kept of 6 codes, one rejected, one corrected; 4 of 6 pairs differ where 18 of 30 would.
    assert line.alpha == pytest.approx(1 - 5 * 4 / 18)


def test_what_the_adjudicator_makes_of_it_changes_nothing(two: Pair) -> None:
    finish_review(two.article, by=two.tomas)
    before = agreement(["attribute"])
    key = f"s{two.claims[2].pk}"
    own = two.edited(2, value=quantity(Comparator.EXACT, 70, unit="person"))
    adjudicate(two.article, key, "own", content=own, by=two.helen)
    adjudicate(two.article, f"s{two.claims[1].pk}", "reject", reason=WHY, by=two.helen)
    assert agreement(["attribute"]) == before


def test_a_line_per_dimension(two: Pair) -> None:
    finish_review(two.article, by=two.tomas)
    [line] = agreement(["attribute", "language", "reviewers", "month"])
    assert line.key[:3] == ("killed", two.article.language, "nadia – tomas")
    assert len(line.key[3]) == len("2020-11")
    with pytest.raises(ValueError, match="accepted: attribute, language, reviewer, reviewers, month"):
        agreement(["outlet"])


def test_a_reviewer_is_compared_with_all_they_were_paired_with(two: Pair) -> None:
    """Of sofia, who agrees with nobody, a line by pairs would say that two pairs are poor, not who is in both."""
    finish_review(two.article, by=two.tomas)
    sofia = person("reviewer", username="sofia")
    article = ArticleFactory(text=two.article.text)
    claim = ClaimFactory(article=article, attribute=two.claims[0].attribute)
    start_blind_review(article, by=two.helen, reviewers=[two.nadia, sofia])
    accept_claim(claim.pk, by=two.nadia)
    reject_claim(claim.pk, by=sofia, reason=WHY)
    finish_review(article, by=two.nadia)
    finish_review(article, by=sofia, nothing_to_claim=True)
    lines = {line.key: line for line in agreement(["reviewer"])}
    assert set(lines) == {("nadia",), ("tomas",), ("sofia",)}
    nadia, tomas, other = lines["nadia",], lines["tomas",], lines["sofia",]
    assert sorted(nadia.decisions) == [
        ("kept", code) for code in ("corrected", "kept", "rejected", "rejected")
    ]
    assert len(nadia.articles) == 2
    # The line's own reviewer comes first, whoever is first in the alphabet.
    assert tomas.decisions == [("kept", "kept"), ("rejected", "kept"), ("corrected", "kept")]
    assert (tomas.first, tomas.second, nadia.first) == (2, 4, 5)
    assert (other.decisions, other.f1) == ([("rejected", "kept")], 0)


def test_queries_do_not_grow_with_pairs(two: Pair) -> None:
    finish_review(two.article, by=two.tomas)
    with CaptureQueriesContext(connection) as few:
        agreement(["attribute"])
    for _ in range(4):
        article = ArticleFactory()
        claim = ClaimFactory(article=article, attribute=two.claims[0].attribute)
        start_blind_review(article, by=two.helen, reviewers=[two.nadia, two.tomas])
        for reviewer in (two.nadia, two.tomas):
            accept_claim(claim.pk, by=reviewer)
            finish_review(article, by=reviewer)
    with CaptureQueriesContext(connection) as many:
        [line] = agreement(["attribute"])
    assert len(line.articles) == 5
    assert len(many) == len(few)


def test_the_page_says_where_there_is_little_and_what_cannot_be_said(two: Pair) -> None:
    client = Client()
    client.force_login(two.helen)
    assert "Nobody has reviewed blind yet" in Page(client.get("/admin/agreement/")).text
    finish_review(two.article, by=two.tomas)
    page = Page(client.get("/admin/agreement/", {"by": ["attribute", "reviewers"]}))
    assert page.refused == []
    assert "nadia – tomas 1 3 few 0.00 -0.11 6 0.67 2 few" in page.text
    client.force_login(two.nadia)
    assert client.get("/admin/agreement/").status_code == 403


def test_the_command_writes_a_line_of_json(two: Pair) -> None:
    finish_review(two.article, by=two.tomas)
    out = StringIO()
    call_command("agreement", "--by", "attribute", stdout=out)
    row = json.loads(out.getvalue())
    assert (row["attribute"], row["articles"], row["suggestions"], row["kappa"]) == ("killed", 1, 3, 0)
    assert (row["claims"], row["f1"], row["counts"]) == (6, 0.6667, 2)


def test_the_dashboard_tells_the_last_weeks_in_all_and_week_by_week(two: Pair) -> None:
    client = Client()
    client.force_login(two.helen)
    assert "In the last weeks no two blind reviewers were done" in Page(client.get("/admin/")).text
    finish_review(two.article, by=two.tomas)
    page = Page(client.get("/admin/"))
    assert "1 article by two blind reviewers, in 5 weeks" in page.text
    # 1 - 5 * 4 / 18, as on the page of agreement.
    assert "-0.11 α 0.00 κ" in page.text
    assert 'class="agreed-point is-below"' in page.html
    assert page.refused == []


def test_a_pair_at_work_and_one_of_long_ago_are_not_in_it(two: Pair) -> None:
    assert not recent_agreement().total.articles
    finish_review(two.article, by=two.tomas)
    assert recent_agreement().weeks[-1].line is not None
    Review.objects.update(finished_at=timezone.now() - timedelta(weeks=6))
    assert recent_agreement().total.articles == set()


def test_the_last_weeks_take_as_many_queries_whatever_was_reviewed(two: Pair) -> None:
    finish_review(two.article, by=two.tomas)
    with CaptureQueriesContext(connection) as few:
        recent_agreement()
    for _ in range(3):
        article = ArticleFactory(text=two.article.text)
        claim = ClaimFactory(article=article, attribute=two.claims[0].attribute)
        start_blind_review(article, by=two.helen, reviewers=[two.nadia, two.tomas])
        for reviewer in (two.nadia, two.tomas):
            accept_claim(claim.pk, by=reviewer)
            finish_review(article, by=reviewer)
    with CaptureQueriesContext(connection) as many:
        assert len(recent_agreement().total.articles) == 4
    assert len(many) == len(few) <= 6


def test_of_many_pairs_the_latest_are_taken(two: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    finish_review(two.article, by=two.tomas)
    monkeypatch.setattr("claims.selectors.recent_agreement.MOST_ARTICLES", 0)
    recent = recent_agreement()
    assert (recent.is_cut, recent.total.articles) == (True, set())


def test_the_latest_are_those_done_last_whenever_they_were_begun(
    two: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.selectors.recent_agreement.MOST_ARTICLES", 1)
    later = ArticleFactory(text=two.article.text)
    claim = ClaimFactory(article=later, attribute=two.claims[0].attribute)
    start_blind_review(later, by=two.helen, reviewers=[two.nadia, two.tomas])
    for reviewer in (two.nadia, two.tomas):
        accept_claim(claim.pk, by=reviewer)
        finish_review(later, by=reviewer)
    finish_review(two.article, by=two.tomas)
    recent = recent_agreement()
    assert (recent.is_cut, recent.total.articles) == (True, {two.article.pk})


def test_a_reviewer_is_told_nothing_of_agreement(two: Pair) -> None:
    finish_review(two.article, by=two.tomas)
    client = Client()
    client.force_login(two.nadia)
    assert "by two blind reviewers" not in Page(client.get("/admin/")).text
