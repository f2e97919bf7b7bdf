"""What changed between two versions, and why."""

from claims.exports.changes import changed_rows

ROW = {
    "event": "E000001",
    "attribute": "killed",
    "scope": "",
    "value": "1",
    "low": "1",
    "high": "1",
    "evidence": "undisputed",
    "ruling": "none",
    "policy": "toll 1",
    "claims": "A1.1",
}


def test_the_same_rows_are_no_change() -> None:
    assert list(changed_rows([ROW], [dict(ROW, claims="A1.1; A2.1")])) == []


def test_a_new_value_names_the_claims_that_came() -> None:
    now = dict(ROW, value="2", low="2", high="2", claims="A1.1; A2.4")
    (change,) = changed_rows([ROW], [now])
    assert change["change"] == "changed"
    assert change["before"] == "value=1, low=1, high=1, evidence=undisputed, ruling=none"
    assert change["after"] == "value=2, low=2, high=2, evidence=undisputed, ruling=none"
    assert change["reason"] == "new claims A2.4"


def test_a_ruling_is_a_reason() -> None:
    (change,) = changed_rows(
        [dict(ROW, value="", evidence="contested")], [dict(ROW, evidence="contested", ruling="ruled")]
    )
    assert change["reason"] == "ruling none became ruled"


def test_what_may_not_be_said_today_is_not_said_again() -> None:
    now = dict(ROW, value="2", low="2", high="2")
    (change,) = changed_rows([dict(ROW, value="19")], [now], lambda row: (row, False))
    assert (change["change"], change["before"]) == ("changed", "withheld")
    assert "19" not in str(change)


def test_the_earlier_side_is_read_as_it_would_be_written_today() -> None:
    before = dict(ROW, scope="group:kin-of-noura", value="Noura")
    hide = {"scope": "group:withheld-1", "value": "[withheld]"}
    (change,) = changed_rows([before], [ROW | hide | {"low": "2"}], lambda row: (row | hide, True))
    assert (change["scope"], change["change"]) == ("group:withheld-1", "changed")
    assert change["before"] == "value=[withheld], low=1, high=1, evidence=undisputed, ruling=none"


def test_a_row_that_is_no_longer_released_reads_withheld() -> None:
    (change,) = changed_rows([ROW], [])
    assert (change["change"], change["before"], change["after"]) == ("removed", "withheld", "")


def test_rows_that_came_and_went_are_told_apart_and_sorted() -> None:
    other = dict(ROW, attribute="injured", claims="A1.2")
    changes = list(changed_rows([ROW], [other]))
    assert [(row["attribute"], row["change"], row["reason"]) for row in changes] == [
        ("injured", "added", "new claims A1.2"),
        ("killed", "removed", "claims no longer counted A1.1"),
    ]
