"""A UART that is slow to write and has little to read, watched in the way of a board. MicroPython.

Prints what went out and came in, and what nobody may do: ask for more than there is, write without
room, or much at a time.
"""

import io
import sys

import net_micropython

net_micropython.NAME = "rp2"  # for watching.py alone: the rest is this platform's
net_micropython.key = lambda sock: sock.raw if hasattr(sock, "raw") else sock.fileno()

import net
from net.watch import watch

_POLL = 3
out = bytearray()
wrong = []


class Uart(io.IOBase):
    def __init__(self):
        self.fifo = bytearray()
        self.room = 16

    def any(self):
        return len(self.fifo)

    def readinto(self, buf, n):
        if n > len(self.fifo):
            wrong.append("asked for %d of %d: it would wait" % (n, len(self.fifo)))
        buf[:n] = self.fifo[:n]
        self.fifo = self.fifo[n:]
        return n

    def write(self, buf, off, n):
        if not self.room:
            wrong.append("written without room: it would wait")
        if n > 64:
            wrong.append("%d bytes at once" % n)
        n = min(n, self.room)
        out.extend(memoryview(buf)[off : off + n])
        self.room -= n
        return n

    def ioctl(self, what, flags):
        if what != _POLL:
            return -22  # it has no descriptor, say
        return flags & ((1 if self.fifo else 0) | (4 if self.room else 0))


def shift():
    """The wire takes some bytes and brings some."""
    uart.room = min(16, uart.room + 8)
    if sent[0] < 300:
        uart.fifo.extend(bytes([sent[0] & 255]) * 3)
        sent[0] += 3
    if len(out) < 1000 or got[0] < 300:
        net.call_later(1, shift)
    else:
        serial.destroy()


def read(data):
    got[0] += len(data)


sent = [0]
got = [0]
uart = Uart()
serial = watch(uart, read)
drained = []
serial.on("drain", lambda: drained.append(1))
full = not serial.write(bytearray(bytes(range(250)) * 4))
shift()
net.run()
print("out", bytes(out) == bytes(range(250)) * 4, "in", got[0], "full", full, len(drained))
for text in wrong:
    print(text)
sys.exit(len(wrong))
