"""Given arguments that cannot be, then they are refused at once, and those beside them are taken.
Origin: net.tls."""

import tls_pair

import net
from net import tls


def contexts(t):
    for name in ("ca", "cert", "key", "password"):
        for wrong in (5, [], object()):
            t.raises(TypeError, tls.Context, **{name: wrong})
        tls.Context(**{name: bytearray(b"x")})
    for name in ("trust_all", "allow_truncation"):
        for wrong in ("no", None, 2):
            t.raises(ValueError, tls.Context, **{name: wrong})
        tls.Context(**{name: True})
    for wrong in ("", "yes", None, True):
        t.raises(ValueError, tls.Context, client_auth=wrong)
    for wrong in (-1, 1 << 29):
        t.raises(ValueError, tls.Context, handshake_timeout=wrong)
    for right in (0, (1 << 29) - 1):
        t.equal(tls.Context(handshake_timeout=right).handshake_timeout, right)
    for wrong in (5, b"name"):
        t.raises(TypeError, tls.Context, server_hostname=wrong)
    made = tls.Context()
    t.equal((made.handshake_timeout, made.allow_truncation, made.server_hostname),
            (10000, False, None))  # fmt: skip


def sockets(t):
    for wrong in (None, 1, "yes", object()):
        t.raises(TypeError, net.connect, 1, tls=wrong)
        t.raises(TypeError, net.create_server, tls=wrong)
    t.raises(ValueError, net.create_server, tls=True)
    t.raises(ValueError, net.create_server, tls=tls.Context())
    client, there, server = tls_pair.pair(t)
    for wrong in (None, "x", False):
        t.raises(TypeError, tls.upgrade, client, wrong)
    t.raises(TypeError, tls.upgrade, object(), True)
    t.raises(ValueError, tls.upgrade, net.Socket(), True, "name")
    secure = t.log(client, "secure")
    t.wait(secure, "secure")
    t.raises(ValueError, tls.upgrade, client, True, "name")
    client.destroy()
    there.destroy()
    server.close()


def test(t):
    contexts(t)
    sockets(t)
