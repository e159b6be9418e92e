"""With a client waiting, accept(): `accepted` once, deferred. Origin: apidoc."""

from stream_kit import listener

from net import stream


def test(t):
    got = []
    sock = listener(t, accepted=got.append)
    peer = t.peer.connect(sock.port)
    t.until(lambda: peer.opened, "opened")
    t.idle()
    sock.accept()
    t.equal(got, [], "inside the call")
    t.until(lambda: got, "accepted")
    t.idle()
    t.equal(len(got), 1)
    t.check(got[0].socket is sock and got[0].inbound.state == stream.CONNECTED, "e")
