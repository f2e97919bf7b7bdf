import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError

from claims.extraction.pack import languages
from claims.models import Claim
from claims.selectors import stored_or_shipped
from sources.models import Article
from tests.claims.services.cast import FIRST, SECOND, add

KEYS = [
    "doc",
    "lang",
    "event",
    "attribute",
    "scope",
    "value_type",
    "value",
    "lower",
    "upper",
    "unit",
    "comparator",
    "modality",
    "actuality",
    "polarity",
    "attribution",
    "quote",
    "start",
    "end",
    "focus",
    "focus_start",
    "focus_end",
    "rule",
    "score",
]


def extract(*arguments: object) -> tuple[list[dict[str, Any]], str, int]:
    """The lines printed, what was said on standard error, and the exit status."""
    out, err = StringIO(), StringIO()
    status = 0
    try:
        call_command("extract_claims", *map(str, arguments), stdout=out, stderr=err)
    except CommandError as error:
        status = error.returncode
        err.write(str(error))
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue(), status


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(FIRST)
    (tmp_path / "b.txt").write_text(SECOND)
    lines = [
        {"file": name, "outlet": outlet, "lang": "en", "published": "2020-11-18"}
        for name, outlet in (("a.txt", "Harbour Gazette"), ("b.txt", "Quay Post"))
    ]
    (tmp_path / "about.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return tmp_path


@pytest.fixture
def no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OperationalError("no such table: claims_codebooksnapshot")

    monkeypatch.setattr(stored_or_shipped, "current_codebook", fail)
    monkeypatch.setattr(stored_or_shipped, "articles_to_process", fail)


def test_lines_have_the_agreed_keys_and_stand_on_their_words(folder: Path, no_database: None) -> None:
    lines, said, status = extract(folder, "--metadata", folder / "about.jsonl")
    assert (status, said) == (0, "")
    texts = {"a.txt": FIRST, "b.txt": SECOND}
    for line in lines:
        assert list(line) == KEYS
        text = texts[line["doc"]]
        assert line["quote"] == text[line["start"] : line["end"]]
        assert line["focus"] == text[line["focus_start"] : line["focus_end"]]


def test_values_are_plain_json(folder: Path, no_database: None) -> None:
    lines, _, _ = extract(folder, "--metadata", folder / "about.jsonl")
    by_attribute = {line["attribute"]: line for line in lines if line["doc"] == "a.txt"}
    fired = by_attribute["rockets_fired"]
    assert (fired["value"], fired["lower"], fired["upper"], fired["comparator"]) == (7, 7, 7, "exact")
    assert fired["attribution"] == "the Iraqi army"
    assert by_attribute["responsibility_claimed"]["value"] is False
    assert by_attribute["killed"]["attribution"] is None
    assert by_attribute["event_date"]["value"] == "2020-11-17"


def test_what_follows_is_printed_only_where_it_is_asked_for(tmp_path: Path, no_database: None) -> None:
    path = tmp_path / "docs.jsonl"
    text = "A bomb went off at the depot in Basra on Monday. There were no casualties."
    path.write_text(json.dumps({"id": "d1", "lang": "en", "published": "2020-11-18", "text": text}) + "\n")
    asked, said = extract(path, "--entailed")[0], extract(path)[0]
    assert [line for line in asked if not line["rule"].endswith(".entailed")] == said
    following = {line["attribute"]: line for line in asked if line not in said}
    assert following.keys() == {"killed", "injured"}
    for line in following.values():
        assert (line["value"], line["comparator"], line["quote"]) == (0, "none", "There were no casualties.")


def test_two_files_of_one_attack_share_an_event_key(folder: Path, no_database: None) -> None:
    lines, _, _ = extract(folder, "--metadata", folder / "about.jsonl")
    keys = {line["doc"]: line["event"] for line in lines if line["attribute"] == "killed"}
    assert keys["a.txt"] == keys["b.txt"] is not None


def test_lines_of_a_jsonl_file_are_documents(tmp_path: Path, no_database: None) -> None:
    path = tmp_path / "docs.jsonl"
    rows = [
        {"id": "d1", "lang": "en", "published": "2020-11-18", "text": FIRST},
        {"id": "d2", "lang": "en", "published": "not a day", "text": SECOND},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    lines, said, status = extract(path)
    assert {line["doc"] for line in lines} == {"d1"}
    assert status == 1
    assert "docs.jsonl:2: refused: the date 'not a day' cannot be read" in said


def test_same_call_prints_the_same(folder: Path, no_database: None) -> None:
    assert extract(folder) == extract(folder)


def test_language_without_a_pack_is_said(tmp_path: Path, no_database: None) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "d", "lang": "de", "text": "Raketen am Hafen."}))
    lines, said, status = extract(tmp_path / "a.jsonl")
    assert (lines, status) == ([], 0)
    assert f"nothing is suggested from the language 'de'; read: {', '.join(languages())}" in said


def test_without_paths_or_database_the_call_is_wrong(no_database: None) -> None:
    lines, said, status = extract()
    assert (lines, status) == ([], 2)
    # Where nobody made a database yet there is none; else it is there and refuses.
    assert "the database cannot be read" in said or "there is no database" in said


def test_metadata_without_paths_is_a_wrong_call(folder: Path, no_database: None) -> None:
    _, said, status = extract("--metadata", folder / "about.jsonl")
    assert (status, said) == (2, "--metadata describes files: name their paths.")


def test_absent_sqlite_file_is_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Absent:
        vendor = "sqlite"
        settings_dict = {"NAME": tmp_path / "gone.sqlite3"}

    monkeypatch.setattr(stored_or_shipped, "connection", Absent)
    knowledge = stored_or_shipped.stored_or_shipped()
    assert "killed" in knowledge.codebook
    assert not (tmp_path / "gone.sqlite3").exists()


@pytest.mark.django_db
def test_ingested_articles_are_read_and_nothing_is_written() -> None:
    article: Article = add(FIRST, "Harbour Gazette")
    lines, _, status = extract()
    assert status == 0
    assert {line["doc"] for line in lines} == {article.public_id}
    assert not Claim.objects.exists()
