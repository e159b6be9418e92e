"""Given a port in use, when start is called, then `error` on the server and no `listening`; later
it may start again. Origin: original source."""

import messages_kit as kit

from net import messages


def test(t):
    first, port = kit.server(t)
    second = messages.SocketServer(port=port, host_interface=t.peer.listen_host)
    log = kit.record(second, "listening connection error")
    second.start()
    t.wait(log, "error")
    t.idle()
    t.equal(log, [("error", "EADDRINUSE")])
    first.stop()
    t.idle()
    second.start()
    t.wait(log, "listening")
