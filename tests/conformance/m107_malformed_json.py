"""Given framed JSON, when something else comes, then `error`, and the connection stays. Origin: a
fault of the original, not copied."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, raw_bytes=False, receive_type="json")
    peer.send(b"\x00" + b"\x04nope" + b"\x04[1,2" + b"\x041 {]" + b"\x01\xff" + b"\x03[1]")
    t.wait(log, "data")
    t.equal(log, ["open"] + [("error", "EBADMSG")] * 5 + [("data", [1])])
