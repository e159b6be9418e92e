"""Given end('x', f), end(f) and end(), when each has finished, then its callback was called once
with None. Origin: Node test-net-socket-end-callback, D6."""


def test(t):
    for form in (("x", 1), (1,), ("x",), ()):
        sock, peer = t.client()
        log = t.log(sock, "finish close")
        called = []
        sock.end(*[t.note(called, "called") if part == 1 else part for part in form])
        t.wait(log, "finish")
        peer.finish()
        t.wait(log, "close")
        t.equal(called, [("called", None)] if 1 in form else [])
