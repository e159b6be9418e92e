"""Given raw shorts in batches, when elements come split and in odd numbers, then lists of several,
bare numbers of one, nothing of none. Origin: original source."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, receive_type="short", emit_batch_data_as_available=True)
    for chunk in (b"\x00", b"\x01\x00\x02\x00", b"\x03\x00", b"\x04\x00\x05"):
        peer.send(chunk)
        t.idle(50)
    t.wait(log, "data", 3)
    t.equal(kit.values(log), [[1, 2], 3, [4, 5]])
