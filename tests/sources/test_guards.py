"""The text of a stored article cannot be changed, by whatever way."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection
from django.utils import timezone

from sources import checks, guards
from sources.models import Article
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def test_text_cannot_be_changed_by_a_save() -> None:
    article = ArticleFactory()
    article.text = "Another text."
    with pytest.raises(IntegrityError, match="the text of an article is immutable: store a new version"):
        article.save()


def test_text_cannot_be_changed_in_bulk() -> None:
    ArticleFactory()
    with pytest.raises(IntegrityError, match="immutable"):
        Article.objects.update(text="Another text.")


def test_hash_cannot_be_changed() -> None:
    ArticleFactory()
    with pytest.raises(IntegrityError, match="immutable"):
        Article.objects.update(text_sha256="0" * 64)


def test_other_columns_can_be_changed() -> None:
    article = ArticleFactory()
    article.title = "A better title"
    article.save()
    article.refresh_from_db()
    assert article.title == "A better title"


def test_erasure_may_blank_the_text_once() -> None:
    article = ArticleFactory()
    Article.objects.filter(pk=article.pk).update(text="", text_sha256="", length=0, erased_at=timezone.now())
    with pytest.raises(IntegrityError, match="immutable"):
        Article.objects.filter(pk=article.pk).update(text="Put back.", erased_at=timezone.now())


def test_check_is_silent_while_the_guard_stands() -> None:
    assert checks.check_text_guard(["default"]) == []


def test_check_warns_of_a_missing_guard() -> None:
    guards.take_down(connection)
    found = checks.check_text_guard(["default"])
    guards.put_up(connection)
    assert [(message.id, message.msg) for message in found] == [
        (
            "sources.W001",
            (
                "The texts of articles on database 'default' can be changed:"
                " sources_article_text_is_immutable is missing."
            ),
        )
    ]


def test_unknown_database_is_refused() -> None:
    with pytest.raises(ValueError, match="Articles have no guard for 'oracle'; accepted: sqlite, postgresql"):
        guards.guard_statements("oracle")


@pytest.mark.django_db(transaction=True)
def test_flush_empties_the_guarded_table() -> None:
    ArticleFactory()
    call_command("flush", interactive=False, verbosity=0)
    assert not Article.objects.exists()
    assert guards.is_up(connection)
