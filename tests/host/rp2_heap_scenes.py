"""Scenes on a fake Pico W, whose stack has 8000 B for all that is sent.

    rp2_heap_scenes.py SCENE [ARGUMENT ...] [bare | blind]

Uses the core, the real port's writers (bare: the stack's alone; blind: those of a firmware whose
control blocks are not as expected) and peers that read, or do not.
Prints what came of it: a dict. `lied` and `slept` are the stack's: bytes that it claimed and lost,
ms that writes slept; `most`: bytes in the heap.
"""

import sys

import net_fake
from net_fake.world import WORLD

net_fake.use("rp2")
net_fake.install()
net_fake.guard_writes("bare" not in sys.argv)
if "blind" in sys.argv:
    WORLD.guard.space["_blocks"].tries = 0
net_fake.acks(40)  # as Linux does it when there is nothing to say

import net

PORT = 8000
found = {"errors": [], "most": 0}
sockets = []


def watch():
    found["most"] = max(found["most"], net_fake.heap_used())
    net.call_later(5, watch)


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
    end = net_fake.now() + int(seconds * 1000)
    while net_fake.now() < end:
        net.turn(min(50, end - net_fake.now()))


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


def every(ms, sock, size, count):
    """Write so many messages, one at a time; none while much waits."""
    left = [count]

    def again():
        if left[0] and not sock.destroyed:
            left[0] -= 1
            net.call_later(ms, again)
            if sock.writable_length < 4096:
                sock.write(bytes(size))

    again()


def quiet(pairs, count, way):
    """The first so many peers read nothing, or are gone, while much is sent to them."""
    for sock, peer in pairs[:count]:
        if way == "gone":
            peer.stall()
        else:
            peer.window(0)
        pour(sock, 100000)


# ---- scenes


def away():
    """64 bytes every 20 ms to one peer; the network is away for 5 s."""
    ((sock, peer),) = serve(1)
    got = Count(peer)
    every(20, sock, 64, 1000)
    wait(1)
    net_fake.link_down()
    wait(5)
    net_fake.link_up()
    wait(25)
    found["got"] = got.n


def silent(count, way):
    """Some read nothing; one asks and is answered, another is only sent to."""
    pairs = serve(count + 2)
    quiet(pairs, count, way)
    (asked, asking), (sender, listening) = pairs[count:]
    asked.on("data", lambda data: asked.write(bytes(400)))
    answers = Count(asking)
    got = Count(listening)
    every(50, sender, 300, 400)
    answered = 0
    for _ in range(200):
        asking.send(b"ask")
        before = answers.n
        wait(0.1)
        answered += answers.n > before
    found["answered"] = answered
    found["got"] = got.n


def one_way(count, way, size, ms):
    """Some read nothing; one is only sent to, a message every so many ms, and reads."""
    pairs = serve(count + 1)
    quiet(pairs, count, way)
    sender, listening = pairs[count]
    got = Count(listening)
    every(ms, sender, size, 20000 // ms)
    wait(20)
    found["part"] = got.n / (20000 // ms * size)


def many_silent(way):
    """Four read nothing; one asks, and is answered."""
    pairs = serve(5)
    quiet(pairs, 4, way)
    asked, asking = pairs[4]
    asked.on("data", lambda data: asked.write(bytes(400)))
    answers = Count(asking)
    for _ in range(200):
        asking.send(b"ask")
        wait(0.1)
    found["got"] = answers.n


def split(count):
    """Some read little; of what waits for one of them lwIP makes two segments, which takes 124
    bytes. One asks, and is answered."""
    pairs = serve(count + 1)
    for sock, peer in pairs[:count]:
        peer.window(2000)
        pour(sock, 100000, 400)
    asked, asking = pairs[count]
    asked.on("data", lambda data: asked.write(data))
    answers = Count(asking)
    found["answered"] = 0
    for i in range(200):
        if i == 60:
            found["taken"] = WORLD.heap.take(124) is not None
        asking.send(bytes(64))
        before = answers.n
        wait(0.1)
        found["answered"] += answers.n > before


def stops(count):
    """Some read what comes, a second long, and then no more; the first of them while it is alone.
    Another asks, and is answered."""
    net_fake.latency(2)
    for n in range(count):
        ((sock, peer),) = serve(1) if not n else [more()]
        got = Count(peer)
        pour(sock, 10000000)
        wait(1)
        assert got.n > 10000
        peer.notify(int)
        peer.window(0)
        wait(0.1)
    asked, asking = more()
    asked.on("data", lambda data: asked.write(bytes(400)))
    answers = Count(asking)
    found["answered"] = 0
    for _ in range(200):
        asking.send(b"ask")
        before = answers.n
        wait(0.1)
        found["answered"] += answers.n >= before + 400


def more():
    """One more connection."""
    peer = net_fake.peer_connect(PORT)
    count = len(sockets)
    while len(sockets) == count:
        net.turn(10)
    sockets[-1].on("error", lambda error: found["errors"].append(error.code))
    return sockets[-1], peer


def chatter():
    """Peers that go on asking and read no answer."""
    pairs = serve(4)
    for sock, peer in pairs:
        peer.window(0)
        sock.on(
            "data", lambda data, sock=sock: sock.writable_length < 4096 and sock.write(bytes(50))
        )
    for _ in range(600):
        for _, peer in pairs:
            peer.send(b"ask")
        wait(0.02)


def fan(size):
    """A message to each of three that read, 50 times a second."""
    pairs = serve(3)
    got = [Count(peer) for _, peer in pairs]
    for sock, _ in pairs:
        every(20, sock, size, 500)
    wait(10)
    found["rates"] = [one.n / size / 10 for one in got]


def readers(count):
    """Peers that read are sent much at the same time."""
    net_fake.latency(2)
    pairs = serve(count)
    got = [Count(peer) for _, peer in pairs]
    for sock, _ in pairs:
        pour(sock, 10000000)
    wait(5)
    found["got"] = [one.n for one in got]


def greedy(size):
    """Written in one callback, as much as is taken at once, to a peer that reads all of it."""
    ((sock, peer),) = serve(1)
    Count(peer)
    calls = []

    def more():
        n = 0
        while n < 1000000 and sock.write(bytes(size)):
            n += size
            net_fake.settle()
        calls.append(n)
        if len(calls) == 20:
            sock.destroy()

    sock.on("drain", more)
    net.call_later(10, more)
    wait(3)
    found["longest"] = max(calls)
    found["calls"] = len(calls)


def reset():
    """One with much unread resets: the others need not wait."""
    pairs = serve(2)
    quiet(pairs, 1, "full")
    wait(2)
    pairs[0][1].reset()
    begun = net_fake.now()
    got = Count(pairs[1][1])
    pour(pairs[1][0], 20000)
    while got.n < 20000:
        net.turn(5)
    found["ms"] = net_fake.now() - begun


def closed():
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
words = [word for word in sys.argv[1:] if word not in ("bare", "blind")]
globals()[words[0]](*[int(word) if word.isdigit() else word for word in words[1:]])
found["lied"] = net_fake.lied()
found["slept"] = net_fake.slept()
found["asked"] = net_fake.asked()
print(repr(found))
