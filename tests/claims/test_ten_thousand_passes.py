"""The report on agreement and the queue of orphans, where they hold thousands of rows: as with a few.

As ``test_ten_thousand_rows.py``, whose newsroom has one blind pair and whose claims all stand in their texts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.domain.codes import ClaimStatus
from claims.models import Claim, Review, ReviewDecision, ReviewStage
from claims.services.review import accept_claim
from claims.services.reviewing import finish_review
from tests.claims.admin.cast import person
from tests.claims.opened_forms import MOST_LARGER, Opened, opened
from tests.claims.services.blind_cast import Pair, pair
from tests.claims.test_ten_thousand_rows import whole
from tests.emptying import vacuum
from tests.factories import ClaimFactory
from tests.row_copies import copy_row, numbered

pytestmark = [pytest.mark.django_db, pytest.mark.costly]
# More than any list on these pages shows, and than a tally counts.
FEW, MANY = 120, 3_000
# Characters. A statement that lists the ids of three thousand rows is longer, and of all that grow one day too long:
# SQLite takes so many values and no more.
LONGEST = 15_000
PAGES = {
    "agreement": "agreement", "agreement by month": "agreement:by=attribute&by=month&by=reviewer",
    "orphans": "orphans", "dashboard": "index",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grown:
    client: Client
    pages: dict[str, Opened]


@pytest.fixture(scope="module")
def grown(django_db_setup: None, django_db_blocker: Any) -> Iterator[Grown]:
    with django_db_blocker.unblock(), transaction.atomic():
        client = Client()
        client.force_login(person("administrator", is_superuser=True))
        two = pair()
        for reviewer in (two.nadia, two.tomas):
            for claim in two.claims:
                accept_claim(claim.pk, by=reviewer)
            finish_review(two.article, by=reviewer)
        orphan = ClaimFactory(accepted=True, status=ClaimStatus.ORPHANED, decided_at=timezone.now())
        grow(two, orphan, FEW)
        pages = {name: opened(client, address(name)) for name in PAGES}
        grow(two, orphan, MANY)
        connection.check_constraints()
        yield Grown(client, pages)
        transaction.set_rollback(True)
    with django_db_blocker.unblock():
        vacuum()


def grow(two: Pair, orphan: Claim, number: int) -> None:
    """Copies of the pair with all that both said, and of the orphan."""
    article_0 = copy_row(two.article, number, public_id=numbered("A"), text_sha256=numbered("sha"))
    copy_row(ReviewStage.objects.get(article=two.article), number, article_id=f"{article_0} + n")
    claim_0 = {}
    for claim in two.claims:
        claim_0[claim.pk] = copy_row(
            Claim.objects.get(pk=claim.pk), number, public_id=numbered("C"), article_id=f"{article_0} + n"
        )
        version = claim.history.filter(status=ClaimStatus.SUGGESTED).latest("history_id")
        copy_row(version, number, id=f"{claim_0[claim.pk]} + n", public_id=numbered("V"))
    for review in Review.objects.filter(article=two.article):
        review_0 = copy_row(review, number, article_id=f"{article_0} + n")
        for decision in ReviewDecision.objects.filter(review=review, is_latest=True):
            of = f"{claim_0[decision.claim_id]} + n"
            copy_row(decision, number, claim_id=of, review_id=f"{review_0} + n")
    copy_row(orphan, number, public_id=numbered("O"), ordinal="1000000 + row_id")
    with connection.cursor() as cursor:
        for model in (Claim, Review, ReviewDecision):
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")


def address(name: str) -> str:
    screen, _, asked = PAGES[name].partition(":")
    return f"{reverse(f'admin:{screen}')}?{asked}"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_as_with_a_few(grown: Grown, name: str) -> None:
    few, many = grown.pages[name], opened(grown.client, address(name))
    assert len(many.asked) <= len(few.asked), "\n".join(statement[:160] for statement in many.asked)
    assert many.size < few.size * MOST_LARGER
    if name != "dashboard":
        assert max(map(len, many.asked)) < LONGEST
    # PostgreSQL looks for what leads to a claim in all claims at once, while they are as few as here.
    if not name.startswith("agreement") and connection.vendor == "sqlite":
        assert whole(many.asked, {"claims_claim", "sources_article"}) == {}
