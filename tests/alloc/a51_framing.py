"""Given frames that lie whole in a chunk, and headers without their frames, when they are cut out
under a locked heap, then nothing is allocated; what is announced is allocated as it comes."""

import gc

import kit

from net.framing import Framer

CLAIMS = ("framing.Framer.next",)
LONGEST = 1000000


def test(t):
    lock = kit.Locked(t)
    for short, header in ((False, b"\x00\x00\x00"), (True, b"")):
        framer = Framer(LONGEST, short)
        chunk = memoryview((header + b"\x04abcd") * 2 + header + b"\x00" + header)
        lock.under(framer.put, chunk, len(chunk))
        for length in (4, 4, 0):
            t.check(lock.under(framer.next), "a frame")
            t.equal(framer.end - framer.at, length)
        t.check(not lock.under(framer.next), "no further one")

    framer = Framer(LONGEST)
    announced = memoryview(LONGEST.to_bytes(4, "big"))
    gc.collect()
    lock.under(framer.put, announced, 4)
    t.check(not lock.under(framer.next), "only its header came")
    before = gc.mem_alloc()
    framer.put(memoryview(b"x" * 100), 100)
    t.check(not framer.next(), "only its beginning came")
    t.check(gc.mem_alloc() - before < 1000, "as much as came is kept")
