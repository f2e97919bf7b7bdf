"""`scoreboard` prints what reviewers made of the suggestions."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from claims.services.review import accept_claim
from tests.claims.admin.cast import person
from tests.claims.selectors.test_scoreboard import Desk

pytestmark = pytest.mark.django_db


def printed(*words: str) -> str:
    out = StringIO()
    call_command("scoreboard", *words, stdout=out)
    return out.getvalue()


def test_the_table_has_a_line_per_attribute() -> None:
    accept_claim(Desk().proposed().pk, by=person("reviewer"))
    head, line = printed().splitlines()
    assert head.split() == [
        "attribute", "accepted", "corrected", "rejected", "open", "precision", "found", "of", "recall", "F1",
    ]  # fmt: skip
    assert line.split() == ["killed", "1", "0", "0", "0", "1.000", "1", "1", "1.000", "1.000"]


def test_nothing_to_share_is_null_and_no_zero() -> None:
    Desk().proposed()
    row = json.loads(printed("--by", "rule", "--format", "jsonl"))
    assert row["rule"] == "en.killed.passive"
    assert row["open"] == 1
    assert row["precision"] == {"value": None, "low": None, "high": None}
    assert row["f1"] is None
