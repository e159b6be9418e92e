"""Random orders of what may happen to the reads of a net.stream socket, on the fake port: bytes in
pieces, a pump, reads of others from its handler and from outside, writes, both ways to turn.

    stream_orders.py FIRST LAST       prints the seeds that broke something, and what

Each byte must come once and in order, and each callback once. Started by test_stream_orders.py.
"""

import random
import sys

import net_fake

net_fake.use("linux")
net_fake.install()

import net
from net import stream
from net.loop import loop
from net.stream import callbacks

PORT = 80


class World:
    def __init__(self, seed):
        self.random = random.Random(seed)
        net_fake.use(self.random.choice(["linux", "unix", "esp32", "rp2"]))
        due = loop.run_due
        view = loop.view  # the core keeps a part of it
        loop.__init__()
        loop.view = view
        loop.run_due = due
        net_fake.split(self.random.choice([0, 0, 3, 7]))
        net_fake.partial_writes(self.random.choice([0, 0, 5]))
        self.broken = []
        net.on_error(lambda error: self.broken.append(repr(error)))
        self.sent = bytearray()
        self.got = bytearray()
        self.ends = self.pending = 0
        self.pumps = False
        self.open()

    def open(self):
        accepted = []
        self.server = stream.create_tcp(host="127.0.0.1", port=PORT, accepted=accepted.append)
        self.server.listen()
        self.server.accept()
        self.peer = net_fake.peer_connect(PORT)
        for _ in range(5):
            net.turn(5)
        self.sock = accepted[0].inbound

    def turn(self, ms):
        self.random.choice([net.turn, net.turn, stream.turn])(ms)
        self.peer.recv()

    # ---- what may happen

    def send(self):
        data = bytes(self.random.randrange(251) for _ in range(self.random.choice([1, 5, 90])))
        self.peer.send(data)
        self.sent += data

    def pump(self):
        if not self.pumps:
            self.pumps = True
            stream.pump(self.sock, self.piece, self.random.choice([1, 4, 16]), True)

    def piece(self, e):
        if e.bytes_processed < 0:
            self.ends += 1
            return
        self.got += e.buffer.to_blob()
        if self.random.random() < 0.3:
            self.random.choice([self.read, self.write])()

    def read(self):
        buffer = stream.create_buffer(length=10)
        at = self.random.choice([0, 2])
        self.pending += 1

        def done(e):
            self.pending -= 1
            if e.bytes_processed > 0:
                self.got += buffer.to_blob()[at : at + e.bytes_processed]

        if at:
            self.sock.read(buffer, at, 5, done)
        else:
            self.sock.read(buffer, done)

    def write(self):
        data = b"w" * self.random.choice([1, 50, 3000])
        self.sock.write(stream.create_buffer(value=data), lambda e: None)

    # ---- the whole

    def play(self):
        for _ in range(self.random.choice([10, 40])):
            self.random.choice([self.send, self.send, self.pump, self.read, self.write])()
            self.turn(self.random.choice([0, 5]))
        self.peer.fin()
        self.pump()
        turns = 0
        while (not self.ends or self.pending) and turns < 5000:
            self.turn(20)
            turns += 1
        if self.got != self.sent:
            self.broken.append("%d of %d bytes, or others" % (len(self.got), len(self.sent)))
        if (self.ends, self.pending) != (1, 0):
            self.broken.append("%d ends, %d reads without" % (self.ends, self.pending))
        self.close()
        return self.broken

    def close(self):
        self.sock.close()
        self.server.close()
        self.peer.close()
        turns = 0
        while net.turn(500) and turns < 60:
            turns += 1
        if callbacks.waiting or callbacks.state.busy or loop.open:
            self.broken.append("something is left")
        self.broken += net_fake.leaks() + net_fake.violations()


for seed in range(int(sys.argv[1]), int(sys.argv[2])):
    broken = World(seed).play()
    if broken:
        print(seed, broken[:3])
