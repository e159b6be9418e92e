"""Given a server that was stopped, also before it listened, when start is called again, then it
listens again. Origin: our own decision."""

import messages_kit as kit

from net import messages


def test(t):
    port = t.peer.port_for_listen()
    server = messages.SocketServer(port=port, host_interface=t.peer.listen_host)
    log = kit.record(server, "listening connection error")
    server.start()
    server.stop()
    t.idle()
    t.equal(log, [], "stopped before it listened")
    server.start()
    t.wait(log, "listening")
    port = port or log[0][1]
    t.peer.connect(port)
    t.wait(log, "connection")
    server.close()
    t.idle()
    t.equal([e[0] for e in log], ["listening", "connection"])
