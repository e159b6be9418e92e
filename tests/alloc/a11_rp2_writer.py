"""Given the writer that guards a Pico W's output, when it has credit and writes short messages
under a locked heap, then nothing is allocated; nor when it is asked what it holds, or whether
somebody waits at a listener. Runs on the unix port: both are plain MicroPython."""

import kit
import uctypes

CLAIMS = ("rp2._Writer.write", "rp2._Writer.held", "lwip._waiting")


class Owner:
    _rx = _tx = 0


class Sink:
    def write(self, buf, off, n):
        return n


class Asked:
    """The raw socket: there is room, but no route."""

    def write(self, buf, off, n):
        raise OSError(113)


def test(t):
    from net_micropython import lwip, rp2

    rp2._heap.sock = Asked()
    rp2._heap.memory = bytearray(1)
    lock = kit.Locked(t)
    owner = Owner()
    guarded = rp2.writer(Sink(), owner)
    block = bytearray((6400 & 255, 6400 >> 8, 0, 0, 0, 0))  # nothing is under way
    guarded.numbers = uctypes.struct(uctypes.addressof(block), rp2._blocks.layout)
    guarded.sure = True
    rp2._blocks.full = 6400
    t.equal(guarded.write(kit.MESSAGE, 0, kit.SIZE), kit.SIZE, "the first asks")
    t.check(owner._credit > kit.SIZE, "it has credit now")
    owner._rx += 1
    t.equal(lock.under(guarded.write, kit.MESSAGE, 0, kit.SIZE), kit.SIZE, "a message")
    t.equal(guarded.write(bytearray(2000), 0, 2000), 800, "one segment of a large one")
    block[:] = bytes((6000 & 255, 6000 >> 8, 2, 0, 100, 0))
    t.equal(guarded.held(), 400 + 100 + 2 * 100, "what it holds")
    lock.under(guarded.held)
    server = t.listen()
    lwip._poll.register(server._sys, 1)
    lwip._waiting(server._sys)  # the first makes the iterator's tuple
    lock.under(lwip._waiting, server._sys)
    lwip._poll.unregister(server._sys)
