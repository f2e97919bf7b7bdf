"""What is asked for once a night, however many sweepers run."""

from datetime import UTC, datetime
from io import StringIO
from typing import Any
from unittest import mock

import pytest
from django.core.management import call_command

from factcheck.jobs.models import Job
from factcheck.jobs.nightly import ask_nightly
from factcheck.jobs.registry import nightly_names

pytestmark = pytest.mark.django_db


def at(*moment: int) -> Any:
    return mock.patch("factcheck.jobs.nightly.timezone.localtime", return_value=datetime(*moment, tzinfo=UTC))


NIGHTLY = ["claims.count_scores", "claims.learn_fit", "claims.prune"]


def test_counting_scores_learning_a_fit_and_pruning_are_work_of_the_night() -> None:
    assert nightly_names() == NIGHTLY


def test_a_night_asks_once() -> None:
    with at(2026, 11, 20, 2, 0):
        assert ask_nightly() == len(NIGHTLY)
        assert ask_nightly() == 0
    with at(2026, 11, 20, 23, 59):
        assert ask_nightly() == 0
    asked = Job.objects.order_by("name").values_list("name", "key", "arguments")
    assert list(asked) == [(name, "night:2026-11-20", {}) for name in NIGHTLY]


def test_before_two_it_is_still_the_night_before() -> None:
    with at(2026, 11, 20, 12, 0):
        ask_nightly()
    with at(2026, 11, 21, 1, 59):
        assert ask_nightly() == 0
    with at(2026, 11, 21, 2, 0):
        assert ask_nightly() == len(NIGHTLY)


def test_one_round_by_hand_asks_for_nothing() -> None:
    call_command("sweep_jobs", "--once", stdout=StringIO())
    assert not Job.objects.exists()
