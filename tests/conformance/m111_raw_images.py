"""Given raw images, when bytes come, then each chunk is emitted as bytes. Origin: original source;
there, lists of numbers."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, send_type="gif", receive_type="image")
    client.send([b"GIF", memoryview(b"89a")])
    kit.receives(t, peer, b"GIF89a")
    peer.send(b"\xff\x00\xc3")
    t.wait(log, "data")
    t.equal(kit.values(log), [b"\xff\x00\xc3"])
