"""The guide's listener: listen, accept, close the inbound in `accepted`. Origin: guide."""

from net import stream


def test(t):
    log = []

    def accepted(e):
        # this is where you would usually store e.inbound, to read and write elsewhere
        log.append((e.socket, e.inbound.state))
        e.inbound.close()  # close the accepted socket

    def error(e):
        log.append((e.error_code, e.error))

    listen_socket = stream.create_tcp(
        {
            "host": t.peer.listen_host,
            "port": t.peer.port_for_listen(),
            "accepted": accepted,
            "error": error,
        }
    )
    listen_socket.listen()  # starts listening for connections, does not accept them
    listen_socket.accept()  # tells the socket to accept the next inbound connection
    peer = t.peer.connect(listen_socket.port)
    t.until(lambda: peer.gone, "the end")
    t.idle()
    t.check(log == [(listen_socket, stream.CONNECTED)], "accepted once")
    t.equal(peer.ended, True)
