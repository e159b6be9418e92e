"""The scene of core_scene.py with one thing going wrong, at each place in turn. A script that
test_core_trouble.py runs:

    core_trouble.py calls PERSONALITY FIRST STEP     an error out of a call of the port
    core_trouble.py lines PERSONALITY FIRST STEP     a MemoryError at a line that may take memory
    core_trouble.py attributes PERSONALITY FIRST STEP     one at an attribute new to its object

Prints the places after which a promise was broken, then how many there were. Host only.
"""

import sys

import net_fake

net_fake.use(sys.argv[2])
net_fake.install()

import core_scene
from memory_trap import Growth, Trap

import net
from net_fake import WORLD, polling, sock, streams

LIBRARY = net.__file__.rpartition("/")[0] + "/"
ERRORS = (104, 24, 12, 5, MemoryError, ValueError)
CALLS = (
    "resolve local_address connect connected listen accept writer recv shutdown option local"
    " remote poller waker"
).split()
# What turns the loop takes no memory: tests/alloc/a06_idle_turns.py has it run without any.
TURNING = (
    "_turns turn settles run_due poll_failed fire has forget report caught"
    " renew _arm_if_possible _closed _released"
).split()


# ---- an error out of a call of the port


class Injected:
    def __init__(self, name, at, error):
        self.name = name
        self.at = at
        self.error = error
        self.counts = {}
        self.hit = False

    def tick(self, name):
        self.counts[name] = self.counts.get(name, 0) + 1
        if name == self.name and self.counts[name] == self.at:
            self.hit = True
            if isinstance(self.error, int):
                raise WORLD.error(self.error, "injected")
            raise self.error("injected")


present = None


def wrap(owner, name, label=None):
    """Have `present` asked before each call."""
    real = getattr(owner, name)

    def called(*args):
        if present is not None:
            present.tick(label or name)
        return real(*args)

    setattr(owner, name, called)


def wrap_all():
    for name in CALLS:
        wrap(net_fake, name)
    for name in ("register", "modify", "unregister", "ipoll"):
        wrap(polling.Poller, name)
    wrap(sock.Sock, "readinto")
    wrap(streams._Writer, "write")


def with_error(personality, name=None, at=0, error=None):
    """(what was injected, what is wrong)"""
    global present
    scene = core_scene.begin(personality)
    present = injected = Injected(name, at, error)
    try:
        scene.run()
    finally:
        present = None
    return injected, judged(scene)


def calls(personality, first, step):
    wrap_all()
    counts = with_error(personality)[0].counts
    places = [
        (name, error, at)
        for name in sorted(counts)
        for error in ERRORS
        for at in range(1, counts[name] + 1)
    ]
    for place in places[first::step]:
        injected, wrong = with_error(personality, place[0], place[2], place[1])
        if wrong and injected.hit:
            print(place, wrong[0])
    return len(places)


# ---- a MemoryError at a line


def with_trap(personality, trap):
    """(the trap, what is wrong)"""
    scene = core_scene.begin(personality)
    trap.set()
    try:
        scene.run()
    finally:
        trap.release()
    return trap, judged(scene)


def at_line(at):
    return Trap(LIBRARY, at, but=TURNING)


def at_attribute(at):
    return Growth(at, "net.")


def lines(personality, first, step, kind=at_line):
    with_trap(personality, kind(0))  # what is loaded late is there now
    most = with_trap(personality, kind(0))[0].n
    for at in range(1 + first, most + 1, step):
        found, wrong = with_trap(personality, kind(at))
        if wrong and found.where:
            print(found.where, wrong[0])
    return most


def attributes(personality, first, step):
    return lines(personality, first, step, at_attribute)


def judged(scene):
    not_served = scene.served()
    scene.finish()
    wrong = list(scene.wrong())
    if not_served and not_served != "error is told":
        wrong.insert(0, not_served)
    return wrong


def main(kind, personality, first, step):
    scene = core_scene.begin(personality)
    scene.run()
    wrong = judged(scene)
    if wrong:
        print("without trouble:", wrong)
    count = {"calls": calls, "lines": lines, "attributes": attributes}[kind](
        personality, int(first), int(step)
    )
    print(count, "places")


main(*sys.argv[1:])
