"""listen(): LISTENING on return, and no callback is called. Origin: apidoc."""

from stream_kit import listener

from net import stream


def test(t):
    log = []
    sock = listener(t, accepted=log.append, error=log.append, connected=log.append)
    t.equal(sock.state, stream.LISTENING)
    t.idle()
    t.equal(log, [])
