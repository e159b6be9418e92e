"""Given an open socket, when reset_and_destroy is called, then the peer sees a reset and close is
emitted; where a platform cannot, it returns False. Origin: Node test-net-socket-reset-send (name:
Node)."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "end error close")
    result = sock.reset_and_destroy()
    t.check(result is sock or t.board and result is False, "returns the socket, or False")
    t.wait(log, "close")
    t.equal(log, ["close"])
    t.until(lambda: peer.gone, "the end at the peer")
    if result is sock:
        t.equal(peer.error, "ECONNRESET", "at the peer")
