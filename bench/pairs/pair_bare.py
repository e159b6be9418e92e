"""Both ends in one process, one bare poll loop, on either runtime. Part of bench.

pair_bare.py PORT MANY      as pair_net.py
"""

import gc
import select
import socket
import sys

SIZE = 64
MESSAGE = bytes(range(SIZE))
MICROPYTHON = sys.implementation.name == "micropython"


def connections(port, many):
    """(servers, clients): both ends of so many connections."""
    addr = socket.getaddrinfo("127.0.0.1", port, 0, 1)[0][-1]
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(addr)
    listener.listen(many)
    servers, clients = [], []
    for _ in range(many):
        client = socket.socket()
        client.connect(addr)
        clients.append(client)
        servers.append(listener.accept()[0])
    for sock in servers + clients:
        sock.setblocking(False)
        sock.setsockopt(6, 1, 1)  # TCP_NODELAY
    return servers, clients


def exchange_micropython(poll, servers, clients, count, buf):
    ipoll = poll.ipoll
    many = len(clients)
    serves = dict.fromkeys(servers)
    for client in clients:
        client.write(MESSAGE)
    while count:
        for sock, _ in ipoll(-1):
            n = sock.readinto(buf)
            if sock in serves:
                sock.write(buf, 0, n)
                continue
            count -= 1
            if count >= many:
                sock.write(MESSAGE)


def exchange(epoll, servers, clients, count, buf):
    poll = epoll.poll
    many = len(clients)
    ends = {sock.fileno(): (sock.recv_into, sock.send) for sock in servers + clients}
    serves = {sock.fileno() for sock in servers}
    view = memoryview(buf)
    for client in clients:
        client.send(MESSAGE)
    while count:
        for fd, _ in poll():
            recv_into, send = ends[fd]
            n = recv_into(buf)
            if fd in serves:
                send(view[:n])
                continue
            count -= 1
            if count >= many:
                send(MESSAGE)


def main(port, many):
    servers, clients = connections(port, many)
    poll = select.poll() if MICROPYTHON else select.epoll()
    for sock in servers + clients:
        poll.register(sock, 1)
    buf = bytearray(256)
    go = exchange_micropython if MICROPYTHON else exchange
    gc.collect()  # as after some time of running
    print("ready")
    while True:
        line = sys.stdin.readline()
        if not line:
            break
        go(poll, servers, clients, int(line), buf)
        if buf[:SIZE] != MESSAGE:
            raise ValueError("other bytes came back")
        print("done")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
