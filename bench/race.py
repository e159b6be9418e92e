"""Interleaved rounds: every contender in turn, a short while each, again and again. Part of bench.

What disturbs a shared machine for a second then disturbs all of them, and ratios within a round
stay. The start moves on by one from round to round. One core serves and loads (load.py says why).
"""

import gc
import os
import time

import contenders
from process import Server, settle_on


def cores():
    """(where servers run, where a load generator of its own runs)."""
    mine = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [0]
    return {mine[-1]}, {mine[0]}


class Lane:
    """One contender at one task, with its client."""

    def __init__(self, contender, task, make_client):
        self.contender = contender
        self.server = Server(contender, task)
        try:
            self.client = make_client(self.server)
        except BaseException:
            self.server.stop()
            raise

    def slice(self, seconds):
        """(microseconds of the server's CPU, of the clock) for a unit of work."""
        gc.disable()
        cpu, wall = self.server.cpu_ns(), time.perf_counter_ns()
        done = self.client.run(seconds)
        wall, cpu = time.perf_counter_ns() - wall, self.server.cpu_ns() - cpu
        gc.enable()
        return cpu / done / 1000, wall / done / 1000

    def close(self):
        self.server.stop()
        self.client.close()


def open_lanes(who, task, make_client, step):
    lanes = []
    try:
        for contender in who:
            step(f"starting {contender!r}")
            lanes.append(Lane(contender, task, make_client))
    except BaseException:
        close_lanes(lanes)
        raise
    return lanes


def close_lanes(lanes):
    for lane in lanes:
        lane.close()


def rounds_of(lanes, rounds, seconds, step):
    """{lane: [(cpu, wall), ...]}; the first slice of each warms up and is not counted."""
    found = {lane: [] for lane in lanes}
    for number in range(-1, rounds):
        start = number % len(lanes)
        for lane in lanes[start:] + lanes[:start]:
            step(f"round {number + 1} of {rounds}: {lane.contender!r}")
            figures = lane.slice(seconds)
            if number >= 0:
                found[lane].append(figures)
    return found


def race(who, task, make_client, rounds, seconds, step):
    """[(contender, [(cpu, wall), ...]), ...]"""
    settle_on(cores()[0])
    lanes = open_lanes(who, task, make_client, step)
    try:
        found = rounds_of(lanes, rounds, seconds, step)
    finally:
        close_lanes(lanes)
    return [(lane.contender, found[lane]) for lane in lanes]


def present(task, runtimes=None, shorts=None):
    """The contenders that can take part."""
    return [
        contender
        for contender in contenders.ALL
        if task in contender.tasks
        and (runtimes is None or contender.runtime in runtimes)
        and (shorts is None or contender.short in shorts)
        and not contender.missing()
    ]
