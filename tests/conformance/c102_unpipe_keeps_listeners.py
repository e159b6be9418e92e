"""Given listeners of the program and a pipe, when unpipe() is called, then the listeners are still
called, and the destination gets nothing more. Origin: D27."""


def test(t):
    source, source_peer = t.client()
    target, target_peer = t.client()
    log = t.log(source, "data end")
    source.unpipe(target)
    source.pipe(target)
    source_peer.send(b"1")
    t.until(lambda: target_peer.received == b"1", "1")
    t.check(source.unpipe() is source, "unpipe returns the socket")
    source.resume()
    source_peer.send(b"2")
    source_peer.finish()
    t.wait(log, "end")
    t.equal(log, [("data", b"12"), "end"])
    t.idle()
    t.equal(target_peer.received, b"1")
    t.equal(target.writable, True, "writable")
