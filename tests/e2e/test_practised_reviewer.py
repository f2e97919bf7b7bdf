"""What a practised reviewer's way through a report costs in keys and clicks, on the project's own report."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from claims.domain.codes import ClaimStatus, Producer
from claims.models import Claim
from claims.services.processing import process_articles
from sources.models import Article
from tests.bench.practised_reviewer import ADDED, review

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

REPORTS = Path(__file__).resolve().parents[2] / "seeds" / "reports"
# Keys and clicks: what a person gives for a suggestion accepted, stepping included, and for a claim added by mouse.
MOST_PER_ACCEPTED, MOST_PER_ADDED = 3, 8


def test_a_report_is_reviewed_within_the_keys_that_were_promised(
    visit: Callable[..., Any], seeded: None
) -> None:
    report, metadata = REPORTS / "01-embassy-rockets-november.en.txt", REPORTS / "reports.jsonl"
    call_command("ingest", str(report), "--metadata", str(metadata), stdout=StringIO(), stderr=StringIO())
    process_articles()
    article = Article.objects.filter(parent__isnull=True).get()
    suggested = article.claims.filter(status=ClaimStatus.SUGGESTED).count()
    desk = visit("reviewer")
    page = desk.open(f"/admin/articles/{article.public_id}/")
    page.wait_for_load_state("load")

    tally = review(page)

    assert tally.accepted.number + tally.together.number + tally.rejected.number == suggested
    assert not article.claims.filter(status=ClaimStatus.SUGGESTED).exists()
    assert Claim.objects.filter(producer=Producer.PERSON).count() == ADDED + 1
    assert tally.routed.number > 0
    assert tally.per_accepted <= MOST_PER_ACCEPTED
    assert tally.added.each <= MOST_PER_ADDED
    assert desk.faults == []
