"""What the conformance cases of net.stream share: sockets under test that are connected or listen.

MicroPython subset. As in the harness, the other side is reached by the verbs of peers.py only.
"""

from net import stream


def client(t, hold=False, **params):
    """(socket under test, peer), connected by the socket."""
    serving = t.peer.serve(hold=hold)
    sock = stream.create_tcp(host=serving.host, port=serving.port, **params)
    sock.connect()
    t.until(lambda: sock.is_connected() and serving.accepted, "connected")
    return sock, serving.accepted[0]


def listener(t, **params):
    """A listening socket under test."""
    sock = stream.create_tcp(host=t.peer.listen_host, port=t.peer.port_for_listen(), **params)
    sock.listen()
    return sock


def accepted(t, **options):
    """(listener, accepted socket under test, peer); options are accept's."""
    got = []
    server = listener(t, accepted=got.append)
    server.accept(**options)
    peer = t.peer.connect(server.port)
    t.until(lambda: got and peer.opened, "accepted")
    return server, got[0].inbound, peer


def text(value):
    """A Buffer of text."""
    return stream.create_buffer(value=value)


def numbers(n):
    """A Buffer of 0, 1, 2, ..."""
    made = stream.create_buffer(length=n)
    for i in range(n):
        made[i] = i
    return made


def content(buffer):
    """The bytes of a Buffer as a list."""
    return list(buffer.to_blob())
