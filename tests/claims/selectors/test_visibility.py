"""Who sees which claims."""

import pytest
from django.contrib.auth.models import AnonymousUser, Permission

from claims.models import Claim
from claims.selectors.visibility import visible_claims, visible_claims_on
from factcheck.accounts.models import User
from sources.codes import Sensitivity
from sources.models import Article
from tests.factories import ArticleFactory, ClaimFactory, SourceFactory, UserFactory

pytestmark = pytest.mark.django_db


def user_with(*codenames: str) -> User:
    user = UserFactory()
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return User.objects.get(pk=user.pk)


def seen_by(user: User | AnonymousUser | None) -> set[Claim]:
    """By the rule over all claims, which is the one over each article's."""
    seen = set(visible_claims(user))
    assert seen == {claim for article in Article.objects.all() for claim in visible_claims_on(article, user)}
    return seen


@pytest.mark.parametrize("where", ["claim", "article", "outlet"])
def test_one_restricted_level_hides_the_claim(where: str) -> None:
    level = Sensitivity.RESTRICTED
    source = SourceFactory(sensitivity=level) if where == "outlet" else SourceFactory()
    article = ArticleFactory(source=source, sensitivity=level if where == "article" else Sensitivity.PUBLIC)
    claim = ClaimFactory(article=article, sensitivity=level if where == "claim" else Sensitivity.PUBLIC)
    assert seen_by(user_with()) == set()
    assert seen_by(AnonymousUser()) == set()
    assert seen_by(user_with("view_restricted_claim")) == {claim}
    assert seen_by(None) == {claim}


def test_a_claim_of_an_unknown_outlet_is_seen() -> None:
    claim = ClaimFactory(article=ArticleFactory(source=None))
    assert seen_by(user_with()) == {claim}


def test_confidential_needs_its_own_permission() -> None:
    claim = ClaimFactory(sensitivity=Sensitivity.CONFIDENTIAL)
    assert seen_by(user_with("view_restricted_claim")) == set()
    assert seen_by(user_with("view_restricted_claim", "view_confidential_claim")) == {claim}
