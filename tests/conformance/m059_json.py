"""Given framed JSON, when a value is sent, then the text of an equal value goes, and comes back as
one; a list is one value. Origin: a fault of the original, not copied."""

import messages_kit as kit

VALUES = [{"a": [1, 2]}, [1, "\u00e9", None], "text", 1.5, True, {}, []]


def test(t):
    client, log, peer = kit.client(t, raw_bytes=False, send_type="json", receive_type="json")
    for value in VALUES:
        before = peer.count
        client.send(value)
        t.until(lambda: peer.count > before, "the message")
        t.idle(1)
        t.equal(peer.received[before], peer.count - before - 1, "header")
        peer.send(peer.received[before:])
        t.until(lambda: len(kit.values(log)) == 1, log)
        t.equal(log.pop(), ("data", value))
