"""pump() over 45 bytes in pieces of 20: 20, 20, 5, -1, before it returns. Origin: apidoc."""

from stream_kit import content, numbers

from net import stream


def test(t):
    log = []

    def handler(e):
        log.append((e.bytes_processed, e.total_bytes_processed, content(e.buffer)))

    made = stream.create_stream(numbers(45), stream.MODE_READ)
    t.equal(stream.pump(made, handler, 20), None)
    t.equal([entry[:2] for entry in log], [(20, 20), (20, 40), (5, 45), (-1, 45)])
    t.equal(log[0][2] + log[1][2] + log[2][2], list(range(45)))
