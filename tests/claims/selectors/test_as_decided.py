"""The claims of an article as a blind reviewer left them are read at once, however many of them are their own."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.selectors.articles import claims_on
from claims.selectors.blind import as_decided, own_pass
from claims.services.review import accept_claim, add_claim
from claims.services.routing import route_claims
from tests.claims.services.blind_cast import Pair, pair
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db


def statements(cast: Pair) -> int:
    """Of reading the claims as nadia left them; what her cards name of each is among it."""
    review = own_pass(cast.article, cast.nadia)
    shared = claims_on(cast.article, cast.nadia)
    with CaptureQueriesContext(connection) as captured:
        claims = as_decided(shared, review)
    with CaptureQueriesContext(connection) as later:
        assert all(claim.event and claim.attribute.current and not claim.place for claim in claims)
    assert [query["sql"] for query in later.captured_queries] == []
    return len(captured)


def test_each_claim_of_ones_own_costs_no_statement() -> None:
    cast = pair()
    add_claim(cast.article, cast.addition(), by=cast.nadia)
    route_claims([cast.claims[0]], EventFactory(), by=cast.nadia)
    few = statements(cast)
    for number in (1, 2):
        accept_claim(cast.claims[number].pk, by=cast.nadia)
        route_claims([cast.fresh(number)], EventFactory(), by=cast.nadia)
        add_claim(cast.article, cast.addition(count=20 + number), by=cast.nadia)
    assert statements(cast) == few
