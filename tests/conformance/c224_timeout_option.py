"""Given timeout= in connect, when the socket is idle, then timeout is emitted as after
set_timeout. Origin: Node (connect options)."""


def test(t):
    sock, _ = t.client(timeout=60)
    log = t.log(sock, "timeout")
    t.wait(log, "timeout")
    t.equal(sock.destroyed, False, "destroyed")
