"""What the tests of the machine's services stand on."""

from typing import Any

import pytest

from claims.services.seeding import load_codebook_and_registers
from sources.models import Article
from tests.claims.services.cast import FIRST, SECOND, add


@pytest.fixture
def seeds(db: Any) -> None:
    """Codebook and registers of the project."""
    load_codebook_and_registers()


@pytest.fixture
def first(seeds: None) -> Article:
    return add(FIRST, "Harbour Gazette")


@pytest.fixture
def second(seeds: None) -> Article:
    return add(SECOND, "Quay Post")
