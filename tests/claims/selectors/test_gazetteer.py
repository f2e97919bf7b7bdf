import pytest

from claims.selectors.gazetteer import current_gazetteer
from claims.selectors.stored_or_shipped import shipped
from claims.services.seeding import SEEDS, load_codebook_and_registers
from tests.factories import ScopeFactory

pytestmark = pytest.mark.django_db


def test_registers_in_the_database_read_like_those_of_the_seeds() -> None:
    load_codebook_and_registers()
    stored, seeded = current_gazetteer(), shipped(SEEDS).gazetteer
    assert stored == seeded


def test_provisional_entries_change_nothing_of_how_the_next_article_is_read() -> None:
    load_codebook_and_registers()
    before = current_gazetteer()
    ScopeFactory(key="group:dock-workers", name="dock workers", is_provisional=True)
    assert current_gazetteer() == before
