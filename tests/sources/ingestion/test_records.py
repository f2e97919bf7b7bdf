"""Files of many articles: a line, an item or a row is one, and fails alone."""

from pathlib import Path

from sources.codes import DateBasis
from sources.ingestion import Incoming, Limits, read
from tests.sources.ingestion.batches import ACCEPTED_TEXT, brief, read_one, write, write_metadata

ACCEPTED_KEYS = "accepted: text, and title, outlet, lang, published, url"


def test_every_line_of_jsonl_is_an_article_or_a_refusal(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "b.jsonl",
        b'\xef\xbb\xbf{"id": "x1", "text": "A\\r\\nB", "lang": "en", "published": "2020-12-20", "title": "T"}\n'
        b"\n"
        b'{"text": \n'
        b'{"text": "   "}\n'
        b'{"title": "no text"}\n'
        b'{"text": 5}\n'
        b'{"text": "a\\u0000b"}\n'
        b'{"text": "a\\ud83d"}\n'
        b'{"text": "Last."}',
    )
    readings = list(read([path]))
    assert brief(readings) == [
        ("Incoming", "b.jsonl:1", "A\nB"),
        (
            "Refused",
            "b.jsonl:3",
            "this is not JSON: Expecting value at character 9; accepted: an object",
        ),
        (
            "Refused",
            "b.jsonl:4",
            "the text holds no visible character (3 of white space); an article needs text",
        ),
        (
            "Refused",
            "b.jsonl:5",
            f"the record has no key 'text'; {ACCEPTED_KEYS}",
        ),
        (
            "Refused",
            "b.jsonl:6",
            f"the record has a 'text' that is int, not a string; {ACCEPTED_KEYS}",
        ),
        ("Refused", "b.jsonl:7", f"a NUL character stands at offset 1; {ACCEPTED_TEXT}"),
        ("Refused", "b.jsonl:8", f"half a surrogate pair (U+D83D) stands at offset 1; {ACCEPTED_TEXT}"),
        ("Incoming", "b.jsonl:9", "Last."),
    ]
    first = readings[0]
    assert isinstance(first, Incoming)
    assert (first.notes, first.title, first.had_bom) == ({"id": "x1"}, "T", True)
    assert first.data.startswith(b'{"id"')
    assert (first.data[-1:], first.media_type) == (b"}", "application/json")


def test_an_overlong_line_is_refused_without_being_held(tmp_path: Path) -> None:
    path = write(tmp_path, "b.jsonl", '{"text": "' + "a" * 500 + '"}\n{"text": "Fine."}\n')
    assert brief(list(read([path], limits=Limits(article_bytes=100)))) == [
        ("Refused", "b.jsonl:1", "the size is 100 bytes; accepted: less than 100 bytes"),
        ("Incoming", "b.jsonl:2", "Fine."),
    ]


def test_a_json_list_is_cut_into_its_items(tmp_path: Path) -> None:
    path = write(tmp_path, "b.json", '[ {"text": "Été."} ,\n{"text": ""}, 3, {"text":"Two."}]')
    readings = list(read([path]))
    assert brief(readings) == [
        ("Incoming", "b.json[0]", "Été."),
        (
            "Refused",
            "b.json[1]",
            "the text holds no visible character (0 of white space); an article needs text",
        ),
        ("Refused", "b.json[2]", "this is a JSON number; accepted: an object"),
        ("Incoming", "b.json[3]", "Two."),
    ]
    assert isinstance(readings[0], Incoming)
    assert readings[0].data == '{"text": "Été."}'.encode()


def test_a_json_object_is_one_article(tmp_path: Path) -> None:
    assert read_one(write(tmp_path, "a.json", '\n{"text": "One."}\n')).file == "a.json"
    assert list(read([write(tmp_path, "none.json", "[]")])) == []


def test_csv_rows_may_span_lines_and_fail_alone(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "t.csv",
        b"Title;Text;Published;Outlet\r\n"
        b'One;"First line\r\nsecond; ""quoted""";2020-07;Le Quai\r\n'
        b"\r\n"
        b"Two;caf\xe9;2020;X\r\n"
        b"Three;too few\r\n"
        b"Four;Fine.;;\r\n",
    )
    readings = list(read([path]))
    assert brief(readings) == [
        ("Incoming", "t.csv:2", 'First line\nsecond; "quoted"'),
        ("Refused", "t.csv:5", "byte 7 of the row (0xe9) is not UTF-8; accepted: UTF-8"),
        ("Refused", "t.csv:6", "the row has 2 cells and the header 4; accepted: as many"),
        ("Incoming", "t.csv:7", "Fine."),
    ]
    first, last = readings[0], readings[-1]
    assert isinstance(first, Incoming)
    assert isinstance(last, Incoming)
    assert (first.title, first.published, first.outlet) == ("One", "2020-07", "Le Quai")
    assert (last.published, last.published_basis, last.outlet) == ("", DateBasis.NONE, "")


def test_an_endless_csv_row_ends_the_file_with_a_reason(tmp_path: Path) -> None:
    path = write(tmp_path, "t.csv", 'text,lang\nFine.,en\n"never closed\n' + "more\n" * 50)
    assert brief(list(read([path], limits=Limits(article_bytes=100)))) == [
        ("Incoming", "t.csv:2", "Fine."),
        (
            "Refused",
            "t.csv",
            "the row from line 3 on reaches 100 bytes (is a quotation mark left open?)",
        ),
    ]


def test_a_line_about_a_batch_fills_what_its_records_leave_open(tmp_path: Path) -> None:
    path = write(tmp_path, "b.jsonl", '{"text": "A.", "lang": "fr"}\n{"text": "B."}\n')
    line = {"file": "b.jsonl", "lang": "en", "outlet": "Le Quai", "published": "2020"}
    metadata = write_metadata(tmp_path, line)
    articles = [reading for reading in read([path], metadata) if isinstance(reading, Incoming)]
    assert [(article.lang, article.outlet, article.published) for article in articles] == [
        ("fr", "Le Quai", "2020"),
        ("en", "Le Quai", "2020"),
    ]


def test_the_date_in_an_address_is_used_where_none_is_stated(tmp_path: Path) -> None:
    path = write(tmp_path, "b.jsonl", '{"text": "A.", "url": "https://quai.example/2020/12/20/barge"}')
    article = read_one(path)
    assert (article.published, article.published_basis) == ("2020-12-20", DateBasis.URL)
