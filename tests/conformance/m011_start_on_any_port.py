"""Given port 0, when start is called, then `listening` once, with a port to which connecting
succeeds. Origin: original source."""

import messages_kit as kit

from net import messages


def test(t):
    server = messages.SocketServer(port=0, host_interface=t.peer.listen_host)
    log = kit.record(server, "listening connection error")
    server.start()
    t.equal(log, [], "inside the call")
    t.wait(log, "listening")
    server.start()
    t.idle()
    t.equal(len(log), 1, "events")
    t.check(log[0][1] > 0, "a port: %r" % (log,))
    t.peer.connect(log[0][1])
    t.wait(log, "connection")
