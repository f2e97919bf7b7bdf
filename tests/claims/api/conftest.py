"""The clients that the tests of the API share."""

import pytest
from django.test import Client

from tests.claims.api.cast import logged_in, reader


@pytest.fixture
def public(db: None) -> Client:
    """Somebody who sees what is public."""
    return logged_in(reader())


@pytest.fixture
def trusted(db: None) -> Client:
    """Somebody who sees the restricted as well."""
    return logged_in(reader("view_restricted_claim"))
