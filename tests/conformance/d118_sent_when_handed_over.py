"""Given a peer that does not read, when messages wait, then sent comes only for those the system
has; the others' when it reads. Origin: DESIGN."""

import values

import net


def test(t):
    size = 1000 if t.board else 60000
    sock, far = values.client(t, hold=True, max_message_size=size)
    seen = values.log(sock)
    count = 0
    full = -1  # so many were sent when there was no room; a moment later there may be
    while full < count < 10000:
        try:
            sock.send(b"x" * (size - 10))
            count += 1
            net.turn(0)
        except OSError:
            full = count
            t.idle()
            if len(seen) == count:
                full = -1
    t.check(0 < len(seen) < count, "%d of %d are sent" % (len(seen), count))
    far.peer.release()
    t.wait(seen, "sent", count, ms=10000)
    t.idle()
    t.equal(seen, ["sent"] * count)
