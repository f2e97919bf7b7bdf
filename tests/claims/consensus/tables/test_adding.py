"""What is said to be added is what the models believe: scores differ by the logarithm of how probabilities differ."""

from math import log

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings

from claims.consensus.tables.adding import MOST_VALUES
from claims.consensus.tables.entries import Entry
from claims.consensus.tables.figures import arrange_figures
from claims.consensus.tables.kinds import TableKind, read_value
from claims.consensus.tables.measures import settle_measures
from claims.consensus.tables.names import NameTree
from claims.consensus.tables.readings import weigh
from claims.consensus.tables.voting import Voted, settle_votes

TREE = NameTree([("0", "Root", "-1"), ("1", "Iraq", "0"), ("2", "Baghdad", "1"), ("3", "Erbil", "1")])
VALUES = {
    TableKind.COUNT: ("7", "8", "7000", "6900", "9"),
    TableKind.LABEL: ("cat", "dog", "owl", "cat", "dog"),
    TableKind.PLACE: ("Iraq", "Baghdad", "Erbil", "Basra", "Baghdad"),
    TableKind.STRING: ("ito k", "ito k;mori s", "ito s;mori k", "mori s;staff", "ito"),
}
# Each figure that is shown is rounded to a hundredth.
ROUNDED = 0.5
# Probabilities below this are too near to 0 to be compared by their logarithm.
LEAST = 1e-9
ROWS = st.lists(
    st.tuples(st.integers(0, 4), st.sampled_from("ABCDEF"), st.integers(0, 4)),
    min_size=2,
    max_size=24,
    unique_by=lambda row: row[:2],
)


def voted(kind: TableKind, rows: list[tuple[int, str, int]]) -> Voted:
    groups: dict[int, list[Entry]] = {}
    for item, source, number in sorted(rows):
        reading = read_value(kind, VALUES[kind][number])
        groups.setdefault(item, []).append(Entry(0, str(item), "a", source, source, reading, ""))
    settled = settle_votes({"a": list(groups.values())}, {"*": kind}, TREE, {})
    return next(lot for lot in settled if lot.ballots.groups)


def gain(found: Voted, item: int, other: int) -> float:
    """Hundredths of log-odds that the first candidate of an item is more probable than another of it."""
    start = int(found.ballots.votes.first[item])
    return 100 * log(found.chance[start] / found.chance[start + other])


@settings(max_examples=200, deadline=None)
@given(ROWS, st.sampled_from([TableKind.COUNT, TableKind.PLACE, TableKind.STRING]))
def test_scores_differ_as_the_probabilities_do(rows: list[tuple[int, str, int]], kind: TableKind) -> None:
    found = voted(kind, rows)
    votes = found.ballots.votes
    for item, start in enumerate(votes.first[:-1].tolist()):
        for other in range(1, len(found.ballots.candidates[item])):
            if found.chance[[start, start + other]].min() > LEAST:
                told = found.adding.score(start) - found.adding.score(start + other)
                assert abs(told - gain(found, item, other)) <= 2 * ROUNDED * votes.voices[item] + 1e-6


@settings(max_examples=100, deadline=None)
@given(ROWS)
def test_the_score_of_every_label_is_how_much_more_probable_it_is_than_its_rival(
    rows: list[tuple[int, str, int]],
) -> None:
    found = voted(TableKind.LABEL, rows)
    votes = found.ballots.votes
    for candidate, over in found.adding.over.items():
        item, start = votes.item_of_candidate[candidate], votes.first[votes.item_of_candidate[candidate]]
        texts = [reading.text for reading in found.ballots.candidates[item]]
        if over.rival in texts and found.chance[start : start + len(texts)].min() > LEAST:
            told = gain(found, item, texts.index(over.rival)) - gain(found, item, int(candidate - start))
            assert abs(found.adding.score(candidate) - told) <= ROUNDED * (votes.voices[item] + 1) + 1e-6


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 6).map(float), min_size=1), min_size=1)
)
def test_figures_that_are_read_off_gain_as_much_as_they_are_more_probable(
    items: list[dict[str, float]],
) -> None:
    figures = arrange_figures(items, [0] * len(items), {})
    weighed = weigh(figures)
    assert (weighed.added >= 0).all()
    score = np.bincount(weighed.pairs.candidate, weights=weighed.added, minlength=figures.votes.candidates)
    for start, end in zip(figures.votes.first, figures.votes.first[1:], strict=False):
        chance = np.exp(score[start:end] - score[start:end].max())
        assert weighed.chance[start:end] == pytest.approx(chance / chance.sum(), abs=1e-9)


def test_figures_are_named_as_far_as_there_is_room_and_the_others_counted() -> None:
    [middle] = settle_measures([{f"s{i}": float(i // 2) for i in range(14)} | {"t": 3.0}], {})
    assert (middle.value, len(middle.others), middle.left) == (3.0, MOST_VALUES, 7 - 1 - MOST_VALUES)


def test_an_estimate_gains_most_from_who_lies_nearest() -> None:
    items = [
        {"a": 10.0 * i + i % 3, "b": 10.0 * i + (i + 1) % 3 / 2, "far": 10.0 * i + 2 + i % 5}
        for i in range(20)
    ]
    middle = settle_measures(items, {})[7]
    said = middle.adding.said(middle.candidate)
    assert said.index("b +") < said.index("a +")
    assert middle.adding.score(middle.candidate) > 0
