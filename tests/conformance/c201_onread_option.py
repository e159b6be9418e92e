"""Given onread=(buffer, callback) in connect, when data comes, then callback(n, buffer, socket)
gets it in the buffer, and no data event is emitted. Origin: Node test-net-onread-static-buffer
(signature: DESIGN)."""


def test(t):
    buffer = bytearray(16)
    got = []

    def read(n, where, sock):
        t.check(where is buffer and sock is client, "the buffer and the socket are given")
        got.append(bytes(where[:n]))

    client, peer = t.client(onread=(buffer, read))
    log = t.log(client, "data end close")
    sent = t.pattern(100)
    peer.send(sent)
    peer.finish()
    t.wait(log, "close")
    t.equal(b"".join(got), sent)
    t.check(max(map(len, got)) <= 16, "never more than the buffer holds")
    t.equal(log, ["end", "close"])
