"""The lists of what stands apart from the daily work, registers and log-ins: at 10,000 rows as at 10.

As ``test_ten_thousand_rows.py``, which keeps these small: its newsroom is not needed here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from tests.claims.addresses import APART_API, APART_TABLES, apart_addresses, far_addresses
from tests.claims.admin.cast import person
from tests.claims.test_ten_thousand_rows import FEW, MANY, asked_by, passed_over, whole
from tests.newsroom_rest import APART, grow_apart, of_each

pytestmark = pytest.mark.django_db
LARGE = {model._meta.db_table for model in APART}


@dataclass(frozen=True, slots=True)
class Grown:
    """asked: at FEW rows, by the name of the list; the rows have grown to MANY since."""

    client: Client
    asked: dict[str, list[str]]


@pytest.fixture(scope="module")
def grown(django_db_setup: None, django_db_blocker: Any) -> Iterator[Grown]:
    with django_db_blocker.unblock(), transaction.atomic():
        client = Client()
        client.force_login(person("administrator", is_superuser=True))
        rows = of_each(APART)
        grow_apart(rows, FEW)
        for address in apart_addresses().values():
            client.get(address)  # what is read once per process
        asked = {name: asked_by(client, address) for name, address in apart_addresses().items()}
        grow_apart(rows, MANY)
        connection.check_constraints()
        yield Grown(client, asked)
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", [*APART_TABLES, *APART_API])
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
