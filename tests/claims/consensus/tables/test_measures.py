"""Measures: read off or estimated, by what the figures of an attribute show."""

import random
from collections.abc import Mapping

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from claims.consensus.tables.figures import arrange_figures
from claims.consensus.tables.measures import Middle, settle_measures

Item = dict[str, float]


def network(
    dice: random.Random, exact: Mapping[str, float], truths: list[float], grain: float = 1.0
) -> list[Item]:
    """Every source prints the truth as often as it is exact, else a figure one to four grains off."""
    return [
        {
            name: truth
            if dice.random() < share
            else truth + dice.choice((-4, -3, -2, -1, 1, 2, 3, 4)) * grain
            for name, share in exact.items()
        }
        for truth in truths
    ]


def share_right(middles: list[Middle], truths: list[float]) -> float:
    return sum(middle.value == truth for middle, truth in zip(middles, truths, strict=True)) / len(truths)


def test_a_source_that_is_exact_about_one_attribute_is_believed_about_another() -> None:
    """The other attribute has few items, and most of its sources say the same wrong figure."""
    dice = random.Random(1)
    truths = [float(i % 37) for i in range(300)]
    told = network(dice, {"good": 0.95} | dict.fromkeys("abcde", 0.4), truths)
    asked: list[Item] = [{"good": i, "a": i + 3, "b": i + 3} for i in truths[:10]]
    alone = settle_measures(asked, {})
    both = settle_measures(told + asked, {}, [0] * len(told) + [1] * len(asked))
    assert share_right(alone, truths[:10]) == 0
    assert share_right(both[len(told) :], truths[:10]) == 1


def test_known_truths_teach_who_is_exact_against_the_crowd() -> None:
    dice = random.Random(2)
    truths = [float(i % 41) for i in range(300)]
    items = network(dice, {"exact": 0.9}, truths)
    for item, truth in zip(items, truths, strict=True):
        shared = truth + dice.choice((-1, 0, 0, 1))
        item.update({name: shared if dice.random() < 0.7 else truth + 2 for name in ("a", "b", "c")})
    known = dict(enumerate(truths[:100]))
    untold, told = settle_measures(items, {}), settle_measures(items, known)
    assert share_right(told[100:], truths[100:]) > share_right(untold[100:], truths[100:]) + 0.1


def test_copies_of_one_feed_are_one_voice() -> None:
    """Five that never differ are exact in half of the items, four others in two thirds, each for itself."""
    dice = random.Random(3)
    truths = [float(i % 43) for i in range(400)]
    items = network(dice, dict.fromkeys(("p", "q", "r", "s"), 0.67), truths)
    feed = network(dice, {"feed": 0.5}, truths)
    items = [
        {**item, **{f"copy{i}": said["feed"] for i in range(5)}}
        for item, said in zip(items, feed, strict=True)
    ]
    assert share_right(settle_measures(items, {}), truths) > 0.8


def test_honest_sources_that_hardly_differ_are_no_copies() -> None:
    dice = random.Random(4)
    truths = [float(i % 43) for i in range(300)]
    sources = dict.fromkeys(("a", "b", "c"), 0.95) | dict.fromkeys(("d", "e", "f", "g"), 0.3)
    assert share_right(settle_measures(network(dice, sources, truths), {}), truths) > 0.97


def test_figures_near_each_other_support_each_other() -> None:
    """Two strays agree; three that read the same scale lie a unit apart."""
    dice = random.Random(5)
    items = network(dice, dict.fromkeys("abcdef", 0.5), [float(i % 30) for i in range(200)])
    items.append({"a": 20.0, "b": 21.0, "c": 22.0, "d": 21.0, "e": 3.0, "f": 3.0})
    assert settle_measures(items, {})[-1].value == 21.0


def test_one_of_several_attributes_is_estimated_and_the_others_read_off() -> None:
    dice = random.Random(6)
    read = network(dice, dict.fromkeys("abcd", 0.8), [float(i % 20) for i in range(40)])
    judged = [
        {name: float(10 * i + 3 * n + dice.random()) for n, name in enumerate("abcd")} for i in range(40)
    ]
    settled = settle_measures(read + judged, {}, [0] * 40 + [1] * 40)
    assert all(middle.value in item.values() for middle, item in zip(settled, read, strict=False))
    assert all(
        middle.value not in item.values() and min(item.values()) <= middle.value <= max(item.values())
        for middle, item in zip(settled[40:], judged, strict=True)
    )


def test_a_usual_lean_is_taken_off() -> None:
    """One source judges 9 too high everywhere; where it speaks with only one other, that does not show."""
    dice = random.Random(7)
    items: list[Item] = [
        {
            "a": i + dice.random(),
            "b": i + dice.random(),
            "c": i + dice.random(),
            "high": i + 9 + dice.random(),
        }
        for i in range(80)
    ]
    items.append({"a": 50.0, "high": 59.0})
    assert settle_measures(items, {})[-1].value < 52.5


@pytest.mark.parametrize(
    ("values", "grain"),
    [
        ([[30.01, 30.02, 30.04], [29.9, 29.91]], 0.01),
        # The commonest step, not the least: one source prints tenths.
        ([[4.0, 5.0, 6.0], [7.0, 8.0], [7.0, 7.5]], 1.0),
        ([[1e9, 1e9 + 1000], [2e9, 2e9 + 1000]], 1000.0),
        # Nothing is divided.
        ([[5.0], [0.0]], 1.0),
    ],
)
def test_the_unit_of_print_is_the_commonest_gap(values: list[list[float]], grain: float) -> None:
    items = [{f"s{n}": value for n, value in enumerate(item)} for item in values]
    assert arrange_figures(items, [0] * len(items), {}).grain.tolist() == pytest.approx([grain])


def test_of_figures_that_one_source_each_states_the_middle_one_is_taken() -> None:
    items = [{"a": 5.0 + i, "b": 5.0 + i} for i in range(6)]
    items.append({"c": 1.0, "d": 4.0, "e": 9.0})
    assert settle_measures(items, {})[-1].value == 4.0


def test_a_voice_alone_is_not_certain_and_more_agreeing_ones_are_surer() -> None:
    near = [settle_measures([{f"s{i}": 7.0 for i in range(size)}], {})[0].near for size in range(1, 9)]
    assert near == sorted(near)
    assert near[0] == 0.75
    assert near[-1] < 1


def test_thousands_of_voices_about_one_item_take_no_square_of_them() -> None:
    dice = random.Random(8)
    crowd = {f"s{i}": float(round(dice.gauss(500, 100))) for i in range(5_000)}
    [middle] = settle_measures([crowd], {})
    assert middle.value in crowd.values()
    assert 400 < middle.value < 600


def test_nothing_is_settled_of_nothing() -> None:
    assert settle_measures([], {}) == []


ITEMS = st.lists(
    st.dictionaries(st.sampled_from("ABCDE"), st.sampled_from([0.0, 1.0, 1.5, 2.0, 70.0]), min_size=1),
    min_size=1,
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(ITEMS, st.data())
def test_figures_in_another_unit_settle_the_same(items: list[dict[str, float]], data: st.DataObject) -> None:
    """By a power of two, which no binary fraction feels."""
    attribute = data.draw(st.lists(st.integers(0, 1), min_size=len(items), max_size=len(items)))
    settled = settle_measures(items, {}, attribute)
    scaled = settle_measures(
        [{name: 1024 * value for name, value in item.items()} for item in items], {}, attribute
    )
    assert [1024 * middle.value for middle in settled] == pytest.approx([middle.value for middle in scaled])


@settings(max_examples=60, deadline=None)
@given(ITEMS, st.dictionaries(st.integers(0, 7), st.sampled_from([0.0, 1.0, 33.0]), max_size=3))
def test_every_middle_lies_among_its_figures(items: list[dict[str, float]], known: dict[int, float]) -> None:
    known = {place: truth for place, truth in known.items() if place < len(items)}
    for middle, item in zip(settle_measures(items, known), items, strict=True):
        assert min(item.values()) <= middle.value <= max(item.values())
        assert 0 <= middle.near <= 1
