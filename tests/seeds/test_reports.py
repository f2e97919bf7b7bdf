"""The seeded reports: a line and a file each, of the promised length, with the oddities that readers must survive."""

import datetime

import pytest

from tests.seeds.material import LANGUAGES, SEEDS, gold, metadata, report

every_report = pytest.mark.parametrize("line", metadata(), ids=lambda line: str(line["file"]))


def test_every_file_has_a_line_and_every_line_a_file() -> None:
    files = {path.name for path in (SEEDS / "reports").glob("*.txt")}
    listed = [line["file"] for line in metadata()]
    assert sorted(listed) == sorted(files)
    assert len(listed) >= 10


@every_report
def test_a_line_says_what_is_known(line: dict[str, str | None]) -> None:
    assert set(line) == {"file", "outlet", "lang", "published", "url"}
    assert line["outlet"]
    assert line["lang"] in LANGUAGES
    assert line["url"] is None
    published = str(line["published"])
    datetime.date.fromisoformat(published if len(published) == 10 else f"{published}-01")


@every_report
def test_a_report_is_short_prose(line: dict[str, str]) -> None:
    assert 80 <= len(report(line["file"]).split()) <= 220


@every_report
def test_a_file_name_tells_the_language(line: dict[str, str]) -> None:
    assert line["file"].endswith(f".{line['lang']}.txt")


@pytest.mark.parametrize(
    "event", ["2020-11-17-baghdad-embassy", "2020-12-20-baghdad-embassy", "2020-01-03-soleimani-strike"]
)
def test_the_main_events_are_told_more_than_once_and_in_both_languages(event: str) -> None:
    told = {claim["doc"] for claim in gold() if claim["event"] == event}
    assert len(told) >= 2
    assert {file.split(".")[-2] for file in told} == set(LANGUAGES)


def test_odd_bytes_are_there() -> None:
    raw = {line["file"]: (SEEDS / "reports" / line["file"]).read_bytes() for line in metadata()}
    assert raw["18-k1-et-frappes-decembre.fr.txt"].count(b"\r\n") > 5
    assert raw["13-zone-verte-fevrier.fr.txt"].startswith(b" date 2021-02 ")
    assert any(ord(sign) > 0xFFFF for sign in raw["05-ambassade-decembre.fr.txt"].decode())
    assert "2\u202f500" in raw["02-salve-novembre.fr.txt"].decode()
