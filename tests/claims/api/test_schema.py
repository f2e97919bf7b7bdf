"""The schema says what the API does: made without a warning, and held to by the answers."""

import io
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest
import schemathesis
import yaml
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.claims.api.cast import consensus_of, link, logged_in, reader, ruling_on
from tests.claims.api.test_access import LISTS
from tests.factories import (
    ActorFactory,
    AttributeFactory,
    ClaimFactory,
    EventFactory,
    PlaceFactory,
    ScopeFactory,
    SourceFactory,
    UserFactory,
)

# Per operation: enough to try every parameter, few enough to stay quick. Arbitrary but works.
EXAMPLES = 10


def is_let_in(_context: Any, response: Any, _case: Any) -> None:
    """Without this, an answer of 403 to everything would keep every promise."""
    assert response.status_code != HTTPStatus.FORBIDDEN


CHECKS = [
    is_let_in,
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


def made_schema() -> Any:
    out = io.StringIO()
    call_command("spectacular", "--fail-on-warn", "--validate", stdout=out)
    return yaml.safe_load(out.getvalue())


def test_schema_is_valid_and_made_without_a_warning() -> None:
    assert made_schema()["openapi"].startswith("3.")


def test_lists_of_codes_have_names_of_their_own() -> None:
    components = made_schema()["components"]["schemas"]
    # BlankEnum and NullEnum stand for an empty code beside a list; any other name is one that nobody gave.
    assert {name for name in components if name.endswith("Enum")} == {"BlankEnum", "NullEnum"}
    assert components["ClaimStatus"]["enum"] == [
        "suggested",
        "accepted",
        "rejected",
        "retracted",
        "orphaned",
    ]


def test_every_parameter_says_what_it_means() -> None:
    paths = made_schema()["paths"]
    silent = [
        (path, parameter["name"])
        for path, operations in paths.items()
        for parameter in operations["get"].get("parameters", [])
        if parameter["in"] == "query" and not parameter.get("description")
    ]
    assert silent == []


def test_api_only_reads() -> None:
    operations = {method for operations in made_schema()["paths"].values() for method in operations}
    assert operations == {"get"}


@pytest.fixture(scope="module")
def served() -> BaseSchema:
    """The schema, and the API behind it, called without a server in between."""
    schema = schemathesis.openapi.from_dict(made_schema())
    schema.app = get_wsgi_application()
    return schema


@pytest.fixture
def one_connection() -> Iterator[None]:
    """As Django's own test client does: a request would close the connection that holds the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def session(db: None) -> str:
    """The session of a reader, with a row of every kind to find."""
    claim = ClaimFactory(accepted=True, informant=SourceFactory(owner=SourceFactory()))
    ClaimFactory()
    consensus_of(claim)
    ruling_on(claim, UserFactory())
    link(claim, ClaimFactory(accepted=True), decided_by=UserFactory())
    ActorFactory(parent=ActorFactory())
    PlaceFactory(parent=PlaceFactory())
    ScopeFactory()
    AttributeFactory(key="place", definition__value_kind="place")
    EventFactory(parent=EventFactory(), merged_into=EventFactory())
    return logged_in(reader()).cookies["sessionid"].value


@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("name", LISTS)
def test_answers_are_what_the_schema_promises(
    served: BaseSchema, session: str, name: str, mode: GenerationMode
) -> None:
    operations = [
        found.ok() for found in served.get_all_operations() if found.ok().path.startswith(f"/api/v1/{name}/")
    ]
    assert operations
    for operation in operations:

        @settings(
            max_examples=EXAMPLES,
            database=None,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: schemathesis.Case) -> None:
            case.call_and_validate(cookies={"sessionid": session}, checks=CHECKS)

        ask()
