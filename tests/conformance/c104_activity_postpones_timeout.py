"""Given set_timeout(1000), when data comes every 300 ms, five times, then timeout comes after the
last. Origin: test_net_5."""

import net


def test(t):
    _, sock, peer = t.accepted()
    log = t.log(sock, "data timeout")
    sock.set_timeout(1000)
    for n in (1, 2, 3, 4, 5):
        net.call_later(n * 300, peer.send, b"%d" % n)
    t.wait(log, "timeout", ms=5000)
    t.equal(log, [("data", b"12345"), "timeout"])
