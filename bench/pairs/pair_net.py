"""Both ends in one process, written with net, on either runtime. Part of bench.

pair_net.py PORT MANY      prints "ready"; for each line with a number on stdin it makes so many
                           round trips of 64 bytes, on MANY connections, and prints "done"
"""

import gc
import sys

import net

SIZE = 64
MESSAGE = bytes(range(SIZE))


class Pair:
    def __init__(self, port, many):
        self.left = 0
        self.many = many
        self.server = net.create_server(serve, no_delay=True)
        self.server.max_connections = None
        self.server.listen(port, "127.0.0.1", 511)
        self.waiting = many
        self.clients = [net.connect(port, "127.0.0.1", self.connected) for _ in range(many)]
        for client in self.clients:
            client.set_onread(bytearray(256), self.received)
            client.set_no_delay(True)

    def connected(self):
        self.waiting -= 1
        if not self.waiting:
            net.stop()

    def go(self, count):
        self.left = count
        for client in self.clients:
            client.write(MESSAGE)
        net.run()

    def received(self, n, buf, socket):
        self.left -= 1
        if self.left >= self.many:  # as many are under way on the others
            socket.write(MESSAGE)
        elif not self.left:
            if buf[:n] != MESSAGE:
                raise ValueError("other bytes came back")
            net.stop()


def serve(socket):
    socket.set_onread(bytearray(256), give_back)


def give_back(n, buf, socket):
    return socket.write(buf, 0, n)


def main(port, many):
    pair = Pair(port, many)
    net.run()
    gc.collect()  # as after some time of running
    print("ready")
    while True:
        line = sys.stdin.readline()
        if not line:
            break
        pair.go(int(line))
        print("done")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
