"""An event of another day is proposed once the date of the article is another, and taken on confirmation alone."""

from typing import Any

import pytest

from claims.models import Claim, Event
from claims.services.claim_content import content_of
from claims.services.redating import Facts
from claims.services.rerouting import Rerouted, correct_and_route, rerouted
from claims.services.review import accept_claim, edit_claim
from claims.services.routing import route_claims
from claims.services.suggesting import suggest_claims
from factcheck.audit.models import Act
from factcheck.locking import StaleRow
from sources.codes import DateBasis, Sensitivity
from sources.ingestion.published import read_published
from sources.models import Article
from tests.claims.admin.cast import person
from tests.claims.services.cast import FIRST, SECOND, add
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db
REASON = "The page shows another day."


@pytest.fixture
def article(seeds: None) -> Article:
    """Its Tuesday is 17 November; another article tells of an attack there on the Tuesday a week later."""
    suggest_claims(add(SECOND, "Quay Post", "2020-11-25"))
    article = add(FIRST, "Harbour Gazette")
    nadia = person("reviewer")
    for claim in suggest_claims(article):
        accept_claim(claim.pk, by=nadia)
    return article


@pytest.fixture
def helen() -> Any:
    return person("editor", username="helen")


def published(article: Article, day: str = "2020-11-25") -> Facts:
    return Facts(read_published(day, DateBasis.STATED), article.source)


def later() -> Event:
    return Event.objects.get(date_edtf="2020-11-24")


def main_of(rows: list[Rerouted]) -> Rerouted:
    return max(rows, key=lambda each: len(each.claims))


def test_the_event_of_the_new_day_is_proposed_with_its_reason(article: Article, helen: Any) -> None:
    each = main_of(rerouted(article, published(article), helen))
    assert (each.day_before, each.day_after, each.after) == ("2020-11-17", "2020-11-24", later())
    assert "both on 2020-11-24" in each.reason.lower()
    assert {"event_date", "rockets_fired"} <= {claim.attribute.key for claim in each.claims}
    # Nothing is stored.
    assert not Claim.objects.filter(article=article, event=later()).exists()


def test_a_date_that_stays_proposes_nothing(article: Article, helen: Any) -> None:
    assert rerouted(article, published(article, "2020-11-18"), helen) == []


def test_claims_go_to_the_event_only_where_somebody_says_so(article: Article, helen: Any) -> None:
    facts, each = published(article), main_of(rerouted(article, published(article), helen))
    done, went = correct_and_route(article, facts, moved=[], routed=[], by=helen, reason=REASON)
    assert (done, went) == ([], [])
    assert Claim.objects.get(pk=each.claims[0].pk).event == each.before


def test_confirmed_claims_go_there_in_an_act_of_their_own(article: Article, helen: Any) -> None:
    facts, each = published(article), main_of(rerouted(article, published(article), helen))
    when = next(claim for claim in each.claims if claim.attribute.key == "event_date")
    seen = {claim.pk: claim.row_version for claim in each.claims}
    done, went = correct_and_route(
        article, facts, moved=[when.pk], routed=[each.key], by=helen, reason=REASON, expected_versions=seen
    )
    assert [claim.pk for claim in done] == [when.pk]
    assert {claim.pk for claim in went} == {claim.pk for claim in each.claims}
    after = Claim.objects.get(pk=when.pk)
    assert (after.event, after.date_edtf) == (later(), "2020-11-24")
    assert set(Act.objects.filter(actor=helen).values_list("verb", flat=True)) >= {
        "article.facts",
        "claim.route",
    }


def test_what_a_person_edited_stays_and_is_told(article: Article, helen: Any) -> None:
    when = Claim.objects.filter(article=article, attribute__key="event_date").order_by("start")[0]
    edit_claim(when.pk, content_of(when), by=helen, reason="the year is sure")
    each = main_of(rerouted(article, published(article), helen))
    assert when.pk not in {claim.pk for claim in each.claims}
    assert each.staying == 1


def test_without_a_known_event_of_that_day_nothing_is_proposed(article: Article, helen: Any) -> None:
    each = main_of(rerouted(article, published(article, "2020-12-02"), helen))
    assert (each.day_after, each.after) == ("2020-12-01", None)
    with pytest.raises(StaleRow, match="The events proposed are others by now"):
        correct_and_route(
            article, published(article, "2020-12-02"), moved=[], routed=[each.key], by=helen, reason=REASON
        )
    article.refresh_from_db()
    assert article.published == "2020-11-18"


def test_an_event_that_fits_the_new_day_too_is_left(article: Article, helen: Any) -> None:
    held = main_of(rerouted(article, published(article), helen)).before
    held.date_edtf, held.date_lower, held.date_upper = "2020-11", "2020-11-01", "2020-11-30"
    held.save()
    assert held.public_id not in {
        each.before.public_id for each in rerouted(article, published(article), helen)
    }


def test_a_claim_changed_meanwhile_is_not_moved(article: Article, helen: Any) -> None:
    each = main_of(rerouted(article, published(article), helen))
    seen = {claim.pk: claim.row_version - 1 for claim in each.claims}
    with pytest.raises(StaleRow, match="Claims were changed"):
        correct_and_route(
            article, published(article), moved=[], routed=[each.key], by=helen, reason=REASON,
            expected_versions=seen,
        )  # fmt: skip


def test_a_claim_that_somebody_moves_meanwhile_stays_where_they_moved_it(
    article: Article, helen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    each = main_of(rerouted(article, published(article), helen))
    elsewhere, claim = EventFactory(), each.claims[0]

    def moved_after_the_look(*args: Any) -> list[Rerouted]:
        found = rerouted(*args)
        route_claims([claim], elsewhere, by=helen)
        return found

    monkeypatch.setattr("claims.services.rerouting.rerouted", moved_after_the_look)
    with pytest.raises(StaleRow, match=claim.public_id):
        correct_and_route(article, published(article), moved=[], routed=[each.key], by=helen, reason=REASON)


def test_an_event_that_the_person_may_not_read_is_not_proposed(article: Article) -> None:
    Article.objects.exclude(pk=article.pk).update(sensitivity=Sensitivity.CONFIDENTIAL)
    Claim.objects.exclude(article=article).update(sensitivity=Sensitivity.CONFIDENTIAL)
    reviewer = person("reviewer", username="tomas")
    assert main_of(rerouted(article, published(article), reviewer)).after is None
