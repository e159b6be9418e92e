"""Echo written with net.datasocket: each value is decoded and sent back. Part of bench; either
runtime.

datasocket_echo.py PORT TASK      prints "ready" when it listens
"""

import gc
import sys

import net
from net.datasocket import DataSocket


def ignore(error):
    pass  # a client of a benchmark may go as it likes


def acceptor(sock):
    sock.on("data", sock.send)
    sock.on("error", ignore)
    return True


def start(port):
    return DataSocket.listen(acceptor, "127.0.0.1", port, max_connections=1000)


if __name__ == "__main__":
    kept = start(int(sys.argv[1]))
    gc.collect()  # as after some time of running
    print("ready")
    net.run()
