"""A failure with operations pending, then connect() again: nothing of before is done again."""

from stream_kit import client, text

from net import stream


def test(t):
    log, errors = [], []
    sock, peer = client(t, hold=True, error=errors.append)
    sock.read(stream.create_buffer(length=4), log.append)
    sock.write(stream.create_buffer(length=t.much), log.append)
    peer.reset()
    t.until(lambda: len(log) == 2 and errors, "the failures")
    t.equal([e.success for e in log], [False, False])
    serving = t.peer.serve()
    sock.port = serving.port
    sock.connect()
    t.until(lambda: sock.is_connected() and serving.accepted, "connected again")
    buffer = stream.create_buffer(length=4)
    sock.read(buffer, log.append)
    sock.write(text("anew"), log.append)
    serving.accepted[0].send(b"data")
    t.until(lambda: len(log) == 4 and serving.accepted[0].count >= 4, "the new ones")
    t.idle()
    t.equal((buffer.to_string(), serving.accepted[0].received), ("data", b"anew"))
    t.equal((len(log), len(errors)), (4, 1))
