"""Metadata files: what a line states, what it may not, and which files are read with it."""

from pathlib import Path
from typing import Any

import pytest

from sources.codes import DateBasis, DatePrecision
from sources.errors import SourceError
from sources.ingestion import Incoming, Refused, read
from tests.sources.ingestion.batches import ACCEPTED_KINDS, brief, read_one, write, write_metadata

DATES = "accepted: YYYY, YYYY-MM, YYYY-MM-DD, or null where it is not known"
NO_JSON = (
    "this is not JSON: Expecting property name enclosed in double quotes at character 17; accepted: an object"
)
LANGUAGES = "accepted: an ISO 639 code such as en, fr, es or ar, with or without a region (en-GB)"


def test_a_metadata_line_states_everything_about_its_file(tmp_path: Path) -> None:
    path = write(tmp_path, "sub/a.txt", "Une barge a coulé.")
    metadata = write_metadata(
        tmp_path,
        {
            "file": "sub/a.txt",
            "outlet": " Le  Quai ",
            "lang": "fr-FR",
            "published": "2020-07",
            "url": "https://quai.example/2020/07/03/barge",
            "desk": "sea",
            "tags": ["barge", 3, None],
        },
    )
    article = read_one(path, metadata)
    assert (article.file, article.outlet, article.lang, article.title) == ("sub/a.txt", "Le Quai", "fr", "")
    assert (article.published, article.published_precision, article.published_basis) == (
        "2020-07",
        DatePrecision.MONTH,
        DateBasis.STATED,
    )
    assert article.url == "https://quai.example/2020/07/03/barge"
    assert article.notes == {"desk": "sea", "tags": ["barge", 3, None]}


def test_with_metadata_only_named_files_are_read(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "README.md"):
        write(tmp_path, name, "Text.")
    metadata = write_metadata(tmp_path, {"file": "b.txt", "outlet": "Le Quai"})
    assert brief(list(read([tmp_path], metadata))) == [
        ("Incoming", "b.txt", "Text."),
        ("Skipped", "README.md", "no metadata line"),
        ("Skipped", "a.txt", "no metadata line"),
    ]


def test_named_files_outside_the_paths_are_left_alone(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "Text.")
    write(tmp_path, "b.txt", "Text.")
    assert brief(list(read([path], write_metadata(tmp_path, {"file": "a.txt"}, {"file": "b.txt"})))) == [
        ("Incoming", "a.txt", "Text.")
    ]


@pytest.mark.parametrize(
    ("line", "name", "reason"),
    [
        (
            {"file": "gone.txt"},
            "gone.txt",
            "line 1 of the metadata names it, and there is no such file",
        ),
        (
            {"file": "a.txt", "lang": "xx-klingon"},
            "meta.jsonl:1",
            f"unknown language 'xx-klingon'; {LANGUAGES}",
        ),
        ({"file": "a.txt", "lang": "english"}, "meta.jsonl:1", f"unknown language 'english'; {LANGUAGES}"),
        ({"file": "a.txt", "lang": 7}, "meta.jsonl:1", f"unknown language 7; {LANGUAGES}"),
        (
            {"file": "a.txt", "published": "yesterday"},
            "meta.jsonl:1",
            f"the date 'yesterday' cannot be read; {DATES}",
        ),
        (
            {"file": "a.txt", "published": "2020-02-30"},
            "meta.jsonl:1",
            f"the date '2020-02-30' is in no calendar; {DATES}",
        ),
        (
            {"file": "a.txt", "published": "03/01/2020"},
            "meta.jsonl:1",
            f"the date '03/01/2020' cannot be read; {DATES}",
        ),
        (
            {"file": "a.txt", "outlet": ["AFP"]},
            "meta.jsonl:1",
            "the outlet ['AFP'] is not text; accepted: one line of up to 200 characters",
        ),
        (
            {"file": "a.txt", "outlet": "A\0B"},
            "meta.jsonl:1",
            "the outlet 'A\\x00B' cannot be kept; accepted: one line of up to 200 characters",
        ),
        (
            {"file": "a.txt", "url": "javascript:alert(1)"},
            "meta.jsonl:1",
            "the url 'javascript:alert(1)' is no web address; accepted: http://... or https://...",
        ),
        (
            {"file": "a.txt", "desk": {"x": "\0"}},
            "meta.jsonl:1",
            "the note 'desk' holds a NUL or half a surrogate pair; accepted: Unicode text",
        ),
        (
            {"outlet": "AFP"},
            "meta.jsonl:1",
            "the file None is no file name; accepted: a path relative to the metadata file",
        ),
        (
            {"file": "../other/a.txt"},
            "meta.jsonl:1",
            "the file '../other/a.txt' lies outside the metadata file's folder; accepted: a file inside it",
        ),
        (
            {"file": "/etc/hostname"},
            "meta.jsonl:1",
            "the file '/etc/hostname' lies outside the metadata file's folder; accepted: a file inside it",
        ),
        (
            {"file": "link.txt"},
            "meta.jsonl:1",
            "the file 'link.txt' lies outside the metadata file's folder; accepted: a file inside it",
        ),
        ({"file": "notes.md"}, "notes.md", f"the kind '.md' is not read; {ACCEPTED_KINDS}"),
        (
            {"file": "meta.jsonl"},
            "meta.jsonl",
            "it is the metadata file itself, which is never an article",
        ),
        ({"file": "."}, ".", f"the kind '' is not read; {ACCEPTED_KINDS}"),
        (
            '{"file": "a.txt",',
            "meta.jsonl:1",
            NO_JSON,
        ),
        ('["a.txt"]', "meta.jsonl:1", "this is a JSON list; accepted: an object"),
    ],
)
def test_a_bad_metadata_line_is_refused_and_the_next_is_read(
    tmp_path: Path, line: dict[str, Any] | str, name: str, reason: str
) -> None:
    folder = write(tmp_path, "batch/a.txt", "Text.").parent
    write(folder, "notes.md", "Text.")
    write(folder, "good.txt", "Fine.")
    (folder / "link.txt").symlink_to(write(tmp_path, "other/a.txt", "Not for reading."))
    readings = list(read([folder], write_metadata(folder, line, {"file": "good.txt"})))
    refused = [(reading.file, reading.reason) for reading in readings if isinstance(reading, Refused)]
    assert refused == [(name, reason)]
    assert [reading.text for reading in readings if isinstance(reading, Incoming)] == ["Fine."]


def test_a_file_whose_line_is_refused_is_not_called_unnamed(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "Text.")
    readings = list(read([tmp_path], write_metadata(tmp_path, {"file": "a.txt", "lang": "zz"})))
    assert [type(reading) for reading in readings] == [Refused]


def test_a_file_named_twice_is_refused_and_not_read(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "Text.")
    metadata = write_metadata(tmp_path, {"file": "a.txt"}, "", {"file": "./a.txt", "lang": "fr"})
    assert brief(list(read([tmp_path], metadata))) == [
        ("Refused", "a.txt", "lines 1 and 3 of the metadata both name it; accepted: one line per file")
    ]


def test_metadata_that_is_not_utf8_costs_only_its_line(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "Text.")
    metadata = write(tmp_path, "meta.jsonl", b'{"file": "\xe9.txt"}\r\n{"file": "a.txt"}\r\n')
    assert brief(list(read([tmp_path], metadata))) == [
        ("Refused", "meta.jsonl:1", "byte 10 of the line (0xe9) is not UTF-8; accepted: JSON in UTF-8"),
        ("Incoming", "a.txt", "Text."),
    ]


def test_a_missing_metadata_file_stops_the_call(tmp_path: Path) -> None:
    metadata = tmp_path / "meta.jsonl"
    with pytest.raises(SourceError) as caught:
        list(read([tmp_path], metadata))
    assert str(caught.value) == f"the metadata file {metadata} cannot be read: there is no such file"


def test_null_means_that_the_date_is_not_known(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", " date 2020-07 Une barge a coulé.")
    unsaid = read_one(path)
    assert (unsaid.published, unsaid.published_basis) == ("2020-07", DateBasis.METADATA)
    stated = read_one(path, write_metadata(tmp_path, {"file": "a.txt", "published": None}))
    assert (stated.published, stated.published_precision, stated.published_basis) == (
        "",
        DatePrecision.NONE,
        DateBasis.NONE,
    )
