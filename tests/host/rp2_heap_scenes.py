"""Scenes on a fake Pico W, whose stack has 8000 B for all that is sent: rp2_heap_scenes.py SCENE.

Uses the core, the real port's writers and peers that read, or do not. Prints what came of it: a
dict. `lied` and `slept` are the stack's: bytes that it claimed and lost, ms that writes slept.
"""

import sys

import net_fake

net_fake.use("rp2")
net_fake.install()
net_fake.guard_writes(True)

import net

PORT = 8000
found = {"errors": [], "most": 0}
sockets = []


def watch():
    found["most"] = max(found["most"], net_fake.heap_used())
    net.call_later(20, watch)


def serve(count):
    """A server and so many peers, connected: [(socket, peer)]."""
    net.create_server(sockets.append, max_connections=5).listen(PORT)
    net.turn(10)
    peers = []
    for _ in range(count):
        peers.append(net_fake.peer_connect(PORT))
        while len(sockets) < len(peers):
            net.turn(10)
    for sock in sockets:
        sock.on("error", lambda error: found["errors"].append(error.code))
    return list(zip(sockets, peers))


def wait(seconds):
    """Let so much time pass."""
    over = []
    net.call_later(int(seconds * 1000), over.append, 1)
    while not over:
        net.turn(50)


class Count:
    """The number of bytes that a peer, which reads all that comes, has read."""

    def __init__(self, peer):
        self.n = 0
        self.peer = peer
        peer.notify(self.read)

    def read(self):
        self.n += len(self.peer.recv())


def pour(sock, total, piece=800):
    """Write a total in pieces, as fast as the socket will."""
    left = [total]

    def more(*args):
        while left[0] > 0 and not sock.destroyed:
            left[0] -= piece
            if not sock.write(bytes(piece)):
                return

    sock.on("drain", more)
    more()
    return left


# ---- scenes


def stalled():
    """Four peers stop reading while much is sent to them."""
    for sock, peer in serve(4):
        peer.stall()
        pour(sock, 100000)
    wait(60)


def one_stalled_and_a_talk():
    """One stops reading; another asks and is answered all the while."""
    (one, deaf), (two, asking) = serve(2)
    deaf.stall()
    pour(one, 100000)
    two.on("data", lambda data: two.write(bytes(400)))
    got = Count(asking)
    answered = 0
    for _ in range(100):
        asking.send(b"ask")
        before = got.n
        wait(0.05)
        answered += got.n > before
    found["answered"] = answered


def stalled_ones_and_a_reader():
    """Two stop reading; a third reads, and gets everything in the end."""
    (one, a), (two, b), (three, reading) = serve(3)
    a.stall()
    b.stall()
    got = Count(reading)
    for sock in (one, two, three):
        pour(sock, 50000)
    wait(60)
    found["got"] = got.n


def readers():
    """Three peers that read are sent much at the same time."""
    pairs = serve(3)
    got = [Count(peer) for _, peer in pairs]
    begun = net_fake.now()
    for sock, _ in pairs:
        pour(sock, 100000)
    while sum([one.n for one in got]) < 300000:
        net.turn(10)
    found["got"] = [one.n for one in got]
    found["seconds"] = (net_fake.now() - begun) // 1000


def lines():
    """Short lines to three peers that never answer: none waits long."""
    pairs = serve(3)
    got = [Count(peer) for _, peer in pairs]
    late = 0
    for number in range(1, 301):
        for sock, _ in pairs:
            sock.write(bytes(60))
        wait(0.1)
        late = max(late, number * 60 - min([one.n for one in got]))
    found["late"] = late
    wait(1)
    found["got"] = [one.n for one in got]


def one_after_the_other():
    """Connections that get an answer and are closed, one after the other."""
    served = []

    def connection(sock):
        sock.on("data", lambda data: sock.end(bytes(1500)))
        sock.on("close", lambda: served.append(1))

    net.create_server(connection).listen(PORT)
    net.turn(10)
    begun = net_fake.now()
    for _ in range(50):
        peer = net_fake.peer_connect(PORT)
        got = Count(peer)
        while peer.state == "connecting":
            net.turn(10)
        peer.send(b"GET")
        while got.n < 1500:
            net.turn(10)
        peer.close()
        net.turn(10)
    found["served"] = len(served)
    found["seconds"] = (net_fake.now() - begun) // 1000


watch()
globals()[sys.argv[1]]()
found["lied"] = net_fake.lied()
found["slept"] = net_fake.slept()
print(repr(found))
