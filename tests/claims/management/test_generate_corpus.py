"""manage.py generate_corpus: a folder that fuse and the scorers read."""

import csv
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError


def generate(folder: Path, *, events: int = 12, articles: int = 60, claims: int = 300, seed: int = 3) -> Path:
    sizes = [f"--events={events}", f"--articles={articles}", f"--claims={claims}", f"--seed={seed}"]
    call_command("generate_corpus", *sizes, f"--output={folder}")
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_the_files_hold_what_was_asked_for(tmp_path: Path) -> None:
    folder = generate(tmp_path / "corpus")
    articles = [
        json.loads(line) for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    texts = {article["id"]: article["text"] for article in articles}
    claims = rows(folder / "claims.csv")
    assert (len(articles), len(claims), len(rows(folder / "truth.csv"))) == (60, 300, 12 * 6)
    assert set(articles[0]) == {"id", "outlet", "lang", "published", "text"}
    for claim in claims:
        assert texts[claim["article"]][int(claim["start"]) : int(claim["end"])]


def test_the_same_call_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = generate(tmp_path / "a"), generate(tmp_path / "b")
    names = sorted(path.name for path in first.iterdir())
    assert names == ["articles.jsonl", "claims.csv", "dataset.json", "truth.csv"]
    assert [(first / name).read_bytes() for name in names] == [(second / name).read_bytes() for name in names]


def test_fuse_reads_it_and_is_right_more_often_than_not(tmp_path: Path) -> None:
    folder = generate(tmp_path / "corpus", events=40, articles=400, claims=2000)
    kinds = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))["kinds"]
    arguments = [f"--kind={attribute}={kind}" for attribute, kind in kinds.items()]
    call_command("fuse", str(folder / "claims.csv"), *arguments, f"--output={folder / 'out.csv'}")
    truth = {(row["object"], row["attribute"]): row["value"] for row in rows(folder / "truth.csv")}
    answers = rows(folder / "out.csv")
    right = sum(row["value"] == truth[row["object"], row["attribute"]] for row in answers)
    assert right / len(truth) > 0.7


@pytest.mark.parametrize(
    ("sizes", "message"),
    [
        ({"events": 0}, "A corpus needs at least one event; got 0."),
        ({"articles": -1}, "--articles is 0 or more; got -1."),
        ({"articles": 0, "claims": 3}, "3 claims need at least one article; got none."),
    ],
)
def test_a_wrong_call_is_said(tmp_path: Path, sizes: dict[str, int], message: str) -> None:
    with pytest.raises(CommandError) as refusal:
        generate(tmp_path / "corpus", **sizes)
    assert (str(refusal.value), refusal.value.returncode) == (message, 2)
