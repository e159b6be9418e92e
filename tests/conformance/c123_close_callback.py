"""Given a listening server, when close(f) is called, then f is called once with None. Origin:
doc."""


def test(t):
    server = t.listen()
    log = t.log(server, "close")
    t.check(server.close(t.note(log, "f")) is server, "close returns the server")
    t.equal(log, [], "inside the call")
    t.wait(log, "close")
    t.idle()
    t.equal(sorted(log, key=str), [("f", None), "close"])
    t.equal((server.listening, server.address()), (False, None), "listening, address()")
