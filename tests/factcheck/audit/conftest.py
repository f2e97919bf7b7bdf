"""The cast: Mina edits, and what she acts on."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model

from factcheck.audit import Target, record
from factcheck.audit.models import Act


@pytest.fixture
def mina(db: None) -> Any:
    return get_user_model().objects.create_user("mina", "mina@example.org", "a long enough word")


@pytest.fixture
def claim() -> Target:
    return Target(type="claims.claim", id="A0123456789.1", label="killed = 3")


@pytest.fixture
def act(mina: Any, claim: Target) -> Act:
    return record(
        "claim.accept", actor=mina, target=claim, reason="The words say it.", old={"status": "suggested"}
    )
