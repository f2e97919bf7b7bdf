"""What stands apart from the daily work, registers and log-ins, at 10,000 rows as at 10: its lists, the pages of a
row of every table, and the screens.

As ``test_ten_thousand_rows.py``, which keeps these small: its newsroom is not needed here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from claims.selectors.offered_entries import MOST_OFFERED
from claims.selectors.register_choices import MOST_NAMES
from tests.claims.addresses import APART_API, APART_FILTERED, APART_TABLES, apart_addresses, far_addresses
from tests.claims.admin.cast import person
from tests.claims.opened_forms import FORMS, MOST_LARGER, Opened, form_addresses, opened
from tests.claims.opened_screens import PARTS, screen_addresses, screen_names, told
from tests.claims.test_ten_thousand_rows import FEW, MANY, STATISTICS, asked_by, passed_over, whole
from tests.emptying import vacuum
from tests.factories import SnapshotFactory
from tests.newsroom_rest import APART, LATEST_CODEBOOK, grow_apart, of_each

pytestmark = [pytest.mark.django_db, pytest.mark.costly]
# Bytes of the names that are offered while somebody types: of outlets in the page, of scopes when they are asked for.
AN_OPTION = 60
NAMES_OFFERED = {
    **dict.fromkeys(("sources_article add", "article_facts"), MOST_NAMES * AN_OPTION),
    **dict.fromkeys(
        (
            "entry_offers:of=actors&q=part",
            "entry_offers:of=sources&q=part",
            "scope_offers",
            "scope_offers:facet=group&q=part",
        ),
        MOST_OFFERED * AN_OPTION,
    ),
}
LARGE = {model._meta.db_table for model in APART}


@dataclass(frozen=True, slots=True)
class Grown:
    """asked, pages: at FEW rows, by the name of the list, the form or the screen; they have grown to MANY since."""

    client: Client
    asked: dict[str, list[str]]
    addresses: dict[str, str]
    pages: dict[str, Opened]


@pytest.fixture(scope="module")
def grown(django_db_setup: None, django_db_blocker: Any) -> Iterator[Grown]:
    with django_db_blocker.unblock(), transaction.atomic():
        client = Client()
        administrator = person("administrator", is_superuser=True)
        client.force_login(administrator)
        # The latest, so that the one adopted for the story takes no number that another row is about to get.
        SnapshotFactory(number=LATEST_CODEBOOK)
        story, rows = told(administrator), of_each(APART)
        addresses = {**form_addresses(), **screen_addresses(story)}
        grow_apart(rows, FEW)
        for address in apart_addresses().values():
            client.get(address)  # what is read once per process
        asked = {name: asked_by(client, address) for name, address in apart_addresses().items()}
        pages = {name: page(client, name, address) for name, address in addresses.items()}
        grow_apart(rows, MANY)
        connection.check_constraints()
        yield Grown(client, asked, addresses, pages)
        transaction.set_rollback(True)
    with django_db_blocker.unblock():
        vacuum()


def page(client: Client, name: str, address: str) -> Opened:
    return opened(client, address, is_part=name.partition(":")[0] in PARTS)


@pytest.mark.parametrize("name", [*APART_TABLES, *APART_FILTERED, *APART_API])
def test_a_list_asks_no_more_often_and_reads_no_table_whole(grown: Grown, name: str) -> None:
    many = asked_by(grown.client, apart_addresses()[name])
    assert len(many) <= len(grown.asked[name]), "\n".join(statement[:160] for statement in many)
    assert passed_over(many) == []
    assert whole(many, LARGE) == {}


@pytest.mark.parametrize("name", APART_TABLES)
def test_a_page_far_into_a_list_asks_as_the_first(grown: Grown, name: str) -> None:
    many = asked_by(grown.client, far_addresses([name])[f"{name} far"])
    assert len(many) <= len(grown.asked[name]) + 1
    assert passed_over(many) == []


@pytest.mark.parametrize("name", [*FORMS, *screen_names()])
def test_a_page_weighs_as_much_beside_large_registers(grown: Grown, name: str) -> None:
    few, many = grown.pages[name], page(grown.client, name, grown.addresses[name])
    assert len(many.asked) <= len(few.asked), "\n".join(statement[:160] for statement in many.asked)
    assert many.size < few.size * MOST_LARGER + NAMES_OFFERED.get(name, 0)
    if name not in STATISTICS:
        assert passed_over(many.asked) == []
    if name in FORMS:
        assert whole(many.asked, LARGE) == {}
