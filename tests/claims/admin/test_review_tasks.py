"""What does not add up is a task for reviewers: on the page of conflicts and on the dashboard, until it is mended."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.consensus.violations import violations
from claims.domain.codes import ClaimStatus
from claims.models import Attribute, Claim, Consensus, Event
from claims.selectors.review_tasks import open_tasks, review_tasks
from claims.services.consensus import derive_event
from sources.codes import Sensitivity
from sources.models import Article
from tests.claims.admin.cast import Page, adopted, logged_in, person
from tests.factories import (
    ArticleFactory,
    AttributeFactory,
    ClaimFactory,
    EventFactory,
    ScopeFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return ArticleFactory(source=SourceFactory(name="The Paper"))


@pytest.fixture
def event(article: Article) -> Event:
    """Two were killed, says one paper, and five soldiers among them, says another: a part exceeds its whole."""
    found: Event = EventFactory(title="A blast at a market")
    killed = AttributeFactory(key="killed", definition__policy="tally")
    adopted(killed)
    soldiers = ScopeFactory(key="group:soldiers", name="soldiers")
    ClaimFactory(event=found, attribute=killed, accepted=True, number=2, article=article)
    ClaimFactory(
        event=found, attribute=killed, accepted=True, number=5, scope_group=soldiers, scope_key=soldiers.key,
        article=ArticleFactory(source=SourceFactory(name="The Echo")),
    )  # fmt: skip
    derive_event(found)
    return found


def codes(event: Event) -> list[str]:
    return [code for task in review_tasks(None, 9) if task.row.event == event for code, _ in task.remarks]


def test_a_part_that_exceeds_its_whole_is_the_first_task(event: Event) -> None:
    (task,) = review_tasks(None, 9)
    assert (task.priority, task.remarks[0][0]) == (1, "part_exceeds_whole")
    assert {claim.number for claim in task.claims} == {2, 5}


def test_an_article_that_contradicts_itself_is_a_task(article: Article) -> None:
    found = EventFactory()
    killed = AttributeFactory(key="killed", definition__policy="tally")
    adopted(killed)
    for number in (2, 5):
        ClaimFactory(event=found, attribute=killed, accepted=True, number=number, article=article)
    derive_event(found)
    assert codes(found) == ["article_contradicts_itself"]


def test_parts_without_a_whole_are_a_task(event: Event) -> None:
    Claim.objects.filter(number=2).update(status=ClaimStatus.REJECTED)
    other = ScopeFactory(key="group:guards", name="guards")
    ClaimFactory(
        event=event, attribute=Attribute.objects.get(key="killed"), accepted=True, number=3, scope_group=other,
        scope_key=other.key,
    )  # fmt: skip
    derive_event(event)
    assert codes(event) == ["parts_range"]


def test_a_conflict_between_voices_is_for_an_editor_and_no_task(article: Article) -> None:
    found = EventFactory()
    killed = AttributeFactory(key="killed", definition__policy="tally")
    adopted(killed)
    for number in (2, 5):
        ClaimFactory(event=found, attribute=killed, accepted=True, number=number, article=ArticleFactory())
    derive_event(found)
    assert Consensus.objects.get(event=found).evidence == "contested"
    assert codes(found) == []


def test_what_is_mended_leaves_the_list(event: Event) -> None:
    Claim.objects.filter(number=5).update(status=ClaimStatus.REJECTED)
    derive_event(event)
    assert not open_tasks(None).exists()


def test_the_tasks_stand_with_their_claims_beside_the_conflicts(event: Event) -> None:
    client = logged_in("reviewer")
    page = Page(client.get(reverse("admin:conflicts")))
    assert page.refused == []
    assert "What does not add up" in page.text
    assert "A part says 5, more than the whole, 2." in page.text
    assert "The Paper: 2" in page.text
    assert "1 figure does not add up" in Page(client.get(reverse("admin:index"))).text


def test_a_task_that_only_a_hidden_claim_makes_is_none(event: Event) -> None:
    Claim.objects.filter(number=2).update(sensitivity=Sensitivity.CONFIDENTIAL)
    assert review_tasks(person("reader"), 9) == []
    assert len(review_tasks(person("editor"), 9)) == 1


def test_a_hidden_claim_is_not_named_behind_a_task(event: Event) -> None:
    killed = Attribute.objects.get(key="killed")
    ClaimFactory(event=event, attribute=killed, accepted=True, number=3, article=ArticleFactory())
    derive_event(event)
    Claim.objects.filter(number=2).update(sensitivity=Sensitivity.CONFIDENTIAL)
    (task,) = review_tasks(person("reader"), 9)
    assert {claim.number for claim in task.claims} == {3, 5}


def test_queries_do_not_grow_with_tasks(event: Event) -> None:
    with CaptureQueriesContext(connection) as few:
        review_tasks(None, 9)
    killed = Attribute.objects.get(key="killed")
    for _ in range(4):
        found, source = EventFactory(), ArticleFactory()
        for number in (2, 5):
            ClaimFactory(event=found, attribute=killed, accepted=True, number=number, article=source)
        derive_event(found)
    with CaptureQueriesContext(connection) as many:
        assert len(review_tasks(None, 9)) == 5
    assert len(many) == len(few)


def test_the_most_pressing_violation_comes_first() -> None:
    remarks = [["says", {}], ["sum_differs", {}], ["part_exceeds_whole", {}]]
    assert [code for code, _ in violations(remarks)] == ["part_exceeds_whole", "sum_differs"]
    assert violations([["says", {}]]) == []
