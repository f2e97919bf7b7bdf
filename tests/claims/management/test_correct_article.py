"""`correct_article`: the corrected text of a file, and what became of the claims."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from sources.models import Article
from tests.claims.services.cast import add
from tests.factories import ClaimFactory

pytestmark = pytest.mark.django_db

TEXT = "Seven rockets were fired at the base on Tuesday. One girl was killed."
CORRECTED = "Nine rockets were fired at the base on Tuesday. One girl was killed."


@pytest.fixture
def article() -> Article:
    return add(TEXT, "Harbour Gazette")


def run(*arguments: Any) -> str:
    out = StringIO()
    call_command("correct_article", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_it_stores_the_version_and_reports_the_claims(article: Article, tmp_path: Path) -> None:
    ClaimFactory(article=article, ordinal=1, accepted=True)
    gone = ClaimFactory(article=article, ordinal=2, quote="Seven rockets", accepted=True)
    file = tmp_path / "corrected.txt"
    file.write_bytes(b"\xef\xbb\xbf" + CORRECTED.encode())
    said = run(article.public_id, file, "--published=2020-11-20")
    new = Article.objects.get(version=2)
    assert said.splitlines() == [
        f"{new.public_id}: version 2",
        "claims: 1 carried over, 1 orphaned",
        f"orphaned {gone.public_id} killed: Its words stand in the corrected text no more, or more than once.",
    ]
    assert (new.text, new.published) == (CORRECTED, "2020-11-20")


def test_bad_calls_store_nothing(article: Article, tmp_path: Path) -> None:
    file = tmp_path / "same.txt"
    file.write_text(TEXT)
    with pytest.raises(CommandError, match=r"There is no article A0; accepted: the id of a stored article\."):
        run("A0", file)
    with pytest.raises(CommandError, match="Nothing was stored: the text is that of"):
        run(article.public_id, file)
    with pytest.raises(CommandError, match="the date '20 November' cannot be read"):
        run(article.public_id, file, "--published=20 November")
    with pytest.raises(CommandError, match=r"gone\.txt cannot be read: No such file or directory\."):
        run(article.public_id, tmp_path / "gone.txt")
    assert Article.objects.count() == 1
