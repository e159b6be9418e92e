"""Item 86a: pump()'s handler raises: to the caller, or once to net.on_error; no further call.
Origin: 1.5."""

from stream_kit import client

from net import stream


def test(t):
    log = []

    def handler(e):
        log.append(e.bytes_processed)
        raise OSError(5, "the handler's")

    made = stream.create_stream(b"0123456789", stream.MODE_READ)
    t.equal(t.raises(OSError, stream.pump, made, handler, 4).errno, 5)
    t.equal(log, [4])
    sock, peer = client(t)
    stream.pump(sock, handler, 4, True)
    peer.send(b"0123456789")
    t.until(lambda: len(log) == 2, "the call")
    t.idle()
    t.equal((len(log), t.take_unhandled()), (2, ["OSError"]))
    t.equal(sock.is_connected(), True)
