"""Which articles are not done: kept by the database through every way of writing, the same as found from nothing."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import F
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from claims.checks import check_unfinished_reviews
from claims.domain.codes import ClaimStatus, Evidence, Ruling
from claims.models import Claim, Consensus, Event, ReviewStage, Stage, UnfinishedReview
from claims.unfinished import TRIGGERS, fill, missing_triggers, put_up, take_down
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory, SnapshotFactory

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


def known() -> dict[int, tuple[bool, bool]]:
    """Article -> whether it has suggestions, whether it speaks of a contested event."""
    rows = UnfinishedReview.objects.values_list("article", "has_suggestions", "is_contested")
    return {article: (has_suggestions, is_contested) for article, has_suggestions, is_contested in rows}


def contested(event: Event, **fields: Any) -> Consensus:
    return Consensus.objects.create(
        event=event, attribute=AttributeFactory(), value_kind="count", evidence=Evidence.CONTESTED, voices_min=2,
        voices_max=2, policy="plain 1", codebook=SnapshotFactory(), content_sha256="0" * 64, **fields,
    )  # fmt: skip


def test_an_article_has_suggestions_until_the_last_is_decided() -> None:
    article = ArticleFactory()
    assert known() == {article.pk: (False, False)}
    claims = [ClaimFactory(article=article) for _ in range(2)]
    assert known() == {article.pk: (True, False)}
    for claim, left in zip(claims, (True, False), strict=True):
        Claim.objects.filter(pk=claim.pk).update(status=ClaimStatus.REJECTED)
        assert known() == {article.pk: (left, False)}
    Claim.objects.filter(pk=claims[0].pk).update(status=ClaimStatus.SUGGESTED)
    assert known() == {article.pk: (True, False)}


def test_an_article_speaks_of_a_contested_event_until_it_is_ruled_or_the_claim_moves() -> None:
    event, calm = EventFactory(), EventFactory()
    claim = ClaimFactory(accepted=True, event=event)
    row = contested(event)
    assert known() == {claim.article_id: (False, True)}
    Consensus.objects.filter(pk=row.pk).update(ruling=Ruling.RULED)
    assert known() == {claim.article_id: (False, False)}
    Consensus.objects.filter(pk=row.pk).update(ruling=Ruling.NONE)
    Claim.objects.filter(pk=claim.pk).update(event=calm)
    assert known() == {claim.article_id: (False, False)}
    Claim.objects.filter(pk=claim.pk).update(event=event)
    row.delete()
    assert known() == {claim.article_id: (False, False)}


def test_an_article_that_is_opened_again_is_known_at_once() -> None:
    event = EventFactory()
    claim = ClaimFactory(event=event)
    contested(event)
    ReviewStage.objects.create(article=claim.article, stage=Stage.DONE)
    assert known() == {}
    ReviewStage.objects.all().delete()
    assert known() == {claim.article_id: (True, True)}


Act = tuple[str, int, int, ClaimStatus]


class KnownFromNothing(TestCase):
    @given(
        acts=st.lists(
            st.tuples(
                st.sampled_from(["claim", "decide", "move", "carry", "remove", "contest", "rule", "settle"]),
                st.integers(0, 2),
                st.integers(0, 2),
                st.sampled_from([ClaimStatus.SUGGESTED, ClaimStatus.ACCEPTED, ClaimStatus.REJECTED]),
            ),
            max_size=10,
        )
    )
    def test_what_is_known_is_what_is_found_from_nothing(self, acts: list[Act]) -> None:
        articles, events = [ArticleFactory() for _ in range(2)], [EventFactory(), EventFactory(), None]
        for act in acts:
            _do(act, articles, events)
        before = known()
        fill(connection)
        assert known() == before


def _do(act: Act, articles: list[Any], events: list[Any]) -> None:
    name, one, other, status = act
    event = events[other]
    claims = Claim.objects.filter(pk__in=Claim.objects.order_by("pk")[one : one + 1].values("pk"))
    match name:
        case "claim":
            ClaimFactory(article=articles[one % 2], event=event)
        case "decide":
            claims.update(status=status)
        case "move":
            claims.update(event=event)
        case "carry":
            claims.update(article=articles[other % 2], ordinal=F("pk") + 100)
        case "remove":
            claims.delete()
        case "contest" if event is not None and not Consensus.objects.filter(event=event).exists():
            contested(event)
        case "rule":
            Consensus.objects.filter(event=event).update(
                ruling=[Ruling.NONE, Ruling.RULED, Ruling.STALE][one]
            )
        case "settle":
            Consensus.objects.filter(event=event).delete()


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
