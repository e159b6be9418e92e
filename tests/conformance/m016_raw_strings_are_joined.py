"""Given raw strings, when a list of strings is sent, then the peer receives them joined; None is
skipped. Origin: test model SocketStringArray."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t)
    client.send(["a", "b"])
    client.send(("c", None, "\u00e9"))
    kit.receives(t, peer, b"abc\xc3\xa9")
