"""Every mark keeps its own promises: it finds its examples, and leaves its non-examples alone."""

import pytest

from sources.zoning.marks import WHOLE, Mark, Reach, is_marked_line, load_marks, load_packs

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


def test_a_line_of_some_mark_is_told_by_one_pattern_of_them_all() -> None:
    lines = [(mark, example) for mark in MARKS if mark.reach in WHOLE for example in mark.examples]
    assert [example for _, example in lines if not is_marked_line(example)] == []


@pytest.mark.parametrize(
    "line",
    [
        "By Sunday the toll had reached nine.",
        "The army updated its toll to nine",
        "Published reports put the toll at nine",
        "Nine dead in Varna",
        "Sources said that nine had died",
        "Comments by the minister angered the families",
        "Related attacks killed nine",
        "Live fire killed nine",
        "Breaking: nine killed in Varna",
        "Watch towers were shelled on Monday",
        "Search for the missing goes on",
        "Photos showed nine bodies",
        "Join us, the rebels told them, or die.",
        "On 17 November 2020 nine people died.",
        "Publié lundi, le bilan est de neuf morts.",
        "Il y a 9 morts",
        "Les plus gravement blessés sont morts",
        "Recherche de survivants à Varna",
        "Vidéo à l'appui, le groupe revendique l'attaque.",
        "Urgent : neuf morts à Varna",
        "Contact perdu avec neuf soldats",
        "Avec neuf morts, c'est le pire bilan.",
        "DIEZ MUERTOS EN VARNA",
    ],
)
def test_no_mark_silences_what_is_told(line: str) -> None:
    assert [mark.name for mark in MARKS if mark.reach in WHOLE and mark.find(line)] == []
    assert not is_marked_line(line)
