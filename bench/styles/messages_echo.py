"""Echo written with net.messages: framed batches of 16 floats. Part of bench; either runtime.

messages_echo.py PORT TASK      prints "ready" when it listens
"""

import gc
import sys

import net
from net import messages


def ignore(error):
    pass  # a client of a benchmark may go as it likes


def serve(socket):
    socket.on("data", socket.send)
    socket.on("error", ignore)


def start(port):
    server = messages.SocketServer(
        port=port,
        host_interface="127.0.0.1",
        raw_bytes=False,
        send_type="float",
        receive_type="float",
    )
    server.on("connection", serve)
    server.start()
    return server


def ready(port):
    gc.collect()  # as after some time of running
    print("ready")


if __name__ == "__main__":
    kept = start(int(sys.argv[1]))
    kept.on("listening", ready)
    net.run()
