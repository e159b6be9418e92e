"""Given once('data'), when two chunks come apart, then the listener is called once, the flow goes
on and the end is reached. Origin: src."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "end")
    chunks = []
    sock.once("data", chunks.append)
    peer.send(b"one")
    t.until(lambda: chunks, "the first")
    t.idle()
    peer.send(b"two")
    peer.finish()
    t.wait(log, "end")
    t.equal(chunks, [b"one"])
    t.equal(sock.bytes_read, 6, "bytes_read")
