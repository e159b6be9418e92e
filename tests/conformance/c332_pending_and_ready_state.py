"""Given a socket from before connect to after close, when pending and ready_state are read, then
they follow its life. Origin: Node."""

import net


def state(sock):
    return sock.pending, sock.ready_state


def test(t):
    serving = t.peer.serve()
    sock = net.Socket()
    t.equal(state(sock), (True, "closed"), "new")
    log = t.log(sock, "connect end close")
    sock.connect(serving.port, serving.host)
    t.equal(state(sock), (True, "opening"), "connecting")
    t.wait(log, "connect")
    t.equal(state(sock), (False, "open"), "connected")
    sock.end()
    t.equal(state(sock), (False, "readOnly"), "ended")
    t.until(lambda: serving.accepted, "accepted")
    serving.accepted[0].finish()
    t.wait(log, "close")
    t.equal(sock.ready_state, "closed", "closed")
