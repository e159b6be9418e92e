"""A timeout is of connect and of writes that stand still: a socket may be quiet longer."""

from stream_kit import client, text

from net import stream


def test(t):
    errors = []
    sock, peer = client(t, timeout=1000, error=errors.append)
    t.idle(1300)
    t.equal((sock.state, errors), (stream.CONNECTED, []), "after connect")
    log = []
    sock.write(text("hello"), log.append)
    t.until(lambda: log and peer.received, "written")
    t.idle(1300)
    t.equal((sock.state, errors), (stream.CONNECTED, []), "after a write")
    big = stream.create_buffer(length=t.bulk * 4)
    peer.hold()
    sock.write(big, log.append)
    peer.release()
    t.until(lambda: len(log) == 2, "all written", 20000)
    t.equal((log[1].success, log[1].bytes_processed), (True, big.length))
    t.idle(1300)
    t.equal((sock.state, errors), (stream.CONNECTED, []), "after a write that had to wait")
