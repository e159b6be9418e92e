"""Given images, when bytes are sent and come, then they are passed on as they are. Origin: our own
decision; the original transcodes."""

import messages_kit as kit

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def test(t):
    framed = b"\xff\x00\x00\x01\x08" + PICTURE
    for kind in ("image", "png"):
        client, log, peer = kit.client(t, raw_bytes=False, send_type=kind, receive_type="image")
        client.send(bytearray(PICTURE))
        kit.receives(t, peer, framed)
        peer.send(framed)
        t.wait(log, "data")
        t.equal(kit.values(log), [PICTURE])
        t.check(type(kit.values(log)[0]) is bytes, "bytes")
        client.send("text")
        client.send([PICTURE, 1])
        t.wait(log, "error", 2)
        t.equal(log[2:], [("error", "EINVAL")] * 2)
        client.close()
        kit.closes(t, log, peer)
