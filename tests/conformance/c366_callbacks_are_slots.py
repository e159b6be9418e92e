"""Given a socket that connects again and again with a callback, and whose timeout is set again and
again with one, then each callback is called once for the last call. Origin: field reports."""

import net


def test(t):
    sock = net.Socket()
    log = []
    sock.on("error", log.append)
    sock.on("close", t.note(log, "close"))
    for number in range(3):
        sock.connect(t.peer.closed_port(), t.peer.host, t.note(log, "never"))
        t.until(lambda number=number: log.count("close") == number + 1, log)
    serving = t.peer.serve()
    sock.connect(serving.port, serving.host, t.note(log, "connected"))
    for _ in range(3):
        sock.set_timeout(100, t.note(log, "timeout"))
    t.wait(log, "timeout")
    t.idle(300)
    t.equal((log.count("connected"), log.count("never"), log.count("timeout")), (1, 0, 1))
    t.equal(sock.listener_count("connect") + sock.listener_count("timeout"), 0)
