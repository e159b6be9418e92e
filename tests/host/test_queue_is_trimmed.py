"""Given a peer that takes as much as comes, but never all, when a socket has written for long,
then its queue is no longer than what waits: it does not keep places of what was sent."""

from net.writable_more import Queue


class Owner:
    """Takes two buffers in three."""

    def __init__(self):
        self.calls = 0

    def write(self, buf, off, n):
        self.calls += 1
        return None if self.calls % 3 == 0 else n


def test_what_was_sent_leaves_no_places():
    owner = Owner()
    q = Queue()
    q.writer = owner.write
    sent = 0
    for n in range(3000):
        q.push(b"x" * 10, 0, 10, None)
        q.push(b"y" * 10, 0, 10, None)
        sent += q.flush(owner)
        assert q.size == 20 * (n + 1) - sent
        assert len(q.items) <= 2 * 256 + 4 * (len(q.items) - q.head)
    assert sent > 3000 * 10
