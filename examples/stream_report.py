"""Report: sends readings to a collector through net.stream, and prints the sum it answers.

    micropython examples/stream_report.py HOST PORT SENSOR=VALUE...

The collector: examples/stream_collector.py. The calls below wait for the network; stream.run() is
what lets a callback do that.
"""

import sys

from net import stream

BIG = stream.BIG_ENDIAN


def readings(words):
    """A Buffer: SHORT number of readings; SHORT sensor, INT value of each."""
    buffer = stream.create_buffer(value=len(words), type=stream.TYPE_SHORT, byte_order=BIG)
    for word in words:
        sensor, value = word.split("=")
        for text, kind in ((sensor, stream.TYPE_SHORT), (value, stream.TYPE_INT)):
            buffer.append(stream.create_buffer(value=int(text), type=kind, byte_order=BIG))
    return buffer


def connected(e):
    global code
    source = stream.create_stream(report, stream.MODE_READ)
    print("sent", stream.write_stream(source, e.socket, 1024), "bytes")
    answer = stream.create_buffer(length=8)
    got = 0
    while got < 8:
        n = e.socket.read(answer, got, 8 - got)
        if n < 0:
            print("the collector hung up")
            code = 1
            break
        got += n
    else:
        total = stream.decode_number(source=answer, type=stream.TYPE_LONG, byte_order=BIG)
        print("total", total)
    e.socket.close()


def error(e):
    global code
    code = 1
    print("failed:", e.error)


code = 0
try:
    report = readings(sys.argv[3:])
    client = stream.create_tcp(host=sys.argv[1], port=sys.argv[2], timeout=5000)
    client.connected = connected
    client.error = error
    client.connect()
except (IndexError, ValueError):
    print("usage: stream_report.py HOST PORT SENSOR=VALUE...")
    code = 2
try:
    stream.run()
except KeyboardInterrupt:
    code = 130
if code and sys.platform == "linux":  # a board goes back to its prompt
    sys.exit(code)
