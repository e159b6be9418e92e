"""Both ends in one process, written with net, on either runtime. Part of bench.

pair_net.py PORT TASK      prints "ready"; for each line with a number on stdin it makes so many
                           round trips of 64 bytes and prints "done"
"""

import gc
import sys

import net

SIZE = 64
MESSAGE = bytes(range(SIZE))


class Pair:
    def __init__(self, port):
        self.left = 0
        self.got = 0
        self.server = net.create_server(self.serve, no_delay=True)
        self.server.listen(port, "127.0.0.1")
        self.client = net.connect(port, "127.0.0.1", self.connected)
        self.client.set_onread(bytearray(256), self.received)

    def serve(self, socket):
        socket.set_onread(bytearray(256), give_back)

    def connected(self):
        self.client.set_no_delay(True)
        net.stop()

    def received(self, n, buf, socket):
        self.got += n
        if self.got == SIZE:
            self.got = 0
            self.left -= 1
            if self.left:
                socket.write(MESSAGE)
            else:
                if buf[:SIZE] != MESSAGE:
                    raise ValueError("other bytes came back")
                net.stop()


def give_back(n, buf, socket):
    return socket.write(buf, 0, n)


def main(port):
    pair = Pair(port)
    net.run()
    gc.collect()  # as after some time of running
    print("ready")
    while True:
        line = sys.stdin.readline()
        if not line:
            break
        pair.left = int(line)
        pair.client.write(MESSAGE)
        net.run()
        print("done")


if __name__ == "__main__":
    main(int(sys.argv[1]))
