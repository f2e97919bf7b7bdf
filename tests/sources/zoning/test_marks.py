"""Every mark keeps its own promises: it finds its examples, and leaves its non-examples alone."""

import pytest

from sources.zoning.marks import Mark, Reach, load_marks, load_packs

MARKS = load_marks()


def _cases(kind: str) -> list[tuple[Mark, str]]:
    return [(mark, case) for mark in MARKS for case in getattr(mark, kind)]


@pytest.mark.parametrize(
    ("mark", "example"), _cases("examples"), ids=lambda value: getattr(value, "name", value)
)
def test_a_mark_finds_its_examples(mark: Mark, example: str) -> None:
    assert mark.find(example) is not None


@pytest.mark.parametrize(
    ("mark", "example"), _cases("non_examples"), ids=lambda value: getattr(value, "name", value)
)
def test_a_mark_leaves_its_non_examples(mark: Mark, example: str) -> None:
    assert mark.find(example) is None


def test_every_mark_has_both_kinds_of_example() -> None:
    assert [mark.name for mark in MARKS if not mark.examples or not mark.non_examples] == []


def test_no_mark_matches_nothing_at_all() -> None:
    matching_empty = [
        mark.name for mark in MARKS if mark.pattern.match("") and mark.reach is not Reach.ANYWHERE
    ]
    assert matching_empty == []


def test_names_are_unique_within_a_pack() -> None:
    for pack in load_packs():
        names = [mark.name for mark in pack.marks]
        assert sorted(names) == sorted(set(names))


def test_no_stop_word_votes_for_two_languages() -> None:
    packs = [pack for pack in load_packs() if pack.stop_words]
    shared = {
        word
        for index, pack in enumerate(packs)
        for other in packs[index + 1 :]
        for word in pack.stop_words & other.stop_words
    }
    assert shared == set()


def test_the_neutral_pack_is_tried_first() -> None:
    assert load_packs()[0].language == "any"
    assert {"en", "fr"} <= {pack.language for pack in load_packs()}
