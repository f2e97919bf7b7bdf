import pytest

from factcheck.audit.models import Act
from factcheck.locking import StaleRow
from sources.errors import BadVersion, EmptyText
from sources.models import Article
from sources.selectors.articles import articles_to_process, lineage
from sources.services import add_article, correct_article
from tests.sources.services.cast import TEXT, incoming

pytestmark = pytest.mark.django_db

CORRECTED = TEXT.replace("five dock workers", "six dock workers")


@pytest.fixture
def article() -> Article:
    return add_article(incoming(), by=None).article


def test_correction_is_a_new_version_of_the_same_lineage(article: Article) -> None:
    new = correct_article(article, CORRECTED, by=None, reason="the outlet corrected the number")
    article.refresh_from_db()
    assert (new.version, new.original, new.is_current) == (2, article, True)
    assert (article.text, article.is_current) == (TEXT, False)
    assert (new.source, new.published, new.text_group) == (
        article.source,
        article.published,
        article.text_group,
    )
    assert list(lineage(new)) == [article, new]
    assert list(articles_to_process()) == [new]
    act = Act.objects.get(verb="article.correct")
    assert (act.target_id, act.reason) == (new.public_id, "the outlet corrected the number")


def test_third_version_hangs_on_the_first(article: Article) -> None:
    second = correct_article(article, CORRECTED, by=None, reason="a number")
    third = correct_article(second, CORRECTED + " It was late.", by=None, reason="a sentence")
    assert (third.version, third.original) == (3, article)


@pytest.mark.parametrize(
    ("text", "reason", "error", "message"),
    [
        (TEXT, "same", BadVersion, "accepted: another text"),
        (CORRECTED, " ", BadVersion, "a correction needs a reason"),
        (" \n", "blank", EmptyText, "no visible character"),
    ],
)
def test_bad_correction_changes_nothing(
    article: Article, text: str, reason: str, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        correct_article(article, text, by=None, reason=reason)
    article.refresh_from_db()
    assert article.is_current
    assert Article.objects.count() == 1


def test_old_version_takes_no_correction(article: Article) -> None:
    correct_article(article, CORRECTED, by=None, reason="a number")
    with pytest.raises(BadVersion, match="is version 1; accepted: the current version"):
        correct_article(article, CORRECTED + " More.", by=None, reason="a sentence")


def test_stale_correction_is_refused(article: Article) -> None:
    with pytest.raises(StaleRow, match="version 7 was shown"):
        correct_article(article, CORRECTED, by=None, reason="a number", expected_version=7)
