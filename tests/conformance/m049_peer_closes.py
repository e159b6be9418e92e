"""Given a connection, when the peer sends and ends, then all data, then `close` once. Origin:
original source."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, raw_bytes=False)
    peer.send(b"\x01a\x01b\x01c")
    peer.finish()
    t.wait(log, "close")
    t.idle()
    t.equal(log, ["open", ("data", "a"), ("data", "b"), ("data", "c"), "close"])
