"""Both ends of a TLS connection in one program. MicroPython subset. Certificates are in the folder
that the environment's NET_CERTIFICATES names: see tests/tls/certificates.py."""

import os

import net
from net import tls

FOLDER = os.getenv("NET_CERTIFICATES") + "/"


def own(**options):
    """A server's Context."""
    return tls.Context(cert=FOLDER + "server.pem", key=FOLDER + "server.key.pem",
                       allow_truncation=True, **options)  # fmt: skip


def trusting(**options):
    """A client's. MicroPython sends no close_notify."""
    return tls.Context(ca=FOLDER + "ca.pem", allow_truncation=True, **options)


def pair(t, **options):
    """(a client, what it is connected to, the server), both before the handshake; `options` of
    both sockets."""
    got = []
    server = net.create_server(got.append, tls=own(), **options)
    server.listen(0, "127.0.0.1")
    t.until(lambda: server.listening and server.address(), "listening")
    client = net.connect(server.address()["port"], "localhost", tls=trusting(), **options)
    t.until(lambda: got, "accepted")
    return client, got[0], server
