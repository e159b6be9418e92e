"""pump()'s handler closes the socket: no further call. Origin: android."""

from stream_kit import client

from net import stream


def test(t):
    for is_async in (False, True):
        log = []

        def handler(e):
            log.append(e.bytes_processed)
            e.source.close()

        sock, peer = client(t)
        peer.send(b"0123456789")
        stream.pump(sock, handler, 4, is_async)
        t.until(lambda: log, "the first call")
        t.idle()
        t.equal((len(log), sock.state), (1, stream.CLOSED), is_async)
