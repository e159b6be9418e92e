"""Given a peer that does not read, when more than four times max_message_size would wait, then
send raises ENOBUFS and nothing of that message is sent; all others arrive. Origin: DESIGN."""

import values

import net


def test(t):
    size = 1000 if t.board else 60000
    sock, far = values.client(t, hold=True, max_message_size=size)
    seen = values.log(sock)
    sent = 0
    error = None
    while error is None and sent < 10000:
        try:
            sock.send([sent, b"x" * (size - 20)])
            sent += 1
        except OSError as caught:
            error = caught
        if not sent % 4:
            net.turn(0)
    t.equal(error.code, "ENOBUFS")
    far.peer.release()
    t.wait(seen, "sent", sent, ms=10000)
    sock.send("after")
    expected = values.frame("after")
    total = sum([len(values.frame([n, b"x" * (size - 20)])) for n in range(sent)]) + len(expected)
    t.until(lambda: far.peer.count >= total, "all of it", 10000)
    t.idle()
    t.equal(far.peer.count, total)
    t.equal(far.peer.tail(len(expected)), expected)
