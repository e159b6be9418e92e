"""Given bytes that came before anybody read, when an asynchronous pump begins, then its handler is
called with them, though nothing more comes. Origin: t.socket."""

from stream_kit import client

from net import stream


def test(t):
    sock, peer = client(t)
    peer.send(b"hello")
    t.idle()
    log = []
    stream.pump(sock, lambda e: log.append(e.buffer.to_blob()), 1024, True)
    t.equal(log, [], "inside the call")
    t.until(lambda: log, "the handler's call")
    t.equal(log, [b"hello"])
    peer.send(b"again")
    t.until(lambda: len(log) > 1, "its next call")
    t.equal(log, [b"hello", b"again"])
