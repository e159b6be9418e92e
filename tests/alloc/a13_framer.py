"""Given a chunk with many whole frames, when they are taken under a locked heap, then all come and
nothing is allocated."""

import kit

from net.framing import Framer

CLAIMS = ("framing.Framer.next",)
FRAMES = 50


def test(t):
    lock = kit.Locked(t)
    framer = Framer(100)
    frame = b"\x00\x00\x00\x04data"
    chunk = memoryview(frame * FRAMES)
    framer.put(chunk, len(chunk))
    count = 0
    while lock.under(framer.next):
        t.equal(bytes(framer.buf[framer.at : framer.end]), b"data", "frame %d" % count)
        count += 1
    t.equal(count, FRAMES, "frames")
