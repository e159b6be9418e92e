"""make bench COMPARE=REF: the interval of a ratio, and that the two sides have a library each."""

import sys
from pathlib import Path

import pytest
import runtimes


@pytest.fixture(scope="module")
def compare():
    sys.path.insert(0, str(runtimes.ROOT / "bench"))
    try:
        import compare

        yield compare
    finally:
        sys.path.remove(str(runtimes.ROOT / "bench"))


def test_interval_holds_the_median(compare):
    low, middle, high = compare.interval([0.8, 0.81, 0.79, 0.82, 0.8, 0.78, 0.81])
    assert 0.78 <= low <= middle == 0.8 <= high <= 0.82


def test_one_outlier_does_not_move_it(compare):
    low, middle, high = compare.interval([1.0] * 14 + [9.0])
    assert (low, middle, high) == (1, 1, 1)


def test_each_side_has_its_own_library(compare):
    contender = compare.present("echo", shorts=("onread",))[0]
    new, old = compare.pair(contender, Path("/elsewhere"))
    assert "/elsewhere" in old.environment()["PYTHONPATH"]
    assert "/elsewhere" not in new.environment()["PYTHONPATH"]
