"""Every list and screen asks no more often at 10,000 rows than at 10; none counts them through, skips over them or
reads a large table whole.

The rows are made once for all tests here, inside one transaction that is taken back at the end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Claim, ClaimLink
from claims.services.scoring import count_scores
from tests.claims.addresses import (
    APART_TABLES,
    API,
    FEW_ROWS,
    FILTERED,
    NAMES,
    REST_API,
    REST_TABLES,
    SCREENS,
    TABLES,
    far_addresses,
    list_addresses,
    rest_addresses,
)
from tests.claims.admin.cast import adopted, person
from tests.claims.admin.every_screen import ARGUMENTS
from tests.claims.opened_forms import FORMS, MOST_LARGER, Opened, form_addresses, opened
from tests.claims.opened_screens import NOT_READ, PARTS, screen_addresses, screen_names, told
from tests.emptying import vacuum
from tests.factories import ClaimFactory
from tests.newsroom import Sizes, grow, one_of_each
from tests.newsroom_rest import REST, grow_rest, of_each
from tests.plans import read_whole
from tests.row_copies import copy_row, numbered

pytestmark = [pytest.mark.django_db, pytest.mark.costly]

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

# A count of rows that lead to one row, or of rows named by their ids.
OF_ROWS_NAMED = re.compile(r'id" (= \d|IN \(\d)')

# Rows that one statement may read of a table of ten thousand: some pages of it, and what is looked through for them.
MOST_READ = 5000
# What a word inside texts is found by; how many articles each outlet has; and, in the order of the claims' names, of
# many suggested links: SQLite sorts them.
READ_WHOLE = (
    "claims_claim:q=nobody-says-this", "sources_article:q=Report", "sources_source", "api sources",
    "api links:origin=suggested",
)  # fmt: skip
# The decisions of the last thirty days, and who made them: the newsroom of the test made all of its in these.
# Links and claims by their ids, and whether each article was given to somebody: PostgreSQL reads tables of this size
# once instead.
WITHIN_A_MONTH = {
    "index": {
        "claims_reviewdecision",
        "claims_review",
        "claims_claimlink",
        "claims_claim",
        "claims_assignment",
    },
    "queue": {"claims_review", "claims_assignment"},
}
# Conditions asked of each row, which PostgreSQL answers for all rows at once while they are no more than here.
LISTED_AT_ONCE = (
    "claims_reviewdecision", "claims_comment", "claims_event:evidence=open", "claims_event:evidence=calm",
    "claims_reviewdecision:kind=reject",
)  # fmt: skip
# A second look for links to judge, where the latest suggestions are between claims that nobody has accepted: two
# statements.
SECOND_LOOK = {"index": 2}
# Filters by a column of the list's own table.
BY_CODE = [
    name
    for name in FILTERED
    if re.search(
        r":(status|verification|modality|producer|origin|axis|relation|ruling|grade|kind|state|round)=", name
    )
]

# Lists that show none but one's own rows, of which there are few.
OWN = ("claims_practicerun",)
# Measured over all that was ever decided: a statistic has no page, and is asked for by those who adjudicate.
STATISTICS = ("agreement", "agreement:by=attribute&by=month", "automation_bias")
# The latest five thousand suggestions, and the claims that they join.
LOOKED_THROUGH = {"link_desk": {"claims_claim", "claims_claimlink"}}
SCREEN_NAMES = [name for name in screen_names() if name not in SCREENS]


@dataclass(frozen=True, slots=True)
class Grown:
    """What each role's pages asked at FEW rows, by role and name; the rows have grown to MANY since."""

    clients: dict[str, Client]
    addresses: dict[str, str]
    asked: dict[tuple[str, str], list[str]]
    together: dict[int, Claim]
    large: set[str]
    forms: dict[str, Opened]
    _many: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def asks(self, role: str, name: str) -> list[str]:
        """What the page asks at MANY rows; it is opened once for all tests of it."""
        if (role, name) not in self._many:
            self._many[role, name] = asked_by(self.clients[role], self.addresses[name], name)
        return self._many[role, name]


@pytest.fixture(scope="module")
def grown(django_db_setup: None, django_db_blocker: Any) -> Iterator[Grown]:
    with django_db_blocker.unblock(), transaction.atomic():
        people = {role: person(role, is_superuser=role == "administrator") for role in ROLES}
        clients = {role: Client() for role in ROLES}
        for role, client in clients.items():
            client.force_login(people[role])
        rest, story = of_each(REST), told(people[ROLES[0]])
        # After the story, whose release derives every event anew: what was made by hand would be gone.
        room = one_of_each(people[ROLES[0]])
        adopted(room.claim.attribute)
        grow(room, Sizes.alike(FEW))
        grow_rest(rest, room, FEW)
        addresses = {**list_addresses(), **rest_addresses(), **screen_addresses(story)}
        asked = {}
        for name in (*TABLES, *SCREENS):
            # What is read once per process: content types, the codebook.
            clients[ROLES[0]].get(addresses[name])
        for role, name in dict.fromkeys((*CASES, *((ROLES[0], name) for name in addresses))):
            asked[role, name] = asked_by(clients[role], addresses[name], name)
            if any("django_content_type" in statement for statement in asked[role, name]):
                asked[role, name] = asked_by(clients[role], addresses[name], name)
        forms = {name: opened(clients[ROLES[0]], address) for name, address in form_addresses().items()}
        grow(room, Sizes.alike(MANY))
        grow_rest(rest, room, MANY)
        count_scores()
        # Once here: else each test would check all of these rows again, when it ends.
        connection.check_constraints()
        together = {number: claims_together(number) for number in TOGETHER}
        addresses |= form_addresses()
        yield Grown(clients, addresses, asked, together, large_tables(), forms)
        transaction.set_rollback(True)
    with django_db_blocker.unblock():
        vacuum()


def large_tables() -> set[str]:
    """Those that have grown with the work."""
    models = [
        model
        for model in apps.get_models()
        if model._meta.app_label in ("accounts", "claims", "sources", "audit", "jobs")
    ]
    return {model._meta.db_table for model in models if model._default_manager.count() >= MANY}


def claims_together(number: int) -> Claim:
    """The first of so many claims on one article and of one event."""
    first: Claim = ClaimFactory()
    if number > 1:
        copy_row(first, number - 1, public_id=numbered("T"), ordinal=f"{first.ordinal} + n")
    return first


def asked_by(client: Client, address: str, name: str = "") -> list[str]:
    headers = {"HX-Request": "true"} if name.partition(":")[0] in PARTS else None
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address, headers=headers)
        if response.streaming:
            list(response)
        # Read here: the next request starts the log of statements anew.
        statements = [query["sql"] for query in captured.captured_queries]
    assert response.status_code == 200, address
    return statements


def captured(rows: Any) -> str:
    with CaptureQueriesContext(connection) as found:
        list(rows)
    return str(found.captured_queries[0]["sql"])


def counts_all(statement: str) -> bool:
    """Whether it counts rows one by one: a count of a table, and none that stops at a limit or of rows it names."""
    is_of_few = " LIMIT " in statement or OF_ROWS_NAMED.search(statement)
    return bool(re.match(r"SELECT COUNT\(", statement)) and not is_of_few


def passed_over(statements: list[str]) -> list[str]:
    return [statement for statement in statements if counts_all(statement) or " OFFSET " in statement]


def whole(statements: list[str], large: set[str]) -> dict[str, list[str]]:
    """Of each statement that reads one of the tables whole, the steps that do."""
    found = {each: read_whole(each, large, MOST_READ) for each in statements if " FROM " in each}
    return {statement: steps for statement, steps in found.items() if steps}


@pytest.mark.parametrize(("role", "name"), CASES, ids=lambda case: case)
def test_a_list_asks_no_more_often_at_ten_thousand_rows(grown: Grown, role: str, name: str) -> None:
    many = grown.asks(role, name)
    # Where no row of the few has a code, its list asks less than the table's: there is nothing to withhold in it.
    few = max(len(grown.asked[role, each]) for each in (name, name.partition(":")[0])) + SECOND_LOOK.get(
        name, 0
    )
    assert len(many) <= few, "\n".join(statement[:160] for statement in many)
    assert passed_over(many) == []


@pytest.mark.parametrize("name", [name for name in NAMES if name not in READ_WHOLE])
def test_a_list_reads_no_large_table_whole(grown: Grown, name: str) -> None:
    if connection.vendor == "postgresql" and name in LISTED_AT_ONCE:
        pytest.skip("PostgreSQL lists the rows of a table of this size once; at a million it looks each up.")
    large = grown.large - WITHIN_A_MONTH.get(name, set())
    assert whole(grown.asks(ROLES[0], name), large) == {}


@pytest.mark.parametrize("name", BY_CODE)
def test_a_code_that_few_rows_have_is_looked_up(grown: Grown, name: str) -> None:
    """It leaves few rows or none: gone through in the list's order, the table would be read to its end."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL counts how rare each code is; SQLite has to be told.")
    own = {name.partition(":")[0]}
    asked = [each for each in grown.asks(ROLES[0], name) if " FROM " in each]
    assert asked
    for statement in asked:
        assert read_whole(statement, own, MOST_READ, may_stop=False) == []


def test_the_rule_knows_a_statement_that_reads_a_table_whole(grown: Grown) -> None:
    rows = Claim.objects.all()
    # Asked of each row with a limit of its own.
    linked = rows.filter(Exists(ClaimLink.objects.filter(first=OuterRef("pk"), detail="")))
    for asked in (
        rows.filter(quote__contains="nobody"),
        rows.order_by("quote")[:5],
        rows.filter(end__lt=0),
        linked,
    ):
        statement = captured(asked)
        assert read_whole(statement, grown.large, MOST_READ) != [], statement
    assert read_whole(captured(rows.order_by("-pk")[:5]), grown.large, MOST_READ) == []


@pytest.mark.parametrize("name", [name for name in (*TABLES, *REST_TABLES) if name not in OWN])
def test_a_page_far_into_a_list_asks_as_the_first(grown: Grown, name: str) -> None:
    many = asked_by(grown.clients[ROLES[0]], far_addresses([name])[f"{name} far"])
    # One more: the keys of the row that the page starts after.
    assert len(many) <= len(grown.asked[ROLES[0], name]) + 1
    assert passed_over(many) == []


@pytest.mark.parametrize("name", [*REST_TABLES, *REST_API, *SCREEN_NAMES])
def test_a_screen_asks_no_more_often_at_ten_thousand_rows(grown: Grown, name: str) -> None:
    """And reads no large table whole. The registers of places, actors and scopes are small here: they are trees,
    which screens that compare values hold as a whole.
    """
    many = grown.asks(ROLES[0], name)
    assert len(many) <= len(grown.asked[ROLES[0], name]), "\n".join(statement[:160] for statement in many)
    if name not in STATISTICS:
        assert passed_over(many) == []
        assert whole(many, grown.large - LOOKED_THROUGH.get(name, set())) == {}


def test_every_screen_is_held_at_both_sizes() -> None:
    assert set(ARGUMENTS) - {name.partition(":")[0] for name in screen_names()} == set(NOT_READ)


def test_every_list_is_held_at_both_sizes_or_has_few_rows() -> None:
    lists = {f"{model._meta.app_label}_{model._meta.model_name}" for model in admin.site._registry}
    held = (*TABLES, *REST_TABLES, *APART_TABLES)
    assert lists - set(held) == set(FEW_ROWS)


@pytest.mark.parametrize("name", FORMS)
def test_the_pages_of_a_row_are_as_they_were_at_ten_rows(grown: Grown, name: str) -> None:
    few, many = grown.forms[name], opened(grown.clients[ROLES[0]], grown.addresses[name])
    assert len(many.asked) <= len(few.asked), "\n".join(statement[:160] for statement in many.asked)
    assert many.size < few.size * MOST_LARGER
    assert passed_over(many.asked) == []
    assert whole(many.asked, grown.large) == {}


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
