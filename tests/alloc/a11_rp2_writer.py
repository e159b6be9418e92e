"""Given the writer that guards a Pico W's output, when it writes under a locked heap, then nothing
is allocated. Runs on the unix port: the writer is plain MicroPython."""

import kit

CLAIMS = ("rp2._Writer.write",)


class Owner:
    _rx = 0


class Sink:
    def write(self, buf, off, n):
        return n


def test(t):
    from net_micropython.rp2 import writer

    lock = kit.Locked(t)
    owner = Owner()
    guarded = writer(Sink(), owner)
    other = writer(Sink(), Owner())
    big = bytearray(2000)
    t.equal(lock.under(guarded.write, kit.MESSAGE), kit.SIZE, "a message")
    owner._rx += 5
    t.equal(lock.under(guarded.write, big, 0, 2000), 800, "one segment of a large one")
    for _ in range(8):
        guarded.write(big)
    t.equal(lock.under(other.write, big, 0, 2000), None, "there is no room")
