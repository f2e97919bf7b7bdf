import re

import pytest

from factcheck.jobs import JobError, Progress, handler
from factcheck.jobs.errors import UnknownHandler
from factcheck.jobs.registry import find_handler
from tests.factcheck.jobs.conftest import Register


def derive(progress: Progress) -> None: ...


def other(progress: Progress) -> None: ...


def test_a_handler_is_found_by_its_name(register: Register) -> None:
    register("claims.derive", derive, retries=2, timeout_seconds=60)
    found = find_handler("claims.derive")
    assert (found.function, found.max_attempts, found.timeout_seconds) == (derive, 3, 60)


def test_a_handler_that_reports_nothing_may_be_silent_until_its_timeout(register: Register) -> None:
    register("claims.derive", derive, timeout_seconds=60)
    register("claims.other", other, timeout_seconds=60, silence_seconds=5)
    assert find_handler("claims.derive").silence_seconds == 60
    assert find_handler("claims.other").silence_seconds == 5


def test_no_retries_means_one_attempt(register: Register) -> None:
    register("claims.derive", derive, retries=0)
    assert find_handler("claims.derive").max_attempts == 1


def test_an_unknown_name_is_refused_with_those_there_are(register: Register) -> None:
    register("claims.derive", derive)
    with pytest.raises(UnknownHandler, match=r"called 'claims\.deriv'\. Known: .*claims\.derive"):
        find_handler("claims.deriv")


def test_a_name_belongs_to_one_function(register: Register) -> None:
    register("claims.derive", derive)
    register("claims.derive", derive)
    with pytest.raises(JobError, match=re.escape("other needs another name.")):
        register("claims.derive", other)
    assert find_handler("claims.derive").function is derive


def test_a_name_is_dotted() -> None:
    with pytest.raises(
        JobError, match=r"^Not a name for a handler: 'derive'\. Accepted: a dotted name, as claims\.derive\.$"
    ):
        handler("derive")
