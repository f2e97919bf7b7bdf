import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from sources.models import Article
from tests.sources.services.cast import TEXT

pytestmark = pytest.mark.django_db


def ingest(*arguments: object) -> tuple[list[str], int]:
    """The lines printed, and the exit status."""
    out = StringIO()
    try:
        call_command("ingest", *map(str, arguments), stdout=out)
    except CommandError as error:
        return out.getvalue().splitlines(), error.returncode
    return out.getvalue().splitlines(), 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(TEXT)
    return tmp_path


def describe(folder: Path, *lines: dict[str, object]) -> Path:
    path = folder / "about.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def test_article_is_added_then_unchanged(folder: Path) -> None:
    lines, status = ingest(folder)
    article = Article.objects.get()
    assert (lines, status) == (
        [f"good.txt: added {article.public_id}", "1 added, 0 unchanged, 0 skipped, 0 refused"],
        0,
    )
    lines, status = ingest(folder / "good.txt")
    assert (lines[0], status) == (f"good.txt: unchanged {article.public_id}", 0)
    assert Article.objects.count() == 1


def test_metadata_says_who_published_it_and_when(folder: Path) -> None:
    about = describe(
        folder,
        {
            "file": "good.txt",
            "outlet": "Harbour Gazette",
            "lang": "en",
            "published": "2020-11",
            "desk": "night",
        },
    )
    (folder / "other.txt").write_text("An article that no line of the metadata names, written for nobody.")
    lines, status = ingest(folder, "--metadata", about)
    article = Article.objects.get()
    assert status == 0
    assert lines == [
        f"good.txt: added {article.public_id}",
        "other.txt: skipped: no metadata line",
        "1 added, 0 unchanged, 1 skipped, 0 refused",
    ]
    assert article.source is not None
    assert (article.source.name, article.published, article.notes) == (
        "Harbour Gazette",
        "2020-11",
        {"desk": "night"},
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty (0 bytes); an article needs text"),
        (b" \n\t\n", "the text holds no visible character"),
        (b"caf\xe9 noir", "is not UTF-8"),
        (b"Smoke\x00rose", "a NUL byte stands at byte 5"),
        (b"%PDF-1.7 and more", "the bytes are those of a PDF file"),
        (b"\x89PNG\r\n\x1a\n", "the bytes are those of a PNG picture"),
        (b"a" * 10_000_000, "the size is 10,000,000 bytes; accepted: less than 10,000,000 bytes"),
    ],
)
def test_bad_file_is_refused_and_the_rest_goes_in(folder: Path, content: bytes, reason: str) -> None:
    (folder / "bad.txt").write_bytes(content)
    lines, status = ingest(folder)
    assert status == 1
    assert lines[0].startswith("bad.txt: refused: ")
    assert reason in lines[0]
    assert lines[1].startswith("good.txt: added ")
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"file": "gone.txt"}, "line 1 of the metadata names it, and there is no such file"),
        ({"file": "good.txt", "lang": "xx"}, "unknown language 'xx'"),
        ({"file": "good.txt", "published": "last week"}, "the date 'last week' cannot be read"),
        ({"file": "good.txt", "published": "2020-02-31"}, "is in no calendar"),
        ({"file": "../good.txt"}, "lies outside the metadata file's folder"),
    ],
)
def test_bad_metadata_line_is_refused(folder: Path, line: dict[str, object], reason: str) -> None:
    (folder / "fine.txt").write_text("Dockers went on strike at the harbour on Friday, their union said.")
    about = describe(folder, line, {"file": "fine.txt", "lang": "en"})
    lines, status = ingest(folder, "--metadata", about)
    assert status == 1
    assert any(": refused: " in text and reason in text for text in lines)
    assert Article.objects.get().text.startswith("Dockers")


def test_duplicate_inside_one_batch_goes_in_once(folder: Path) -> None:
    (folder / "twin.txt").write_text(TEXT)
    lines, status = ingest(folder)
    assert status == 0
    assert lines[-1] == "1 added, 1 unchanged, 0 skipped, 0 refused"


def test_near_duplicate_is_said(folder: Path) -> None:
    (folder / "z.txt").write_text(TEXT.replace("Tuesday evening", "Tuesday night"))
    lines, _ = ingest(folder)
    first = Article.objects.get(text=TEXT)
    assert lines[1].endswith(f"(nearly the text of {first.public_id})")


def test_call_without_paths_is_wrong() -> None:
    with pytest.raises(CommandError, match="the following arguments are required: PATH"):
        call_command("ingest")


def test_missing_metadata_file_makes_the_call_wrong(folder: Path) -> None:
    assert ingest(folder, "--metadata", folder / "gone.jsonl") == ([], 2)
