"""Given buffers of few bytes, when much is sent and comes, then it arrives. Origin: original
source."""

import messages_kit as kit


def test(t):
    options = {"receive_buffer_size": 3, "send_buffer_size": 1, "raw_bytes": False}
    client, log, peer = kit.client(t, **options)
    text = "0123456789" * 40
    framed = b"\xff\x00\x00\x01\x90" + text.encode()
    client.send(text)
    client.send(text)
    kit.receives(t, peer, framed * 2)
    peer.send(framed)
    peer.send(b"\x02ab")
    t.wait(log, "data", 2, 5000)
    t.equal(kit.values(log), [text, "ab"])
