"""Queue: what a socket has accepted but the system has not. Imports the loop, for callbacks.

Buffers are kept, not copied. Four slots an entry in one list (buffer, offset, end, callback) and a
head index, so that taking from the front moves nothing.
"""

from net.loop import loop
from net.socket import call


class Queue:
    def __init__(self):
        self.items = []
        self.head = 0
        self.size = 0  # bytes
        self.writer = None  # the write method; the socket itself must not use it meanwhile

    def fits(self, n, limit):
        """Whether n bytes more may wait. An entry counts 16 bytes besides, so that many tiny
        writes are bounded too."""
        return self.size + n + (len(self.items) - self.head) * 4 <= limit

    def push(self, buf, off, end, callback):
        items = self.items
        items.append(buf)
        items.append(off)
        items.append(end)
        items.append(callback)
        self.size += end - off

    def flush(self, owner):
        """Send until the system is full or the queue empty. Returns the bytes sent; OSError comes
        from the system. Allocates: nothing."""
        items = self.items
        writer = self.writer
        sent = 0
        while self.head < len(items):
            at = self.head
            off = items[at + 1]
            n = items[at + 2] - off
            count = writer(items[at], off, n) if n else 0
            if count is None:
                break
            sent += count
            self.size -= count
            if count < n:
                items[at + 1] = off + count
                if not count:
                    break
                continue
            self.head = at + 4
            if items[at + 3]:
                loop.defer(call, owner, items[at + 3])
            items[at] = items[at + 3] = None
        self._trim()
        return sent

    def _trim(self):
        head = self.head
        if head > 256 and head * 2 > len(self.items):
            try:
                self.items = self.items[head:]
                self.head = 0
            except MemoryError:
                pass  # it works as it is, and the next flush tries again

    def callbacks(self):
        """The callbacks of all that is still waiting, in order."""
        items = self.items
        return [items[i] for i in range(self.head + 3, len(items), 4) if items[i]]
