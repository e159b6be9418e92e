"""Given a flowing socket, when pause() and resume() are called, then pause and resume are emitted,
deferred. Origin: src, Node."""


def test(t):
    sock, _ = t.client()
    sock.resume()
    t.idle()
    log = t.log(sock, "pause resume")
    sock.pause()
    sock.resume()
    t.equal(log, [], "inside the calls")
    t.wait(log, "resume")
    t.equal(log, ["pause", "resume"])
