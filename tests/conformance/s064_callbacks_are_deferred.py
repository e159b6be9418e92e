"""No callback is called before the call that starts the operation returns. Origin: 1.8."""

from stream_kit import client, text

from net import stream


def test(t):
    sock, peer = client(t)
    memory = stream.create_stream(text("abc"), stream.MODE_READ)
    peer.send(b"hello")
    t.idle()
    log = []
    sock.read(stream.create_buffer(length=4), log.append)
    sock.write(text("x"), log.append)
    memory.read(stream.create_buffer(length=1), log.append)
    stream.read(memory, stream.create_buffer(length=1), log.append)
    stream.write(memory, text("x"), log.append)
    stream.read_all(memory, stream.create_buffer(), log.append)
    stream.write_stream(memory, sock, 4, log.append)
    stream.pump(memory, log.append, 4, True)
    t.equal(log, [])
    t.until(lambda: len(log) == 8, "all of them")
