"""Runs on MicroPython: heap that a 64 B echo takes a message, both ends counted. Part of bench.

    per_message.py STYLE      STYLE: onread, readable, pipe, data

Prints the bytes a message, and whether it went on with the heap locked. Garbage is not collected
meanwhile, so every byte that was not freed at once is seen.
"""

import gc
import sys

import micropython

import net

SIZE = 64
COUNT = 500
MESSAGE = bytes(range(SIZE))


def onread(socket):
    def give_back(n, buf, socket):
        socket.write(buf, 0, n)

    socket.set_onread(bytearray(256), give_back)


def readable(socket):
    buf = bytearray(256)

    def on_readable():
        n = socket.readinto(buf)
        if n:
            socket.write(buf, 0, n)

    socket.on("readable", on_readable)


def pipe(socket):
    socket.pipe(socket)


def data(socket):
    socket.on("data", socket.write)


class Client:
    def __init__(self, server):
        self.left = 0
        self.got = 0
        self.lock = False  # with the next message
        self.depth = 0
        self.sock = net.connect(server.address()["port"], "127.0.0.1")
        self.sock.set_onread(bytearray(256), self.received)

    def received(self, n, buf, socket):
        self.got += n
        if self.got == SIZE:
            self.got = 0
            self.left -= 1
            if self.left:
                if self.lock:
                    self.lock = False
                    self.depth = 1
                    micropython.heap_lock()
                socket.write(MESSAGE)
            else:
                if self.depth:
                    self.depth = 0
                    micropython.heap_unlock()
                net.stop()

    def exchange(self, count):
        self.left = count
        self.sock.write(MESSAGE)
        net.run()


def allocated(client):
    """Bytes a message. Two run lengths, because run() itself takes a frame."""
    found = []
    for count in (COUNT, 2 * COUNT):
        gc.collect()
        gc.disable()
        before = gc.mem_alloc()
        client.exchange(count)
        found.append(gc.mem_alloc() - before)
        gc.enable()
    return (found[1] - found[0]) / COUNT


def locked(client):
    """Whether it goes on under a locked heap."""
    failed = []

    def on_error(error):
        micropython.heap_unlock()
        failed.append(error)
        net.stop()

    net.on_error(on_error)
    client.lock = True
    client.exchange(COUNT)
    return not client.left and not failed


STYLES = {"onread": onread, "readable": readable, "pipe": pipe, "data": data}


def main(style):
    server = net.create_server(STYLES[style])
    server.listen(0, "127.0.0.1")
    while not server.listening:
        net.turn(0)
    client = Client(server)
    client.exchange(200)
    print(allocated(client), int(style != "data" and locked(client)))


main(sys.argv[1])
