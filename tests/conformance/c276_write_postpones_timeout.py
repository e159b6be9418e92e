"""Given set_timeout(400), when the program writes every 100 ms, four times, then timeout comes
after the last write. Origin: spec 1.13."""

import net


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "timeout")

    def write(n):
        log.append(n)
        sock.write(b"x")

    sock.set_timeout(400)
    for n in range(1, 6):
        net.call_later(n * 100, write, n)
    t.wait(log, "timeout")
    t.equal(log, [1, 2, 3, 4, 5, "timeout"])
