"""Given messages that wait, when the connection breaks, then no sent for them, and close once.
Origin: DESIGN."""

import values

import net


def test(t):
    size = 1000 if t.board else 60000
    sock, far = values.client(t, hold=True, max_message_size=size)
    seen = values.log(sock)
    count = 0
    while count < 10000:
        try:
            sock.send(b"x" * (size - 10))
            count += 1
        except OSError:
            break
        net.turn(0)
    far.peer.reset()
    t.wait(seen, "close")
    t.idle()
    t.check(seen.count("sent") < count, "not all are sent")
    t.equal((seen[-1], seen.count("close"), sock.send(1)), ("close", 1, False))
