"""The engine on a plain table: one row per item, a stated value, low and high, a probability."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from claims.consensus.fuse import Fused, fuse
from claims.consensus.tables.ballots import CLOSED
from claims.consensus.tables.entries import Entry, read_entries
from claims.consensus.tables.kinds import TableKind, read_value
from claims.consensus.tables.names import NameTree

HEAD = "object,attribute,source,value"
TREE = NameTree([("0", "Root", "-1"), ("1", "Iraq", "0"), ("2", "Baghdad", "1"), ("3", "Erbil", "1")])


def entries(kind: TableKind, *said: tuple[str, str, str], **bounds: str) -> list[Entry]:
    """(object, source, value) rows of one attribute."""
    return [
        Entry(row, name, "a", source, source, read_value(kind, value, **bounds), "")
        for row, (name, source, value) in enumerate(said)
    ]


def fused(kind: TableKind, *said: tuple[str, str, str], tree: NameTree | None = None) -> dict[str, Fused]:
    return {row.object: row for row in fuse(entries(kind, *said), {"*": kind}, tree=tree)}


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        (TableKind.COUNT, ["7", "7", "5"], "7"),
        (TableKind.LABEL, ["cat", "Cat", "dog"], "Cat"),
        (TableKind.CATEGORY, ["rocket", "rocket", "drone"], "rocket"),
        (TableKind.BOOLEAN, ["yes", "true", "no"], "true"),
        (TableKind.TIME, ["07:10", "7:10", "09:00"], "07:10"),
        (TableKind.DATE, ["2020-11-17", "2020-11", "2020-12-01"], "2020-11-17"),
        (TableKind.ACTOR, ["The Group", "the group", "others"], "The Group"),
        (TableKind.TEXT, ["a  wall", "A wall", "a roof"], "A wall"),
        (TableKind.STRING, ["knuth d;graham r", "graham r;knuth d", "patashnik o"], "graham r;knuth d"),
    ],
)
def test_the_value_is_one_of_the_inputs_strings(kind: TableKind, values: list[str], expected: str) -> None:
    said = [("x", f"s{i}", value) for i, value in enumerate(values)]
    row = fused(kind, *said)["x"]
    assert row.value == expected
    assert row.value in values
    assert (row.status, row.origins) == ("contested", "3")


def test_low_and_high_are_the_least_and_greatest_stated_ends() -> None:
    row = fused(TableKind.COUNT, ("x", "s1", "7"), ("x", "s2", "7"), ("x", "s3", "5"))["x"]
    assert (row.low, row.high) == ("5", "7")
    assert row.explanation == (
        "2 of 3 origins say or admit 7. In log-odds: s1 +4.10, s2 +4.10, together +8.20. Not chosen: 5 (s3 +3.24)."
    )


def test_a_bound_agrees_with_a_larger_value() -> None:
    said = [
        *entries(TableKind.COUNT, ("x", "s1", "7")),
        *entries(TableKind.COUNT, ("x", "s2", "4"), comparator="at_least"),
    ]
    [row] = fuse(said, {"*": TableKind.COUNT})
    assert (row.value, row.low, row.high, row.status) == ("7", "4", "7", "undisputed")


def test_a_single_bound_gives_the_number_it_names() -> None:
    [row] = fuse(entries(TableKind.COUNT, ("x", "s1", "4"), comparator="at_least"), {"*": TableKind.COUNT})
    assert (row.value, row.low, row.high) == ("4", "4", "")


def test_ranges_alone_leave_no_value_and_are_not_lost() -> None:
    [row] = fuse(entries(TableKind.COUNT, ("x", "s1", ""), lower="4", upper="9"), {"*": TableKind.COUNT})
    assert (row.value, row.low, row.high, row.status, row.confidence) == (
        "",
        "4",
        "9",
        "insufficient",
        "0.0000",
    )
    assert row.explanation == "No origin states one value; low and high hold what they say."


def test_a_wider_place_supports_the_narrower_one() -> None:
    said = [
        ("x", "s1", "Iraq"),
        ("x", "s2", "Iraq"),
        ("x", "s3", "Baghdad"),
        ("x", "s4", "Baghdad"),
        ("x", "s5", "Erbil"),
    ]
    row = fused(TableKind.PLACE, *said, tree=TREE)["x"]
    assert row.value == "Baghdad"
    assert row.explanation.startswith(
        "4 of 5 origins say or admit Baghdad. In log-odds: s3 +2.26, s4 +2.26, s1 +1.98, s2 +1.98, together +8.48."
    )
    assert "Not chosen: Erbil (s1 +1.98, s2 +1.98, s5 +1.29); Iraq (" in row.explanation


def test_origins_that_were_right_elsewhere_weigh_more() -> None:
    objects = [f"o{i}" for i in range(12)]
    said = [(name, source, "1") for name in objects for source in ("good", "fair", "third")]
    said += [(name, source, str(i + 2)) for i, name in enumerate(objects) for source in ("bad", "worse")]
    said += [("x", "good", "7"), ("x", "bad", "9")]
    assert fused(TableKind.COUNT, *said)["x"].value == "7"


def test_anchors_teach_who_is_right() -> None:
    objects = [f"o{i}" for i in range(8)]
    said = [(name, "liar", "1") for name in objects] + [(name, "honest", "2") for name in objects]
    said += [("x", "liar", "7"), ("x", "honest", "9")]
    anchors = {(name, "a"): "2" for name in objects}
    rows = fuse(entries(TableKind.COUNT, *said), {"*": TableKind.COUNT}, anchors=anchors)
    assert {row.object: row.value for row in rows}["x"] == "9"


def test_measures_that_are_read_off_give_a_stated_figure() -> None:
    said = [(f"o{i}", f"s{j}", value) for i in range(5) for j, value in enumerate(["30.1", "30.1", "30.4"])]
    said += [(f"p{i}", f"s{j}", "20") for i in range(2) for j in range(3)]
    assert fused(TableKind.MEASURE, *said)["o1"].value == "30.1"


def test_measures_that_are_estimates_give_a_middle() -> None:
    said = [(f"o{i}", f"s{j}", str(10 * i + 3 * j)) for i in range(5) for j in range(3)]
    row = fused(TableKind.MEASURE, *said)["o1"]
    assert 10 <= float(row.value) <= 16
    assert 0 <= float(row.confidence) <= 1


def test_near_times_bear_each_other_out_and_still_contest() -> None:
    row = fused(TableKind.TIME, ("x", "s1", "05:00"), ("x", "s2", "12:10"), ("x", "s3", "12:11"))["x"]
    assert row.value in {"12:10", "12:11"}
    assert row.status == "contested"
    assert row.explanation.startswith(f"1 of 3 origins says or admits {row.value}. In log-odds: ")


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 7), st.integers(8, 12), st.integers(0, 9))
def test_a_bound_below_never_lowers_a_value_against_one_under_the_bound(
    bound: int, more: int, less: int
) -> None:
    """The larger value never loses to the smaller by hearing that it was at least so many."""
    said = entries(TableKind.COUNT, ("x", "s1", str(more)), ("x", "s2", str(min(less, bound - 1))))
    heard = [*said, *entries(TableKind.COUNT, ("x", "s3", str(bound)), comparator="at_least")]
    [row] = fuse(heard, {"*": TableKind.COUNT})
    assert row.value == str(more)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        # What two of three state is no middle.
        (["5", "5", "9"], "5"),
        # As it was stated, however small or long.
        (["0.00000012", "0.00000012", "0.00000015"], "0.00000012"),
        (["123456789012.5", "123456789012.5", "3"], "123456789012.5"),
        # Nothing overflows.
        (["1e400", "-1e400", "-1e400"], f"-1{'0' * 150}"),
        (["-5", "-5", "2"], "-5"),
        (["0", "0"], "0"),
    ],
)
def test_a_measure_is_written_as_it_was_stated(values: list[str], expected: str) -> None:
    said = [("x", f"s{i}", value) for i, value in enumerate(values)]
    row = fused(TableKind.MEASURE, *said)["x"]
    assert row.value == expected
    assert row.explanation.startswith("2 of ")


def test_an_agreeing_origin_never_lowers_the_confidence() -> None:
    chances = [
        float(
            fused(TableKind.COUNT, ("x", "no", "5"), *(("x", f"s{i}", "7") for i in range(size)))[
                "x"
            ].confidence
        )
        for size in range(2, 9)
    ]
    assert chances == sorted(chances)


SPOKEN = {
    TableKind.PLACE: ("Iraq", "Baghdad", "Erbil", "x", "Basra"),
    TableKind.ACTOR: ("Iraq", "Baghdad", "Erbil", "x", "Basra"),
    TableKind.TIME: ("07:10", "07:11", "09:00", "night", "2020-11-17T07:10"),
    TableKind.DATE: ("2020-11-17", "2020-11", "2020-11-18", "2019", "2019-11-17"),
    TableKind.BOOLEAN: ("yes", "true", "no", "false", "1"),
    TableKind.STRING: ("ito k", "ito k;mori s", "ito s;mori k", "mori s;staff", "ito"),
}
MIRRORED = str.maketrans("ABCD", "DCBA")
ROWS = st.lists(
    st.tuples(st.sampled_from("xyz"), st.sampled_from("ABCD"), st.integers(0, 4).map(str)),
    min_size=1,
    max_size=14,
    unique_by=lambda row: row[:2],
)


KINDS = st.sampled_from(TableKind)


def spoken(kind: TableKind, rows: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The same rows with values that are of the kind."""
    return [
        (name, source, SPOKEN[kind][int(value)] if kind in SPOKEN else value) for name, source, value in rows
    ]


@settings(max_examples=100, deadline=None)
@given(
    ROWS,
    st.randoms(use_true_random=False),
    st.sampled_from([TableKind.COUNT, TableKind.LABEL, TableKind.MEASURE, TableKind.STRING, TableKind.PLACE]),
)
def test_the_order_of_the_rows_never_matters(
    rows: list[tuple[str, str, str]], dice: object, kind: TableKind
) -> None:
    rows = spoken(kind, rows)
    shuffled = list(rows)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert fused(kind, *shuffled, tree=TREE) == fused(kind, *rows, tree=TREE)


@settings(max_examples=100, deadline=None)
@given(ROWS, st.sampled_from([TableKind.COUNT, TableKind.MEASURE, TableKind.STRING, TableKind.PLACE]))
def test_renaming_the_origins_changes_nothing(rows: list[tuple[str, str, str]], kind: TableKind) -> None:
    rows = spoken(kind, rows)
    renamed = [(name, f"s-{source.translate(MIRRORED)}", value) for name, source, value in rows]

    def unexplained(found: dict[str, Fused]) -> dict[str, Fused]:
        """The explanation names the origins."""
        return {name: replace(row, explanation="") for name, row in found.items()}

    assert unexplained(fused(kind, *renamed, tree=TREE)) == unexplained(fused(kind, *rows, tree=TREE))


@settings(max_examples=60, deadline=None)
@given(ROWS, KINDS)
def test_renaming_the_origins_in_their_order_renames_them_in_the_explanation(
    rows: list[tuple[str, str, str]], kind: TableKind
) -> None:
    one, other = (
        fused(
            kind, *((name, f"{sign}{source}", value) for name, source, value in spoken(kind, rows)), tree=TREE
        )
        for sign in "#~"
    )
    assert {
        name: replace(row, explanation=row.explanation.replace("#", "~")) for name, row in one.items()
    } == other


ADDED = re.compile(r"([+-][0-9]+\.[0-9]{2})")


@settings(max_examples=300, deadline=None)
@given(ROWS, KINDS, st.sampled_from([None, TREE]), st.sets(st.sampled_from("xyz")))
def test_what_the_origins_add_is_the_shown_score(
    rows: list[tuple[str, str, str]], kind: TableKind, tree: NameTree | None, known: set[str]
) -> None:
    """For every kind, with or without a hierarchy and known truths; also where figures are estimates."""
    rows = spoken(kind, rows)
    anchors = {(name, "a"): rows[0][2] for name in known}
    for row in fuse(entries(kind, *rows), {"*": kind}, tree=tree, anchors=anchors):
        told = re.search(r"In log-odds(?: over .*?)?: (.*?), together ([+-][0-9.]+[0-9])\.", row.explanation)
        if told is None:
            assert kind in CLOSED
            assert len({value.casefold() for _, _, value in rows}) == 1 or kind is TableKind.BOOLEAN
        else:
            assert sum(map(Decimal, ADDED.findall(told[1]))) == Decimal(told[2])


@pytest.mark.parametrize(
    ("kind", "values", "told"),
    [
        (
            TableKind.LABEL,
            ["cat", "cat", "dog"],
            "In log-odds over dog: s0 +1.01, s1 +1.01, s2 +0.00, how usual",
        ),
        (TableKind.STRING, ["ito k", "ito k", "mori s"], "In log-odds: s0 +"),
        (TableKind.PLACE, ["Erbil", "Erbil", "Baghdad"], "In log-odds: s0 +"),
        (TableKind.MEASURE, ["5", "5", "9"], "In log-odds: s0 +"),
        (TableKind.MEASURE, ["5", "7.5", "9"], "In log-odds: s0 -"),
    ],
)
def test_every_kind_says_what_each_origin_adds(kind: TableKind, values: list[str], told: str) -> None:
    said = [("x", f"s{i}", value) for i, value in enumerate(values)]
    assert told in fused(kind, *said, tree=TREE)["x"].explanation


def test_an_origin_whose_figure_is_near_adds_less_than_one_that_states_it() -> None:
    said = [(f"o{i}", f"s{j}", str(30 + i + far)) for i in range(8) for j, far in enumerate((0, 0, 1))]
    said += [("x", "s0", "20"), ("x", "s2", "23"), ("x", "s1", "90")]
    assert fused(TableKind.MEASURE, *said)["x"].explanation == (
        "1 of 3 origins says or admits 20. In log-odds: s0 +10.00, s2 +5.54, together +15.54. "
        "Not chosen: 23 (s2 +6.90, s0 +5.53); 90 (s1 +9.58)."
    )


def test_a_label_is_held_against_the_next_one_though_nobody_names_it() -> None:
    said = [("x", "s1", "cat"), ("x", "s2", "cat"), ("y", "s1", "dog"), ("z", "s2", "cat")]
    assert "In log-odds over dog: " in fused(TableKind.LABEL, *said)["x"].explanation


ADDED = re.compile(r"[+-]\d+\.\d\d")


def test_a_rejected_label_is_held_against_the_chosen_one_and_its_figures_add_up() -> None:
    said = [(f"o{i}", source, ("cat", "owl")[i % 3 == 0]) for i in range(12) for source in ("s1", "s2", "s3")]
    said += [("x", "s1", "cat"), ("x", "s2", "dog"), ("x", "s3", "cat")]
    explained = fused(TableKind.LABEL, *said)["x"].explanation
    told = explained.split("In log-odds over ")[1:]
    assert "Not chosen: dog. In log-odds over cat: " in explained
    assert len(told) == 2
    for each in told:
        *parts, score = (Decimal(figure) for figure in ADDED.findall(each))
        assert sum(parts) == score


def test_that_labels_are_not_equally_frequent_is_a_part_of_the_score() -> None:
    said = [(f"o{i}", source, "cat") for i in range(30) for source in ("s1", "s2")] + [("x", "s1", "dog")]
    told = re.search(
        r"how usual each is (-[0-9.]+), together", fused(TableKind.LABEL, *said)["x"].explanation
    )
    assert told is not None
    assert float(told[1]) < -1


def test_a_known_truth_is_said_to_be_given() -> None:
    said = [("x", "s1", "7"), ("x", "s2", "7"), ("y", "s1", "5")]
    anchors = {("x", "a"): "7", ("y", "a"): "6"}
    rows = fuse(entries(TableKind.COUNT, *said), {"*": TableKind.COUNT}, anchors=anchors)
    assert " Its true value was given. In log-odds: " in rows[0].explanation
    assert " The true value that was given is none of these. In log-odds: " in rows[1].explanation
    assert rows[1].confidence == "0.0000"


def test_a_figure_that_nobody_states_is_said_to_be_a_middle() -> None:
    row = fused(TableKind.MEASURE, *(("x", f"s{i}", value) for i, value in enumerate(["5", "7.5", "9"])))["x"]
    assert row.explanation.startswith("7.220762 is a weighted middle of what 3 origins say. In log-odds: ")


@settings(max_examples=100, deadline=None)
@given(ROWS)
def test_every_item_has_one_row_with_a_value_that_was_stated(rows: list[tuple[str, str, str]]) -> None:
    found = fuse(entries(TableKind.COUNT, *rows), {"*": TableKind.COUNT})
    assert [row.object for row in found] == sorted({name for name, _, _ in rows})
    for row in found:
        assert row.value in {value for name, _, value in rows if name == row.object}
        assert 0 <= float(row.confidence) <= 1
        assert int(row.low) <= int(row.value) <= int(row.high)


def test_of_one_sources_rows_the_latest_counts(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text(
        f"{HEAD},timestamp\nx,a,s1,9,2020-01-02\nx,a,s1,5,2020-01-01\nx,a,s2,3,\nx,a,s2,4,\n",
        encoding="utf-8",
    )
    found, refusals = read_entries(path, {"*": TableKind.COUNT})
    assert refusals == []
    assert {entry.source: entry.reading.text for entry in found} == {"s1": "9", "s2": "4"}


def test_sources_of_one_origin_are_one_voice(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text(f"{HEAD},origin\nx,a,s1,9,wire\nx,a,s2,9,wire\nx,a,s3,5,\n", encoding="utf-8")
    found, _ = read_entries(path, {"*": TableKind.COUNT})
    [row] = fuse(found, {"*": TableKind.COUNT})
    assert row.origins == "2"
