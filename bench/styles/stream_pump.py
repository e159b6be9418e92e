"""Echo written with net.stream: 1 KB pieces are pumped back. Part of bench; either runtime.

stream_pump.py PORT TASK      prints "ready" when it listens
"""

import gc
import sys

import net
from net import stream

SIZE = 1024


def piece(e):
    if e.bytes_processed > 0:
        e.source.write(e.buffer, sent)
    elif e.success:
        e.source.close()


def sent(e):
    pass


def accepted(e):
    stream.pump(e.inbound, piece, SIZE, True)
    e.socket.accept()


def start(port):
    server = stream.create_tcp(host="127.0.0.1", port=port, accepted=accepted)
    server.listen_queue_size = 511
    server.listen()
    server.accept()
    return server


if __name__ == "__main__":
    kept = start(int(sys.argv[1]))
    gc.collect()  # as after some time of running
    print("ready")
    net.run()
