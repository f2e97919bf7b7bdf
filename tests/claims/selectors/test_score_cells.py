"""What the scoreboard of a large archive is added up from: the same as counting from nothing, for every reader."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from claims.models import ScoreCell
from claims.selectors import score_cells
from claims.selectors.score_cells import cells_of, standing_scores
from claims.selectors.scoreboard import DIMENSIONS, board_of, scoreboard
from claims.services import scoring
from claims.services.claim_content import content_of
from claims.services.review import accept_claim, edit_claim, reject_claim
from claims.services.scoring import count_scores
from tests.claims.admin.cast import person
from tests.claims.selectors.test_scoreboard import Desk

pytestmark = pytest.mark.django_db

BY = [(), ("attribute",), ("rule",), ("version", "language"), DIMENSIONS]


@pytest.fixture
def archive(monkeypatch: Any) -> None:
    """Articles in two languages and versions, of every level, with what reviewers made of them."""
    nadia = person("reviewer", username="nadia", is_superuser=True)
    levels = ("public", "restricted", "confidential")
    for of_article, of_claim, version in product(levels, levels, ("1", "2")):
        desk = Desk("en" if version == "1" else "fr", version)
        desk.article.sensitivity = of_article
        desk.article.save()
        claims = [desk.proposed(rule) for rule in ("killed.passive", "killed.active", "killed.passive")]
        accept_claim(claims[0].pk, by=nadia)
        edit_claim(claims[1].pk, replace(content_of(claims[1]), scope_text="a girl"), by=nadia)
        if of_article == "public":
            reject_claim(claims[2].pk, by=nadia, reason="Another year.")
        desk.added()
        desk.article.claims.update(sensitivity=of_claim)
    outlet = Desk().article.source
    outlet.sensitivity = "restricted"
    outlet.save()
    monkeypatch.setattr(score_cells, "MOST_AT_ONCE", 0)


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("role", ["reader", "reviewer", "editor"])
def test_each_reads_what_counting_from_nothing_gives_them(role: str) -> None:
    user = person(role)
    count_scores()
    for by, language, version in product(BY, ("", "fr"), ("", "2")):
        asked = {"language": language, "version": version}
        counted = board_of(standing_scores(user).cells, by, **asked)
        assert counted == scoreboard(by, user=user, **asked)
        assert counted


@pytest.mark.usefixtures("archive")
def test_counting_again_replaces_what_was_counted(django_assert_num_queries: Any) -> None:
    assert not standing_scores(None).is_counted
    first = count_scores()
    assert count_scores() == first == ScoreCell.objects.count()
    with django_assert_num_queries(2):
        standing = standing_scores(None)
    assert standing.counted_at is not None
    assert (standing.versions, standing.languages) == (["2", "1"], ["en", "fr"])


def test_a_few_claims_are_counted_while_somebody_looks() -> None:
    Desk().proposed()
    standing = standing_scores(None)
    assert standing.counted_at is None
    assert [score.open for score in board_of(standing.cells, ())] == [1]


@pytest.mark.usefixtures("archive")
def test_a_new_decision_is_read_once_it_is_counted() -> None:
    count_scores()
    before = board_of(standing_scores(None).cells, ())[0].open
    Desk("en", "1").proposed()
    assert board_of(standing_scores(None).cells, ())[0].open == before
    count_scores()
    assert board_of(standing_scores(None).cells, ())[0].open == before + 1


def test_a_version_that_comes_in_while_the_claims_are_counted_is_counted_too(monkeypatch: Any) -> None:
    def while_it_begins(claims: Any) -> Any:
        Desk("en", "new rules").proposed()
        return cells_of(claims)

    monkeypatch.setattr(scoring, "cells_of", while_it_begins)
    assert count_scores() == 1
    assert ScoreCell.objects.get().latest_run > 0
