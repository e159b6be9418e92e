"""Given a peer that sends a flood of messages without a value, when they come, then a few errors
tell it, and how many there were; the connection stays. Origin: our own decision."""

import messages_kit as kit

COUNT = 2000


def test(t):
    server, sock, log, peer = kit.accepted(t, raw_bytes=False, receive_type="float")
    errors = []
    sock.on("error", errors.append)
    for _ in range(COUNT // 100):
        peer.send(bytes(100))
    t.until(lambda: sum([error.count for error in errors]) == COUNT, "all are counted", 5000)
    t.check(len(errors) < 40, "%d reports" % len(errors))
    t.check("not told" in str(errors[-1]) and errors[-1].count > 1, str(errors[-1]))
    peer.send(b"\x04\x3f\xc0\x00\x00")
    t.wait(log, "data")
    t.equal(kit.values(log), [1.5])
