"""Given a server for which an accept fails, when other clients come, then they are served, and
stop() closes the server. Origin: our own decision."""

from messages_kit import record

from net import messages
from net._port import port


def test(t):
    number = t.peer.port_for_listen()
    server = messages.SocketServer(port=number, host_interface=t.peer.listen_host)
    log = record(server, "listening error")
    met = []
    server.on("connection", met.append)
    server.start()
    t.wait(log, "listening")
    number = number or log[0][1]
    accept = port.accept

    def fails(*args):
        port.accept = accept
        raise OSError(24)

    port.accept = fails
    try:
        peers = [t.peer.connect(number)]
        t.wait(log, "error")
    finally:
        port.accept = accept
    peers.append(t.peer.connect(number))
    t.until(lambda: len(met) == 2, "both")
    t.equal([peer.gone for peer in peers], [False, False])
    server.stop()
    for peer in peers:
        peer.close()
    t.idle(20)
    server.start()
    t.wait(log, "listening", 2)
    server.stop()
