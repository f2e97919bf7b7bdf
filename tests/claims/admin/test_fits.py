"""The page of a Fit, the button that asks for the next one, and what the ledger shows of it."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Event, Fit, FitCopying, FitSource
from claims.services.consensus import derive_event
from claims.services.fitting import LEARN_FIT
from factcheck.jobs.models import Job
from sources.codes import Sensitivity
from sources.models import Source
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory, SourceFactory

pytestmark = pytest.mark.django_db

LIST = "admin:claims_fit_changelist"
BINS = [{"items": 40, "confidence": 0.62, "right": 0.55}, {"items": 172, "confidence": 0.94, "right": 0.9}]


@pytest.fixture
def event() -> Event:
    """Two papers that name nobody say that one was killed."""
    found: Event = EventFactory(title="A blast at a market", public_id="E000001")
    for name in ("The Paper", "The Echo"):
        article = ArticleFactory(source=SourceFactory(name=name))
        first = ClaimFactory(event=found, accepted=True, article=article)
    adopted(first.attribute)
    derive_event(found)
    return found


@pytest.fixture
def fit(event: Event) -> Fit:
    row = Fit.objects.create(
        number=3, method="turns", method_version="1", items=260, basis="ruled", ruled_items=212, curve=BINS
    )
    paper, echo = Source.objects.filter(name__in=["The Paper", "The Echo"]).order_by("-name")
    FitSource.objects.create(fit=row, source=paper, reliability="0.9", items=180, prior="0.8")
    FitSource.objects.create(fit=row, source=echo, reliability="0.6", items=20, prior="0.8")
    FitCopying.objects.create(
        fit=row, first=paper, second=echo, chance="0.95", met=60, agreeing=58, improbable=21,
        examples=[["E000001", "killed", ""]],
    )  # fmt: skip
    return row


def opened(client: Client, fit: Fit) -> Page:
    return Page(client.get(reverse("admin:claims_fit_change", args=[fit.pk])))


def test_the_curve_is_drawn_with_its_table(fit: Fit) -> None:
    page = opened(logged_in("reader"), fit)
    assert page.refused == []
    assert "How often confidence comes true" in page.text
    assert "62 % 55 % 22 of 40 94 % 90 % 155 of 172" in page.text
    assert page.html.count("<circle") == len(BINS)


def test_each_source_stands_with_its_prior_its_share_and_its_interval(fit: Fit) -> None:
    page = opened(logged_in("reader"), fit)
    # (0.9 * 180 + 0.8 * 20) / 200, and (0.6 * 20 + 0.8 * 20) / 40.
    assert "The Paper news outlet 80 % 90 % 180 89 % 85 % – 93 %" in page.text
    assert "The Echo news outlet 80 % 60 % 20 70 % 58 % – 82 %" in page.text


def test_who_repeats_whom_stands_with_the_evidence(fit: Fit) -> None:
    page = opened(logged_in("reader"), fit)
    assert "the same on 58 of 60 disputed items, 21 times a value that is probably wrong" in page.text
    assert "A blast at a market" in page.text


def test_the_page_is_french_in_french(fit: Fit) -> None:
    page = opened(logged_in("reader", language="fr"), fit)
    assert "À quelle fréquence la confiance se vérifie" in page.text
    assert "la même chose sur 58 éléments disputés sur 60" in page.text


def test_what_a_person_may_not_see_is_not_on_the_page(fit: Fit) -> None:
    Source.objects.filter(name="The Echo").update(sensitivity=Sensitivity.CONFIDENTIAL)
    page = opened(logged_in("reader"), fit)
    assert "The Paper" in page.text
    assert "The Echo" not in page.text
    assert "A blast at a market" not in page.text


def test_an_example_of_a_hidden_attribute_is_left_out(fit: Fit) -> None:
    hidden = AttributeFactory(key="victim_age", definition__sensitivity=Sensitivity.RESTRICTED)
    paper, other = Source.objects.filter(name="The Paper").get(), SourceFactory(name="The Quay")
    FitCopying.objects.create(
        fit=fit, first=paper, second=other, chance="0.9", met=9, agreeing=9, improbable=4,
        examples=[["E000001", hidden.key, ""], ["E999999", "killed", ""]],
    )  # fmt: skip
    page = opened(logged_in("reader"), fit)
    assert "The Quay" in page.text
    assert "victim age" not in page.text
    assert page.text.count("A blast at a market") == 1


def test_a_fit_without_rulings_says_that_nothing_is_calibrated() -> None:
    row = Fit.objects.create(number=1, method="turns", method_version="1")
    page = opened(logged_in("reader"), row)
    assert "nothing is calibrated" in page.text
    assert '<svg class="chart' not in page.html
    assert "Nothing was learned of any source." in page.text


def test_a_curve_of_simulated_events_says_so() -> None:
    row = Fit.objects.create(number=1, method="turns", method_version="1", basis="simulator", curve=BINS)
    page = opened(logged_in("reader"), row)
    assert "these are values of simulated events" in page.text
    assert "Ruled items by their confidence" not in page.text


def test_few_rulings_are_told_to_move_the_curve_of_simulated_events() -> None:
    row = Fit.objects.create(
        number=1, method="turns", method_version="2", basis="simulator", ruled_items=3, curve=BINS
    )
    page = opened(logged_in("reader"), row)
    assert "3 items were ruled on evidence from outside the claims." in page.text
    assert "from 40 on rulings weigh more" in page.text
    assert "No release gives such a confidence." in page.text
    assert "Nobody has ruled" not in page.text


def test_more_sources_and_pairs_ask_no_more_queries(fit: Fit) -> None:
    client = logged_in("reader")
    address = reverse("admin:claims_fit_change", args=[fit.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    paper = Source.objects.get(name="The Paper")
    for number in range(20):
        other = SourceFactory()
        FitSource.objects.create(fit=fit, source=other, reliability="0.7", items=number, prior=Decimal("0.8"))
        FitCopying.objects.create(
            fit=fit, first=paper, second=other, chance="0.9", met=9, agreeing=9, improbable=4,
            examples=[["E000001", "killed", ""]],
        )  # fmt: skip
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)


def test_the_ledger_shows_what_was_learned_beside_the_verdict(event: Event, fit: Fit) -> None:
    page = Page(logged_in("reader").get(reverse("admin:event_independence", args=[event.public_id])))
    assert "Copying, learned" in page.text
    assert "95 % : the same on 58 of 60 disputed items" in page.text
    assert "unknown" in page.text


def test_a_later_fit_without_copying_takes_the_place_of_the_earlier(event: Event, fit: Fit) -> None:
    Fit.objects.create(number=4, method="turns", method_version="1")
    page = Page(logged_in("reader").get(reverse("admin:event_independence", args=[event.public_id])))
    assert "Copying, learned" not in page.text


def test_an_administrator_asks_for_a_fit(event: Event) -> None:
    client = logged_in("administrator")
    assert "Learn a Fit now" in Page(client.get(reverse(LIST))).text
    response = client.post(reverse("admin:fit_learn"), follow=True)
    assert "A Fit is being learned." in Page(response).text
    assert "Last asked for" in Page(response).text
    assert Job.objects.filter(name=LEARN_FIT).count() == 1


@pytest.mark.parametrize("role", ["reader", "editor"])
def test_nobody_else_is_offered_the_button_or_may_press_it(role: str) -> None:
    client = logged_in(role)
    assert "Learn a Fit now" not in Page(client.get(reverse(LIST))).text
    assert client.post(reverse("admin:fit_learn")).status_code == 403
    assert not Job.objects.filter(name=LEARN_FIT).exists()


def test_asking_takes_a_post() -> None:
    assert logged_in("administrator").get(reverse("admin:fit_learn")).status_code == 405
