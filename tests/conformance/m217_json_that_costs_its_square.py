"""Given JSON with a number of more than 400 digits, or an object of more than 1,024 keys, which
may be made to collide, when it comes, then `error`, as quickly as anything else; what is within
the limits, or a string, comes whole. Origin: issue 18."""

import messages_kit as kit

needs = "heap 200k"


def keys(n):
    return b"{" + b",".join([b'"%d":1' % i for i in range(n)]) + b"}"


def test(t):
    options = {"raw_bytes": False, "receive_type": "json", "max_message": 65536}
    client, log, peer = kit.client(t, **options)
    bad = (
        b"9" * 401,
        b"[1,-" + b"12345" * 200 + b"]",
        b"0." + b"0" * 401,
        b"1e" + b"7" * 401,
        keys(1025),
        b"[" + keys(1025) + b"]",
        b'{"a":' + keys(1025) + b"}",
        b"}}" + keys(1025) + b"{{",
    )
    for text in bad:
        peer.send(framed(text))
    t.wait(log, "error", len(bad))
    t.equal(log, ["open"] + [("error", "EBADMSG")] * len(bad))
    del log[:]
    peer.send(framed(b"9" * 400))
    peer.send(framed(b'"' + b"9" * 500 + b":" * 1100 + b'"'))
    peer.send(framed(b"[" + keys(600) + b"," + keys(1024) + b"," + keys(600) + b"]"))
    t.wait(log, "data", 3)
    t.equal(log[0][1], int("9" * 400))
    t.equal(log[1][1], "9" * 500 + ":" * 1100)
    t.equal([len(part) for part in log[2][1]], [600, 1024, 600])


def framed(text):
    n = len(text)
    return bytes([n]) + text if n < 255 else b"\xff" + n.to_bytes(4, "big") + text
