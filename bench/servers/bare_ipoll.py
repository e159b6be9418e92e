"""The least that serves on MicroPython: one ipoll loop, one buffer. Part of bench.

bare_ipoll.py PORT TASK      TASK: echo, bulk, fanout
"""

import gc
import select
import socket
import sys

SIZE = 16384


class Bare:
    def __init__(self, port):
        self.listener = socket.socket()
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind(socket.getaddrinfo("127.0.0.1", port, 0, 1)[0][-1])
        self.listener.listen(511)
        self.listener.setblocking(False)
        self.poll = select.poll()
        self.poll.register(self.listener, 1)
        self.conns = []
        self.waiting = {}  # id -> what the system did not take
        self.others = []  # (object, flags): all that is not plain data

    def accept(self):
        conn = self.listener.accept()[0]
        conn.setblocking(False)
        conn.setsockopt(6, 1, 1)  # TCP_NODELAY
        self.conns.append(conn)
        self.poll.register(conn, 1)

    def drop(self, conn):
        self.poll.unregister(conn)
        self.waiting.pop(id(conn), None)
        self.conns.remove(conn)
        conn.close()

    def keep(self, conn, rest):
        """Nothing is read until the rest is sent."""
        self.waiting[id(conn)] = bytes(rest)
        self.poll.modify(conn, 4)

    def flush(self, conn):
        rest = self.waiting[id(conn)]
        rest = rest[conn.write(rest) or 0 :]
        if rest:
            self.waiting[id(conn)] = rest
        else:
            del self.waiting[id(conn)]
            self.poll.modify(conn, 1)

    def see_to_others(self):
        """After the pass: registering while ipoll iterates makes it report what is not there."""
        for conn, flags in self.others:
            if conn is self.listener:
                self.accept()
            elif flags == 4:
                self.flush(conn)
            else:
                self.drop(conn)
        self.others.clear()

    def echo(self):
        listener, others = self.listener, self.others
        ipoll = self.poll.ipoll
        buf = bytearray(SIZE)
        while True:
            for conn, flags in ipoll(-1):
                if flags != 1 or conn is listener:
                    others.append((conn, flags))
                    continue
                n = conn.readinto(buf)
                if not n:
                    others.append((conn, 0))
                    continue
                sent = conn.write(buf, 0, n)
                if sent != n:
                    self.keep(conn, memoryview(buf)[sent or 0 : n])
            if others:
                self.see_to_others()

    def fanout(self):
        listener, others = self.listener, self.others
        ipoll = self.poll.ipoll
        buf = bytearray(SIZE)
        while True:
            for conn, flags in ipoll(-1):
                if flags != 1 or conn is listener:
                    others.append((conn, flags))
                    continue
                n = conn.readinto(buf)
                if not n:
                    others.append((conn, 0))
                    continue
                for one in self.conns:
                    one.write(buf, 0, n)
            if others:
                self.see_to_others()


def main(port, task):
    bare = Bare(port)
    gc.collect()  # as after some time of running
    print("ready")
    bare.fanout() if task == "fanout" else bare.echo()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
