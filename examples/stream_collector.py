"""Collector: receives sensor reports from many clients with net.stream and answers their sums.

    micropython examples/stream_collector.py [port]

A report, big-endian: SHORT number of readings, then for each a SHORT sensor and an INT value; the
answer is a LONG. Port 8000 unless another is named. A client: examples/stream_report.py
"""

import sys

import net
from net import stream

READING, LONGEST = 6, 100  # bytes of a reading; readings
PATIENCE = 60000  # ms for a whole report: who vanishes never says so
BIG = stream.BIG_ENDIAN


def decode(buffer, position, kind):
    return stream.decode_number(source=buffer, position=position, type=kind, byte_order=BIG)


def total(report):
    """Print the readings of a whole report; their sum."""
    found = 0
    for position in range(2, report.length, READING):
        value = decode(report, position + 2, stream.TYPE_INT)
        print("sensor", decode(report, position, stream.TYPE_SHORT), "value", value)
        found += value
    return found


def accepted(e):
    report = stream.create_buffer()
    late = net.call_later(PATIENCE, e.inbound.close)

    def piece(e):
        report.append(e.buffer)
        count = decode(report, 0, stream.TYPE_SHORT) if report.length > 1 else 0
        if e.bytes_processed == -1 or not 0 <= count <= LONGEST:
            print("no report:", e.error or "incomplete")
        elif count and report.length >= 2 + count * READING:
            report.length = 2 + count * READING
            kind = stream.TYPE_LONG
            e.source.write(stream.create_buffer(value=total(report), type=kind, byte_order=BIG))
        else:
            return
        late.cancel()
        if e.source.is_connected():
            e.source.close()

    stream.pump(e.inbound, piece, 256, True)
    e.socket.accept(timeout=5000)  # the next client


try:
    server = stream.create_tcp(host="0.0.0.0", accepted=accepted)
    server.port = sys.argv[1] if len(sys.argv) > 1 else 8000
    server.listen()
    server.accept(timeout=5000)
    print("listening on port", server.port)
    stream.run()
except (OSError, ValueError) as error:
    print("stopped:", getattr(error, "code", repr(error)))
    if sys.platform == "linux":  # a board goes back to its prompt
        sys.exit(1)
except KeyboardInterrupt:
    if sys.platform == "linux":
        sys.exit(130)
