"""Every list and screen asks no more often at 10,000 rows than at 10; none counts them through, skips over them or
reads a large table whole.

The rows are made once for all tests here, inside one transaction that is taken back at the end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Claim
from claims.services.scoring import count_scores
from tests.claims.addresses import API, FILTERED, NAMES, SCREENS, TABLES, far_addresses, list_addresses
from tests.claims.admin.cast import adopted, person
from tests.factories import ClaimFactory
from tests.newsroom import Sizes, grow, one_of_each
from tests.plans import read_whole
from tests.row_copies import copy_row, numbered

pytestmark = pytest.mark.django_db

FEW, MANY = 10, 10_000
# Claims on one article and of one event.
TOGETHER = (1, 100, 1000)

ROLES = ("administrator", "reader")
# What readers open, from whom words are withheld.
FOR_READERS = (
    "claims_claim", "claims_event", "claims_claimlink", "claims_consensus", "claims_consensusclaim",
    "sources_article", "sources_zone", "sources_source", "index", "conflicts", *API,
)  # fmt: skip
CASES = [
    *((ROLES[0], name) for name in NAMES),
    *((ROLES[1], name) for name in NAMES if name.partition(":")[0] in FOR_READERS or name in API),
]


# Rows that one statement may read of a table of ten thousand: some pages of it, and what is looked through for them.
MOST_READ = 5000
# What a word inside texts is found by; how many articles each outlet has; and, in the order of the claims' names, of
# many suggested links: SQLite sorts them.
READ_WHOLE = (
    "claims_claim:q=nobody-says-this", "sources_article:q=Report", "sources_source", "api sources",
    "api links:origin=suggested",
)  # fmt: skip
# The decisions of the last thirty days, and who made them: the newsroom of the test made all of its in these.
# Links and claims by their ids, instead of which PostgreSQL reads tables of this size.
WITHIN_A_MONTH = {
    "index": {"claims_reviewdecision", "claims_review", "claims_claimlink", "claims_claim"},
    "queue": {"claims_review"},
}
# Conditions asked of each row, which PostgreSQL answers for all rows at once while they are no more than here.
LISTED_AT_ONCE = (
    "claims_reviewdecision", "claims_comment", "claims_event:evidence=open", "claims_event:evidence=calm",
    "claims_reviewdecision:kind=reject",
)  # fmt: skip
# A second look for links to judge, where the latest suggestions are between claims that nobody has accepted.
SECOND_LOOK = {"index": 1}
# Filters by a column of the list's own table.
BY_CODE = [
    name
    for name in FILTERED
    if re.search(
        r":(status|verification|modality|producer|origin|axis|relation|ruling|grade|kind|state|round)=", name
    )
]


@dataclass(frozen=True, slots=True)
class Grown:
    """What each role's pages asked at FEW rows, by role and name; the rows have grown to MANY since."""

    clients: dict[str, Client]
    asked: dict[tuple[str, str], list[str]]
    together: dict[int, Claim]
    large: set[str]


@pytest.fixture(scope="module")
def grown(django_db_setup: None, django_db_blocker: Any) -> Iterator[Grown]:
    with django_db_blocker.unblock(), transaction.atomic():
        people = {role: person(role, is_superuser=role == "administrator") for role in ROLES}
        clients = {role: Client() for role in ROLES}
        for role, client in clients.items():
            client.force_login(people[role])
        room = one_of_each(people[ROLES[0]])
        adopted(room.claim.attribute)
        grow(room, Sizes.alike(FEW))
        asked = {}
        addresses = list_addresses()
        for name in (*TABLES, *SCREENS):
            # What is read once per process: content types, the codebook.
            clients[ROLES[0]].get(addresses[name])
        for role, name in CASES:
            asked[role, name] = asked_by(clients[role], addresses[name])
        grow(room, Sizes.alike(MANY))
        count_scores()
        # Once here: else each test would check all of these rows again, when it ends.
        connection.check_constraints()
        yield Grown(clients, asked, {number: claims_together(number) for number in TOGETHER}, large_tables())
        transaction.set_rollback(True)


def large_tables() -> set[str]:
    """Those that have grown with the work."""
    models = [
        model
        for model in apps.get_models()
        if model._meta.app_label in ("claims", "sources", "audit", "jobs")
    ]
    return {model._meta.db_table for model in models if model._default_manager.count() >= MANY}


def claims_together(number: int) -> Claim:
    """The first of so many claims on one article and of one event."""
    first: Claim = ClaimFactory()
    if number > 1:
        copy_row(first, number - 1, public_id=numbered("T"), ordinal=f"{first.ordinal} + n")
    return first


def asked_by(client: Client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
        # Read here: the next request starts the log of statements anew.
        statements = [query["sql"] for query in captured.captured_queries]
    assert response.status_code == 200, address
    return statements


def captured(rows: Any) -> str:
    with CaptureQueriesContext(connection) as found:
        list(rows)
    return str(found.captured_queries[0]["sql"])


def counts_all(statement: str) -> bool:
    """Whether it counts rows one by one: a count of a table, and none that stops at a limit."""
    return bool(re.match(r"SELECT COUNT\(", statement)) and " LIMIT " not in statement


@pytest.mark.parametrize(("role", "name"), CASES, ids=lambda case: case)
def test_a_list_asks_no_more_often_at_ten_thousand_rows(grown: Grown, role: str, name: str) -> None:
    many = asked_by(grown.clients[role], list_addresses()[name])
    # Where no row of the few has a code, its list asks less than the table's: there is nothing to withhold in it.
    few = max(len(grown.asked[role, each]) for each in (name, name.partition(":")[0])) + SECOND_LOOK.get(
        name, 0
    )
    assert len(many) <= few, "\n".join(statement[:160] for statement in many)
    assert [statement for statement in many if counts_all(statement) or " OFFSET " in statement] == []


@pytest.mark.parametrize("name", [name for name in NAMES if name not in READ_WHOLE])
def test_a_list_reads_no_large_table_whole(grown: Grown, name: str) -> None:
    if connection.vendor == "postgresql" and name in LISTED_AT_ONCE:
        pytest.skip("PostgreSQL lists the rows of a table of this size once; at a million it looks each up.")
    large = grown.large - WITHIN_A_MONTH.get(name, set())
    asked = asked_by(grown.clients[ROLES[0]], list_addresses()[name])
    found = {
        statement: read_whole(statement, large, MOST_READ) for statement in asked if " FROM " in statement
    }
    assert {statement: steps for statement, steps in found.items() if steps} == {}


@pytest.mark.parametrize("name", BY_CODE)
def test_a_code_that_few_rows_have_is_looked_up(grown: Grown, name: str) -> None:
    """It leaves few rows or none: gone through in the list's order, the table would be read to its end."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL counts how rare each code is; SQLite has to be told.")
    own = {name.partition(":")[0]}
    asked = [each for each in asked_by(grown.clients[ROLES[0]], list_addresses()[name]) if " FROM " in each]
    assert asked
    for statement in asked:
        assert read_whole(statement, own, MOST_READ, may_stop=False) == []


def test_the_rule_knows_a_statement_that_reads_a_table_whole(grown: Grown) -> None:
    rows = Claim.objects.all()
    for asked in (rows.filter(quote__contains="nobody"), rows.order_by("quote")[:5], rows.filter(end__lt=0)):
        statement = captured(asked)
        assert read_whole(statement, grown.large, MOST_READ) != [], statement
    assert read_whole(captured(rows.order_by("-pk")[:5]), grown.large, MOST_READ) == []


@pytest.mark.parametrize("name", TABLES)
def test_a_page_far_into_a_list_asks_as_the_first(grown: Grown, name: str) -> None:
    many = asked_by(grown.clients[ROLES[0]], far_addresses()[f"{name} far"])
    # One more: the keys of the row that the page starts after.
    assert len(many) <= len(grown.asked[ROLES[0], name]) + 1
    assert [statement for statement in many if counts_all(statement) or " OFFSET " in statement] == []


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("screen", ["article_page", "event_page"])
def test_a_page_asks_as_often_for_a_thousand_claims_as_for_one(grown: Grown, role: str, screen: str) -> None:
    asked = {}
    for number, claim in grown.together.items():
        row = claim.article if screen == "article_page" else claim.event
        address = reverse(f"admin:{screen}", args=[row.public_id])
        if number == 1:
            grown.clients[role].get(address)  # what is read once per process
        asked[number] = asked_by(grown.clients[role], address)
    numbers = {number: len(statements) for number, statements in asked.items()}
    assert len(set(numbers.values())) == 1, numbers
