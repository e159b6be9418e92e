"""Given set_timeout(400), when data comes every 100 ms, three times, then timeout comes after the
last. Origin: test_net_5."""

import net


def test(t):
    _, sock, peer = t.accepted()
    log = t.log(sock, "data timeout")
    sock.set_timeout(400)
    for n in (1, 2, 3):
        net.call_later(n * 100, peer.send, b"%d" % n)
    t.wait(log, "timeout")
    t.equal(log, [("data", b"123"), "timeout"])
