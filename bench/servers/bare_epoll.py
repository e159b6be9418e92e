"""The least that serves on CPython: one epoll loop, one buffer. Part of bench.

bare_epoll.py PORT TASK      TASK: echo, bulk, fanout
"""

import select
import socket
import sys

SIZE = 16384


class Bare:
    def __init__(self, port):
        self.listener = socket.socket()
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind(("127.0.0.1", port))
        self.listener.listen(511)
        self.listener.setblocking(False)
        self.epoll = select.epoll()
        self.epoll.register(self.listener.fileno(), 1)
        self.conns = {}  # descriptor -> (recv_into, send, socket)
        self.waiting = {}  # descriptor -> what the system did not take

    def accept(self):
        conn = self.listener.accept()[0]
        conn.setblocking(False)
        conn.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.conns[conn.fileno()] = conn.recv_into, conn.send, conn
        self.epoll.register(conn.fileno(), 1)

    def drop(self, fd):
        self.epoll.unregister(fd)
        self.waiting.pop(fd, None)
        self.conns.pop(fd)[2].close()

    def keep(self, fd, rest):
        """Nothing is read until the rest is sent."""
        self.waiting[fd] = bytes(rest)
        self.epoll.modify(fd, 4)

    def flush(self, fd):
        rest = self.waiting[fd]
        rest = rest[self.conns[fd][1](rest) :]
        if rest:
            self.waiting[fd] = rest
        else:
            del self.waiting[fd]
            self.epoll.modify(fd, 1)

    def other(self, fd, flags):
        """All that is not plain data."""
        if fd == self.listener.fileno():
            self.accept()
        elif flags == 4:
            self.flush(fd)
        else:
            self.drop(fd)

    def echo(self):
        conns, poll = self.conns, self.epoll.poll
        buf = bytearray(SIZE)
        view = memoryview(buf)
        while True:
            for fd, flags in poll():
                if flags != 1 or fd not in conns:
                    self.other(fd, flags)
                    continue
                conn = conns[fd]
                n = conn[0](buf)
                if not n:
                    self.drop(fd)
                    continue
                sent = conn[1](view[:n])
                if sent != n:
                    self.keep(fd, view[sent:n])

    def fanout(self):
        conns, poll = self.conns, self.epoll.poll
        buf = bytearray(SIZE)
        view = memoryview(buf)
        while True:
            for fd, flags in poll():
                if flags != 1 or fd not in conns:
                    self.other(fd, flags)
                    continue
                n = conns[fd][0](buf)
                if not n:
                    self.drop(fd)
                    continue
                part = view[:n]
                for conn in conns.values():
                    conn[1](part)


def main(port, task):
    bare = Bare(port)
    print("ready", flush=True)
    bare.fanout() if task == "fanout" else bare.echo()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
