"""Given set_encoding('utf8'), when text is split between chunks at any byte, then data carries
str, and no character is broken. Origin: Node test-net-bytes-per-incoming-chunk-overhead,
DESIGN."""


def test(t):
    text = "a\u00e9\u20ac\U0001f600z"
    raw = text.encode()
    sock, peer = t.client()
    t.check(sock.set_encoding("utf8") is sock, "set_encoding returns the socket")
    parts = []
    sock.on("data", parts.append)
    expected = 0
    for at in range(1, len(raw)):
        for part in (raw[:at], raw[at:]):
            peer.send(part)
            expected += len(part)
            t.until(lambda: sock.bytes_read == expected, "%d bytes" % expected)
        t.equal("".join(parts), text, "split at %d" % at)
        for part in parts:
            t.check(isinstance(part, str) and part, "a str, not empty: %r" % part)
        parts.clear()
