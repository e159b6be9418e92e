"""Given a framed connection of any type, when None, an empty list or a list of Nones is sent, then
nothing is written. Origin: a fault of the original, not copied."""

import messages_kit as kit


def test(t):
    for kind in ("string", "int", "image"):
        client, log, peer = kit.client(t, raw_bytes=False, send_type=kind)
        for data in (None, [], [None, None], ()):
            client.send(data)
        client.close()
        kit.closes(t, log, peer)
        t.equal(peer.received, b"", kind)
        t.equal(log, ["open", "close"], kind)
