"""Given a default client without a data listener, when the server ends without sending, then end
and close are emitted. Origin: test_net_4."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "end close")
    t.idle()
    peer.finish()
    t.wait(log, "close")
    t.equal(log, ["end", "close"])
