"""How many comments a card tells of: as many as the person may read on the claim."""

from typing import Any

import pytest
from django.utils import timezone

from claims.models import Comment
from claims.selectors.articles import claims_on
from claims.selectors.blind import shown_comments
from factcheck.accounts.models import User
from sources.models import Article
from tests.claims.services.blind_cast import pair

pytestmark = pytest.mark.django_db


def told_on(article: Article, user: Any) -> dict[int, int]:
    """Number of a claim -> the open comments that its card tells of; equal to those that the person may read."""
    read = Article.objects.select_related("source", "review_stage").get(pk=article.pk)
    told = {claim.ordinal: claim.open_comments for claim in claims_on(read, user)}  # type: ignore[attr-defined]
    shown = Comment.objects.filter(shown_comments(user), resolved_at__isnull=True, claim__article=article)
    readable = [row.claim.ordinal for row in shown if row.claim is not None]
    assert told == {number: readable.count(number) for number in told}
    return told


@pytest.mark.parametrize(("started", "nadias", "tomas"), [(True, [1, 0], [1, 1]), (False, [2, 1], [2, 1])])
def test_a_card_tells_of_the_comments_that_its_reader_may_read(
    started: bool, nadias: list[int], tomas: list[int]
) -> None:
    cast = pair(started=started)
    first, second = cast.claims[:2]
    by: list[tuple[Any, User]] = [(first, cast.nadia), (first, cast.tomas), (second, cast.tomas)]
    for claim, author in by:
        Comment.objects.create(claim=claim, author=author, body="Why?")
    now = timezone.now()
    Comment.objects.create(
        claim=second, author=cast.nadia, body="Done.", resolved_at=now, resolved_by=cast.nadia
    )
    for person, numbers in ((cast.nadia, nadias), (cast.tomas, tomas)):
        told = told_on(cast.article, User.objects.get(pk=person.pk))
        assert [told[first.ordinal], told[second.ordinal]] == numbers
