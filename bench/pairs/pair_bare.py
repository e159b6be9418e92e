"""Both ends in one process, one bare poll loop, on either runtime. Part of bench.

pair_bare.py PORT TASK      as pair_net.py
"""

import gc
import select
import socket
import sys

SIZE = 64
MESSAGE = bytes(range(SIZE))
MICROPYTHON = sys.implementation.name == "micropython"


def connections(port):
    """Both ends of one connection."""
    addr = socket.getaddrinfo("127.0.0.1", port, 0, 1)[0][-1]
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(addr)
    listener.listen(1)
    client = socket.socket()
    client.connect(addr)
    server = listener.accept()[0]
    for sock in (server, client):
        sock.setblocking(False)
        sock.setsockopt(6, 1, 1)  # TCP_NODELAY
    return server, client


def exchange_micropython(poll, server, client, count, buf):
    ipoll = poll.ipoll
    client.write(MESSAGE)
    while count:
        for sock, _ in ipoll(-1):
            n = sock.readinto(buf)
            if sock is server:
                sock.write(buf, 0, n)
                continue
            count -= 1
            if count:
                sock.write(MESSAGE)


def exchange(epoll, server, client, count, buf):
    poll = epoll.poll
    served = server.fileno()
    view = memoryview(buf)
    client.send(MESSAGE)
    while count:
        for fd, _ in poll():
            if fd == served:
                server.send(view[: server.recv_into(buf)])
                continue
            client.recv_into(buf)
            count -= 1
            if count:
                client.send(MESSAGE)


def main(port):
    server, client = connections(port)
    poll = select.poll() if MICROPYTHON else select.epoll()
    poll.register(server, 1)
    poll.register(client, 1)
    buf = bytearray(256)
    go = exchange_micropython if MICROPYTHON else exchange
    gc.collect()  # as after some time of running
    print("ready")
    while True:
        line = sys.stdin.readline()
        if not line:
            break
        go(poll, server, client, int(line), buf)
        if buf[:SIZE] != MESSAGE:
            raise ValueError("other bytes came back")
        print("done")


if __name__ == "__main__":
    main(int(sys.argv[1]))
