"""Given set_timeout(1000), when the program writes every 300 ms, five times, then timeout comes
after the last write. Origin: spec 1.13."""

import net


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "timeout")

    def write(n):
        log.append(n)
        sock.write(b"x")

    sock.set_timeout(1000)
    for n in range(1, 6):
        net.call_later(n * 300, write, n)
    t.wait(log, "timeout", ms=5000)
    t.equal(log, [1, 2, 3, 4, 5, "timeout"])
