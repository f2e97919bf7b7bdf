"""Which articles are not done: kept by the database through every way of writing, the same as found from nothing."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from claims.checks import check_unfinished_reviews
from claims.models import ReviewStage, Stage, UnfinishedReview
from claims.unfinished import TRIGGERS, fill, missing_triggers, put_up, take_down
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def kept() -> set[int]:
    return set(UnfinishedReview.objects.values_list("article", flat=True))


def test_an_article_is_unfinished_until_its_stage_says_that_it_is_done() -> None:
    article = ArticleFactory()
    assert kept() == {article.pk}
    stage = ReviewStage.objects.create(article=article, stage=Stage.ADJUDICATION)
    assert kept() == {article.pk}
    stage.stage = Stage.DONE
    stage.save()
    assert kept() == set()
    ReviewStage.objects.update(stage=Stage.OPEN)
    assert kept() == {article.pk}


def test_a_stage_that_goes_or_moves_to_another_article_leaves_nothing_behind() -> None:
    first, second = ArticleFactory(), ArticleFactory()
    stage = ReviewStage.objects.create(article=first, stage=Stage.DONE)
    assert kept() == {second.pk}
    ReviewStage.objects.filter(pk=stage.pk).update(article=second)
    assert kept() == {first.pk}
    ReviewStage.objects.all().delete()
    assert kept() == {first.pk, second.pk}


class FromNothing(TestCase):
    @given(acts=st.lists(st.tuples(st.integers(0, 2), st.sampled_from([*Stage, None])), max_size=8))
    def test_it_is_what_is_found_from_nothing(self, acts: list[tuple[int, Any]]) -> None:
        articles = [ArticleFactory() for _ in range(3)]
        for number, stage in acts:
            if stage is None:
                ReviewStage.objects.filter(article=articles[number]).delete()
            else:
                ReviewStage.objects.update_or_create(article=articles[number], defaults={"stage": stage})
        before = kept()
        fill(connection)
        assert kept() == before


def test_the_command_finds_what_was_written_without_triggers(capsys: Any) -> None:
    take_down(connection)
    article = ArticleFactory()
    assert kept() == set()
    put_up(connection)
    call_command("fill_unfinished")
    assert kept() == {article.pk}
    assert capsys.readouterr().out == "1 articles are not done.\n"


def test_a_missing_trigger_is_reported() -> None:
    assert missing_triggers(connection) == []
    take_down(connection)
    assert missing_triggers(connection) == sorted(TRIGGERS)
    assert {warning.id for warning in check_unfinished_reviews(["default"])} == {"claims.W002"}
    put_up(connection)
    assert check_unfinished_reviews(["default"]) == []
