"""Given end('a') just called and an error listener, when write('b', f) follows, then it returns
False with no listener run; then error and f(error), once; the peer gets only a. Origin: D5, Node
test-net-write-after-end-nt."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "error")
    sock.end("a")
    t.equal(sock.write("b", t.note(log, "written")), False, "write")
    t.equal(log, [], "inside the call")
    t.wait(log, "written")
    t.until(lambda: peer.ended, "the end", 5000)
    code = "ERR_STREAM_WRITE_AFTER_END"
    t.equal(log, [("error", code), ("written", code)])
    t.equal(peer.received, b"a")
