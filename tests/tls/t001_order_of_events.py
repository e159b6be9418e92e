"""Given both ends of TLS, then `secure` comes once at each; what was written
before goes after it; each hears the other's end, and `close` last. Origin: net.tls."""

import tls_pair


def test(t):
    client, there, server = tls_pair.pair(t)
    ours, theirs = [], []
    t.log(client, "secure data end finish close error timeout", ours)
    t.log(there, "secure data end finish close error timeout", theirs)
    client.write(b"early")
    t.wait(theirs, "data")
    t.equal(theirs, ["secure", ("data", b"early")])
    there.write(b"answer", lambda error: theirs.append(("sent", error)))
    t.wait(ours, "data")
    client.end()
    t.wait(ours, "close")
    t.wait(theirs, "close")
    t.equal(ours, ["secure", ("data", b"answer"), "finish", "end", "close"])
    t.equal(theirs[:3], ["secure", ("data", b"early"), ("sent", None)])
    t.equal(theirs[3:], ["end", "finish", "close"])
    t.equal((client.bytes_written, there.bytes_read, there.bytes_written), (5, 5, 6))
    server.close()
