"""The benchmark's own arithmetic, and that every case runs."""

import pytest

from tests.bench.measure import Bench, Result, measure
from tests.bench.run import cases


def test_work_is_prepared_once_and_warmed_up() -> None:
    calls: list[str] = []

    def prepare() -> object:
        calls.append("prepare")
        return lambda: calls.append("work")

    measure(Bench("case", 1, "things", prepare), rounds=3)  # type: ignore[arg-type]
    assert calls == ["prepare", "work", "work", "work", "work"]


def test_rate_counts_the_items_of_one_run() -> None:
    result = Result(Bench("case", 50, "things", lambda: lambda: None), 0.5, 0.7)
    assert result.per_second == 100
    assert result.line({}).split() == ["case", "500.0", "ms", "700.0", "ms", "worst", "100", "things/s"]


@pytest.mark.slow
@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_case_runs(case: Bench) -> None:
    case.prepare()()


def test_a_case_says_how_many_times_longer_it_takes_than_another() -> None:
    one = Bench("one", 1, "things", lambda: lambda: None)
    other = Bench("other", 1, "things", lambda: lambda: None, "one")
    results = {"one": Result(one, 0.5, 0.5)}
    assert Result(other, 2.0, 2.0).line(results).endswith(" 4.0 x one")
    assert " x " not in Result(other, 2.0, 2.0).line({})
