"""write_stream() to a socket that is closed between two pieces ends without an error."""

from stream_kit import client, text

from net import stream


def test(t):
    sock, peer = client(t)
    source = stream.create_stream(t.pattern(40), stream.MODE_READ)
    log = []
    stream.write_stream(source, sock, 10, log.append)
    stream.write(sock, text("-"), lambda e: sock.close())
    t.until(lambda: log, "callback")
    t.equal(log[0].success, True)
    t.check(0 < log[0].bytes_processed < 40, "a part")
    t.equal(source.is_readable(), True)
    t.equal(stream.read_all(source).length, 40 - log[0].bytes_processed)
