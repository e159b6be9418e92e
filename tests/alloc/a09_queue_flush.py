"""Given many queued writes, when the system takes them piece by piece under a locked heap, then
nothing is allocated."""

import kit

from net.queue import Queue

CLAIMS = ("queue.Queue.flush",)
ENTRIES = 300


class Slow:
    """A writer that takes 50 bytes, then none, and so on."""

    def __init__(self):
        self.taken = 0
        self.turn = 0

    def write(self, buf, off, n):
        self.turn ^= 1
        if not self.turn:
            return None
        n = min(n, 50)
        self.taken += n
        return n


def test(t):
    lock = kit.Locked(t)
    queue = Queue()
    slow = Slow()
    queue.writer = slow.write
    for _ in range(ENTRIES):
        queue.push(kit.MESSAGE, 0, kit.SIZE, None)
    while queue.size:
        lock.under(queue.flush, lock)
    t.equal(slow.taken, ENTRIES * kit.SIZE, "bytes taken")
