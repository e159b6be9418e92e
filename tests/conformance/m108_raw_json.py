"""Given raw JSON, when a chunk is a document, then it is emitted; else `error`, and the chunk is
dropped. Origin: a fault of the original, not copied."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, send_type="json", receive_type="json")
    client.send({"a": [1, None]})
    kit.receives(t, peer, b'{"a": [1, null]}')
    for chunk in (b'{"a": [1, null]}', b"[1,", b"true"):
        seen = len(log)
        peer.send(chunk)
        t.until(lambda seen=seen: len(log) > seen, log)
    t.equal(log, ["open", ("data", {"a": [1, None]}), ("error", "EBADMSG"), ("data", True)])
