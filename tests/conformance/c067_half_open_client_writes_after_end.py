"""Given a half-open client, when the server ends, then the client is not readable but writable; a
later write and end reach the server. Origin: Node test-net-connect-options-allowhalfopen."""


def test(t):
    sock, peer = t.client(allow_half_open=True)
    log = t.log(sock, "end close")
    peer.finish()
    t.wait(log, "end")
    t.idle()
    t.equal((sock.readable, sock.writable), (False, True), "readable, writable")
    sock.write("later")
    sock.end()
    t.until(lambda: peer.ended, "the end")
    t.equal(peer.received, b"later")
    t.wait(log, "close")
    t.equal(log, ["end", "close"])
