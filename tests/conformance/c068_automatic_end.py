"""Given a default client, when the server ends, then the client emits end, finish, close without
any call by the program. Origin: src."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "data end finish error close")
    peer.finish()
    t.wait(log, "close")
    t.equal(log, ["end", "finish", "close"])
    t.until(lambda: peer.ended, "the client's end")
