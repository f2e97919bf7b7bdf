"""The automation-bias meter, from what was coded under either condition."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import CodingCondition
from claims.selectors.automation_bias import FEW, Measure, automation_bias
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def said(start: int, value: str = "1", attribute: str = "killed") -> dict[str, Any]:
    return {"attribute": attribute, "start": start, "end": start + 5, "value": value}


def measured(
    *, hidden: bool, coded: list[Any], suggested: list[Any], settled: list[Any] | None = None
) -> None:
    CodingCondition.objects.create(
        article=ArticleFactory(), is_hidden=hidden, coded_at=timezone.now(), coded=coded, suggested=suggested,
        settled=settled,
    )  # fmt: skip


def measures(attribute: str = "") -> dict[str, Measure]:
    [line] = [line for line in automation_bias().lines if line.attribute == attribute]
    return {measure.name: measure for measure in line.measures}


def test_a_claim_and_a_suggestion_meet_on_overlapping_words_of_one_attribute_once() -> None:
    # Two claims on the words of one suggestion: one meets it, that of its value. Another attribute meets nothing.
    measured(
        hidden=False,
        coded=[said(0, "2"), said(2, "1"), said(40), said(60, attribute="injured")],
        suggested=[said(1, "1"), said(60), said(90)],
    )
    found = measures("killed")
    assert found["unchanged"].with_them == (1, 1)
    assert found["missed_by_machine"].with_them == (2, 3)
    assert found["missed_by_reviewer"].with_them == (2, 3)
    assert found["agreeing"].with_them == (1, 5)
    assert measures()["per_article"].with_them == (4, 1)
    assert measures("injured")["missed_by_machine"].with_them == (1, 1)


def test_what_the_second_step_brought_is_told_and_counts_in_no_measure() -> None:
    measured(hidden=True, coded=[said(0)], suggested=[said(0), said(40)], settled=[said(0, "2"), said(40)])
    [_all, line] = automation_bias().lines
    assert line.hidden.taken_later == 1
    assert line.hidden.missed_by_reviewer == (1, 2)
    assert line.hidden.unchanged == (1, 1)


def test_little_data_concludes_nothing_and_much_does() -> None:
    measured(hidden=False, coded=[said(0)], suggested=[said(0)])
    measured(hidden=True, coded=[said(0, "2")], suggested=[said(0)])
    assert automation_bias().is_few
    assert measures()["unchanged"].sways is None
    for _ in range(FEW):
        measured(hidden=False, coded=[said(0)], suggested=[said(0)])
        measured(hidden=True, coded=[said(0, "2")], suggested=[said(0)])
    bias = automation_bias()
    assert not bias.is_few
    assert measures()["unchanged"].sways is True
    assert measures()["missed_by_machine"].sways is False
    assert (bias.articles_shown, bias.articles_hidden, bias.waiting) == (FEW + 1, FEW + 1, 0)


def test_an_article_without_the_attribute_counts_as_none_of_it() -> None:
    measured(hidden=False, coded=[said(0)], suggested=[])
    measured(hidden=False, coded=[], suggested=[])
    assert measures("killed")["per_article"].with_them == (1, 2)
    CodingCondition.objects.create(article=ArticleFactory(), is_hidden=True)
    assert automation_bias().waiting == 1


def test_the_number_of_queries_is_fixed() -> None:
    for number in range(12):
        measured(hidden=bool(number % 2), coded=[said(0)], suggested=[said(9)])
    with CaptureQueriesContext(connection) as asked:
        automation_bias()
    assert len(asked) == 2
