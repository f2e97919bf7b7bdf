"""How answers are scored: exact in the reading of each kind, nothing answered is wrong."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.consensus import compare
from tests.bench.consensus.compare import Line, _p, print_table
from tests.bench.consensus.gold import Gold, Score, golds_in, score


def gold(folder: Path, kind: str, *truth: str) -> Gold:
    folder.mkdir()
    (folder / "dataset.json").write_text(json.dumps({"kinds": {"*": kind}}))
    lines = [f"o{number},a,{value}" for number, value in enumerate(truth)]
    (folder / "truth.csv").write_text("\n".join(["object,attribute,value", *lines]) + "\n")
    return Gold(folder)


@pytest.mark.parametrize(("kind", "truth", "answer", "is_right"), [
    ("label", "Cat", "cat ", True),
    ("count", "7", "7.0", True),
    ("time", "07:10", "2020-01-02T07:10", True),
    ("time", "07:10", "07:11", False),
    ("label", "cat", "", False),  # no answer
])  # fmt: skip
def test_an_answer_is_read_as_its_kind(
    tmp_path: Path, kind: str, truth: str, answer: str, is_right: bool
) -> None:
    assert score(gold(tmp_path / "t", kind, truth), {("o0", "a"): (answer, "0.5")}).right == {
        ("o0", "a"): is_right
    }


def test_a_measure_without_an_answer_has_the_largest_error(tmp_path: Path) -> None:
    found = score(gold(tmp_path / "t", "measure", "0", "10"), {("o0", "a"): ("1", "")})
    assert (found.mae, found.mnad) == (5.5, 1.1)


def test_sure_and_wrong_is_far_from_calibrated(tmp_path: Path) -> None:
    table = gold(tmp_path / "t", "label", "x", "y")
    assert score(table, {("o0", "a"): ("x", "1"), ("o1", "a"): ("z", "1")}).ece == 0.5


def test_anchors_are_drawn_the_same_and_left_out(tmp_path: Path) -> None:
    table = gold(tmp_path / "t", "label", *"abcdefghij")
    anchors = table.anchors(0.2, 7)
    assert anchors == table.anchors(0.2, 7)
    assert len(anchors) == 2
    assert len(score(table, {}, anchors).right) == 8


def test_a_folder_without_tables_is_said(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="holds no folder"):
        golds_in(tmp_path)


@pytest.mark.parametrize(
    ("better", "worse", "p"), [(0, 0, 1.0), (5, 5, 1.0), (6, 0, 0.03125), (9, 1, 0.021484375)]
)
def test_sign_test(better: int, worse: int, p: float) -> None:
    assert _p(better, worse) == p


def test_a_run_that_is_stopped_keeps_the_tables_it_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, item = gold(tmp_path / "first", "label", "x"), ("o0", "a")
    right, wrong = Score({item: True}), Score({item: False})

    def lines() -> Iterator[Line]:
        yield Line(table, "exact", right, right, wrong, "majority", wrong)
        assert capsys.readouterr().out.splitlines()[-1].startswith("first           1        0.000")
        raise KeyboardInterrupt

    print_table(lines(), ["first", "second"])
    assert capsys.readouterr().out == (
        "items right where the best peer is wrong: 1; the reverse: 0; sign test p = 1; not measured: second\n"
    )


def test_a_table_of_measures_has_a_row_and_a_best_peer_for_each_measure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = gold(tmp_path / "m", "measure", "0", "10")
    scores = {"exact one": ("0", "90"), "near one": ("1", "9"), "majority": ("5", "5")}
    found = {
        name: score(table, {("o0", "a"): (first, ""), ("o1", "a"): (second, "")})
        for name, (first, second) in scores.items()
    }
    monkeypatch.setattr(compare, "_peers", lambda *_: found)
    monkeypatch.setattr(compare, "_fused", lambda *_: {("o0", "a"): ("0", ""), ("o1", "a"): ("9", "")})
    print_table(compare._lines(table, None, 1), ["m"])
    rows = capsys.readouterr().out.splitlines()[1:]
    assert [row.split()[:2] + row.split()[3:] for row in rows[:3]] == [
        ["m", "(exact)", "0.000", "0.500", "exact", "one", "0.500", "+0.0000"],
        ["m", "(MAE)", "5.0000", "1.0000", "near", "one", "0.5000", "+0.5000"],
        ["m", "(MNAD)", "1.0000", "0.2000", "near", "one", "0.1000", "+0.1000"],
    ]
