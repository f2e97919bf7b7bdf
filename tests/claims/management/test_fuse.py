"""manage.py fuse: files in, one file out, refusals reported, exit status."""

import gzip
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

HEAD = "object,attribute,source,value\n"
OUT_HEAD = "object,attribute,value,low,high,confidence,status,origins,explanation"


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    path = tmp_path / "claims.csv"
    path.write_text(f"{HEAD}x,killed,s1,7\nx,killed,s2,7\nw,killed,s1,3\n", encoding="utf-8")
    return path


def run(claims: Path, *arguments: str) -> list[str]:
    output = claims.parent / "out.csv"
    call_command("fuse", str(claims), *arguments, f"--output={output}")
    return output.read_text(encoding="utf-8").splitlines()


def refusal(claims: Path, *arguments: str) -> tuple[str, int]:
    with pytest.raises(CommandError) as error:
        run(claims, *arguments)
    return str(error.value), error.value.returncode


def test_one_row_per_object_and_attribute_sorted(claims: Path) -> None:
    lines = run(claims, "--kind", "killed=count")
    assert lines[0] == OUT_HEAD
    assert [line.split(",")[:5] for line in lines[1:]] == [
        ["w", "killed", "3", "3", "3"],
        ["x", "killed", "7", "7", "7"],
    ]
    confidence = lines[2].split(",")[5]
    assert len(confidence) == len("0.0000")


def test_packed_and_plain_give_the_same_bytes(claims: Path) -> None:
    packed = claims.with_name("claims.csv.gz")
    packed.write_bytes(gzip.compress(claims.read_bytes()))
    assert run(packed, "--kind", "*=count") == run(claims, "--kind", "*=count")


def test_twice_gives_the_same_bytes(claims: Path) -> None:
    assert run(claims, "--kind", "*=count") == run(claims, "--kind", "*=count")


def test_refused_rows_are_reported_and_the_rest_is_used(
    claims: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with claims.open("a", encoding="utf-8") as handle:
        handle.write("x,killed,s3,several\nv,killed,s1,\n")
    assert refusal(claims, "--kind", "*=count") == ("2 rows were refused, the others used.", 1)
    assert capsys.readouterr().err.splitlines() == [
        'claims.csv, line 5: refused: "several" is no number. Accepted: digits with an optional decimal point.',
        "claims.csv, line 6: refused: The columns value, lower and upper are empty.",
    ]
    written = (claims.parent / "out.csv").read_text(encoding="utf-8")
    assert "v,killed,,,,0.0000,insufficient,0,Every row of this item was refused." in written
    assert "x,killed,7,7,7," in written


def test_a_hierarchy_and_anchors_are_read(claims: Path) -> None:
    claims.write_text(f"{HEAD}x,place,s1,Iraq\nx,place,s2,Baghdad\n", encoding="utf-8")
    hierarchy = claims.with_name("h.csv")
    hierarchy.write_text("ID,name,parentID\n0,Root,-1\n1,Iraq,0\n2,Baghdad,1\n", encoding="utf-8")
    anchors = claims.with_name("truth.csv")
    anchors.write_text("object,attribute,value\nx,place,Baghdad\n", encoding="utf-8")
    lines = run(claims, "--kind", "place=place", "--hierarchy", str(hierarchy), "--anchors", str(anchors))
    assert lines[1].split(",")[:7] == ["x", "place", "Baghdad", "", "", "1.0000", "undisputed"]


@pytest.mark.parametrize(
    ("content", "arguments", "message"),
    [
        (None, ("--kind", "*=count"), "There is no file claims.csv."),
        (
            "object,source,value\nx,s,1\n",
            ("--kind", "*=count"),
            "claims.csv has no column attribute. Needed: object, attribute, source, value.",
        ),
        (
            f"{HEAD}x,killed,s,1\n",
            ("--kind", "injured=count"),
            "The attribute \"killed\" has no kind. Say --kind killed=KIND, or '*=KIND' for all.",
        ),
    ],
)
def test_a_wrong_call_is_said_and_writes_nothing(
    claims: Path, content: str | None, arguments: tuple[str, ...], message: str
) -> None:
    claims.unlink()
    if content is not None:
        claims.write_text(content, encoding="utf-8")
    assert refusal(claims, *arguments) == (message, 2)
    assert not (claims.parent / "out.csv").exists()


def test_bytes_that_are_no_text_are_said(claims: Path) -> None:
    claims.write_bytes(HEAD.encode() + b"x,killed,s1,\xff\xfe\n")
    message, status = refusal(claims, "--kind", "*=count")
    assert message.startswith("claims.csv cannot be read as a CSV file in UTF-8:")
    assert status == 2


@pytest.mark.parametrize("kind", ["killed", "=count", "killed=colour"])
def test_a_kind_that_does_not_exist_is_a_wrong_call(claims: Path, kind: str) -> None:
    with pytest.raises(CommandError):
        run(claims, "--kind", kind)
