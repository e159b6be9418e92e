"""Runs on MicroPython: heap kept by an idle accepted connection and by a listening server, beyond
the system's socket object. Part of bench.

Prints: bytes a connection, bytes a server, bytes of the system's socket object, bytes that the
system's poll keeps for each descriptor (they are in the first two as well).
"""

import gc
import select
import socket

import net

COUNT = 40


def used():
    gc.collect()
    gc.collect()
    return gc.mem_alloc()


def turns():
    for _ in range(6):
        net.turn(2)


def received(n, buf, socket):
    socket.write(buf, 0, n)


buffer = bytearray(64)  # one for all: the program's, not the connection's


def on_connection(socket):
    socket.set_onread(buffer, received)


def open_clients(clients, address, start):
    for i in range(start, start + COUNT):
        clients[i].connect(address)
        if i % 8 == 7:
            turns()
    turns()


def listening(count):
    made = [None] * count
    for i in range(count):
        made[i] = net.Server()
        made[i].listen(0, "127.0.0.1")
        turns()
    return made


def per_connection(port):
    """Bytes, the system's own socket object included."""
    address = socket.getaddrinfo("127.0.0.1", port, 0, 1)[0][-1]
    clients = [socket.socket() for _ in range(2 * COUNT)]
    open_clients(clients, address, 0)  # lists and dicts find room; lazy parts are loaded
    before = used()
    open_clients(clients, address, COUNT)
    return (used() - before) / COUNT


def per_server():
    first = listening(COUNT)
    before = used()
    second = listening(COUNT)
    found = (used() - before) / COUNT
    for server in first + second:
        server.close()
    return found - 4  # the slot of the list here


def system_socket():
    kept = [None] * COUNT
    before = used()
    for i in range(COUNT):
        kept[i] = socket.socket()
    found = (used() - before) / COUNT
    for one in kept:
        one.close()
    return found


def registration():
    poll = select.poll()
    kept = [socket.socket() for _ in range(2 * COUNT)]
    for one in kept[:COUNT]:
        poll.register(one.fileno(), 1)
    before = used()
    for one in kept[COUNT:]:
        poll.register(one.fileno(), 1)
    return (used() - before) / COUNT


server = net.create_server(on_connection)
server.listen(0, "127.0.0.1")
turns()
own = system_socket()
connection = per_connection(server.address()["port"])
print(connection - own, per_server() - own, own, registration())
