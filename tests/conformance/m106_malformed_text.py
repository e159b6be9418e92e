"""Given strings, when bytes come that are not UTF-8, then U+FFFD stands for them, framed and raw,
and at the end of the stream. Origin: a fault of the original, not copied."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, raw_bytes=False)
    peer.send(b"\x03a\xffb\x02\xc3\x28\x01\xc3")
    t.wait(log, "data", 3)
    t.equal(kit.values(log), ["a\ufffdb", "\ufffd(", "\ufffd"])
    client, log, peer = kit.client(t)
    peer.send(b"a\xffb")
    peer.send(b"\xe2\x82")
    peer.finish()
    t.wait(log, "close")
    t.equal(kit.text(log)[:3], "a\ufffdb")
    t.check(kit.text(log)[3:].strip("\ufffd") == "", "only U+FFFD at the end")
    t.check(len(kit.text(log)) > 3, "something stands for the incomplete character")
