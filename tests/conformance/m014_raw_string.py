"""Given raw strings, when "hello world" is sent either way, then it arrives, in whatever pieces.
Origin: documentation."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t)
    t.check(client.send("hello world") is True, "send")
    kit.receives(t, peer, b"hello world")
    server, sock, log, peer = kit.accepted(t)
    peer.send(b"hello ")
    peer.send(b"world")
    t.until(lambda: kit.text(log) == "hello world", log)
