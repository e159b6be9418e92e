"""An event, an accept, a close and an expiry cost the same with 10 and with 1,000 connections
open, counted on the fake port: calls of the port are equal, timers are compared a few times more.
"""

import json
import math
import os
import subprocess
import sys

import pytest
import runtimes

COUNTED = runtimes.ROOT / "bench/memory/counted.py"
FEW, MANY = 10, 1000
# Re-arming moves a timer down and up its heap; a short idle time is looked at some times.
COMPARISONS = 4 * math.log2(MANY)


def counted(many, timers):
    runtime = runtimes.fake("linux")
    done = subprocess.run(
        [sys.executable, str(COUNTED), str(many), str(timers)],
        env={**os.environ, **runtime.environment()},
        stdout=subprocess.PIPE,
        text=True,
        timeout=60,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.fixture(scope="module", params=[0, 1], ids=["without timers", "with idle timers"])
def pair(request):
    return counted(FEW, request.param), counted(MANY, request.param)


@pytest.mark.parametrize("what", ["event", "accept", "close", "expire"])
def test_calls_of_the_port_do_not_grow(pair, what):
    few, many = pair
    if what not in few:
        assert what == "expire"  # nothing expires without timers
        return
    assert few[what]["calls"] == many[what]["calls"] > 0


def test_an_event_compares_no_timers(pair):
    assert pair[1]["event"]["compared"] == 0


@pytest.mark.parametrize("what", ["accept", "close"])
def test_opening_and_closing_compare_few_timers(pair, what):
    assert pair[1][what]["compared"] <= COMPARISONS


def test_expiring_compares_few_timers():
    assert 0 < counted(MANY, 1)["expire"]["compared"] <= COMPARISONS
