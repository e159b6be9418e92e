"""call_every goes by the clock."""

import time

import net


def test_calls_that_were_missed_are_left_out():
    calls = []
    timer = net.call_every(10, calls.append, 1)
    time.sleep(0.1)
    net.turn(0)
    assert calls == [1]
    assert 0 < timer.due - net._loop.timers[0].due + 10 <= 10
    timer.cancel()
