"""Sets of names: what a source does to them, and which set is settled on."""

import pytest

from claims.consensus.fuse import fuse
from claims.consensus.tables.entries import Entry
from claims.consensus.tables.kinds import TableKind, read_value
from claims.consensus.tables.set_manners import Alike, align, set_pairs

LOVELACE, HOPPER, LISKOV = "lovelace a", "hopper g", "liskov b"
WHOLE = f"{HOPPER};{LISKOV};{LOVELACE}"


def names(text: str) -> list[frozenset[str]]:
    return [frozenset(name.split()) for name in text.split(";") if name]


def settled(*said: tuple[str, str, str]) -> dict[str, str]:
    entries = [
        Entry(row, name, "authors", source, source, read_value(TableKind.STRING, value), "")
        for row, (name, source, value) in enumerate(said)
    ]
    return {row.object: row.value for row in fuse(entries, {"*": TableKind.STRING})}


@pytest.mark.parametrize(
    ("stated", "true", "expected"),
    [
        ("hopper g", "hopper g", Alike.SAME),
        ("hopper", "hopper g", Alike.SHORTER),  # the initial is missing
        ("g hopper", "grace hopper", Alike.SHORTER),  # one letter shortens a word, whatever the order
        ("hopper g", "hopper", Alike.LONGER),
        ("hopper a", "hopper g;lovelace a", Alike.SWAPPED),  # another's initial
        ("hopper b", "hopper g;lovelace a", Alike.OTHER),
        ("hoper g", "hopper g", Alike.GARBLED),  # a letter lost
        ("gracehopper g", "hopper g", Alike.GARBLED),  # stuck to the word before
    ],
)
def test_how_a_stated_name_stands_to_a_true_one(stated: str, true: str, expected: Alike) -> None:
    found = align(names(stated), names(true))
    assert [i for i, count in enumerate(found.alike) if count] == [expected]
    assert (found.added, found.fragments) == (0, 0)


@pytest.mark.parametrize(
    ("stated", "true", "added", "fragments", "omitted"),
    [
        ("hopper g", WHOLE, 0, 0, 2),
        (f"{WHOLE};staff", WHOLE, 1, 0, 0),
        ("hopper g;grace", "hopper g", 0, 1, 0),  # her first name, taken for a family
        ("bo g", "li g", 0, 1, 1),  # short words that differ are different names
    ],
)
def test_what_is_added_is_told_from_what_is_left_out(
    stated: str, true: str, added: int, fragments: int, omitted: int
) -> None:
    found = align(names(stated), names(true))
    assert (found.added, found.fragments, found.omitted) == (added, fragments, omitted)


def test_the_manners_of_naming_one_person_cannot_be_told_apart() -> None:
    readings = [read_value(TableKind.STRING, text) for text in (HOPPER, f"{HOPPER};{LISKOV}")]
    found = {(said, meant): chances for said, meant, chances in set_pairs(readings)}
    assert len(set(found[0, 0])) == 1
    complete, first, _ = found[0, 1]
    assert first > complete
    assert found[1, 1][1] == 0


def test_very_long_sets_are_no_error() -> None:
    long = ";".join(f"name{i} x" for i in range(400))
    assert settled(("book", "s1", long), ("book", "s2", HOPPER), ("book", "s3", HOPPER))["book"] == HOPPER


def test_a_source_that_names_the_first_author_only_does_not_outvote_the_full_list() -> None:
    """Four shops list the first author of every book; what they say of the last book says nothing of the others."""
    said = [(f"book{i}", f"full{j}", f"first{i} a;second{i} b") for i in range(20) for j in range(2)]
    said += [(f"book{i}", f"short{j}", f"first{i} a") for i in range(20) for j in range(4)]
    said += [("last", "full0", WHOLE), *(("last", f"short{j}", HOPPER) for j in range(4))]
    assert settled(*said)["last"] == WHOLE


def test_one_author_named_by_those_who_list_all_is_one_author() -> None:
    said = [
        (f"book{i}", f"full{j}", f"first{i} a;second{i} b;third{i} c") for i in range(8) for j in range(4)
    ]
    said += [*(("last", f"full{j}", HOPPER) for j in range(3)), ("last", "other", f"{HOPPER};{LISKOV}")]
    assert settled(*said)["last"] == HOPPER


def test_swapped_initials_lose_against_names_that_others_bear_out() -> None:
    said = [("x", "s1", WHOLE), ("x", "s2", "hopper a;liskov g;lovelace b"), ("x", "s3", HOPPER)]
    assert settled(*said)["x"] == WHOLE


def test_a_team_that_one_source_adds_is_left_out() -> None:
    said = [(f"x{i}", f"s{j}", WHOLE) for i in range(3) for j in range(3)]
    said += [("y", "s1", WHOLE), ("y", "s2", WHOLE), ("y", "s3", f"editorial team;{WHOLE}")]
    assert settled(*said)["y"] == WHOLE


def test_full_names_and_initials_are_the_same_people() -> None:
    said = [
        ("x", "s1", "Grace Hopper; Barbara Liskov"),
        ("x", "s2", "G. Hopper; B. Liskov"),
        ("x", "s3", "Ada Lovelace"),
    ]
    assert settled(*said)["x"] in {"Grace Hopper; Barbara Liskov", "G. Hopper; B. Liskov"}


def test_cells_without_a_name_in_them_are_no_error() -> None:
    said = [("x", "s1", ";"), ("x", "s2", "--; ?"), ("x", "s3", HOPPER), ("x", "s4", HOPPER)]
    assert settled(*said)["x"] == HOPPER


def test_sets_without_a_name_in_common_speak_for_nobody_but_themselves() -> None:
    readings = [read_value(TableKind.STRING, text) for text in (HOPPER, LISKOV, "hoper g")]
    assert sorted((said, meant) for said, meant, _ in set_pairs(readings)) == [
        (0, 0),
        (0, 2),
        (1, 1),
        (2, 0),
        (2, 2),
    ]
