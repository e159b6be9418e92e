"""Runs on MicroPython: heap that a message costs a style that echoes it; the client is the core,
which takes none. Part of bench.

    per_style_message.py SERVER PORT      SERVER: a module of bench/styles

Reads a message in hex from stdin (an argument of 256 characters ends MicroPython), and prints the
bytes a message. Garbage is not collected meanwhile.
"""

import binascii
import gc
import sys

import net

WARM, COUNT = 50, 200


class Client:
    def __init__(self, port, message):
        self.message = message
        self.got = self.count = self.before = 0
        self.sock = net.connect(port, "127.0.0.1", self.connected)
        self.sock.set_onread(bytearray(2048), self.received)

    def connected(self):
        self.sock.write(self.message)

    def received(self, n, buf, socket):
        self.got += n
        if self.got < len(self.message):
            return
        self.got = 0
        self.count += 1
        if self.count == WARM:
            gc.collect()
            gc.disable()
            self.before = gc.mem_alloc()
        elif self.count == WARM + COUNT:
            print((gc.mem_alloc() - self.before) / COUNT)
            sys.exit()
        socket.write(self.message)


def main(name, port, message):
    server = __import__(name).start(port)
    client = Client(port, message)
    serve = getattr(server, "serve", net.run)  # net.msgport has a loop of its own
    serve()
    return client


main(sys.argv[1], int(sys.argv[2]), binascii.unhexlify(sys.stdin.readline().strip()))
