"""Given framed strings, when a list of strings is sent, then it is one message. Origin: test model
SocketStringArray."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, raw_bytes=False)
    client.send(["a", "b"])
    kit.receives(t, peer, b"\x02ab")
    peer.send(b"\x02ab")
    t.wait(log, "data")
    t.equal(kit.values(log), ["ab"])
