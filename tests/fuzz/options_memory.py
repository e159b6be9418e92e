"""A MemoryError at each line of net.udp, net.watch or net.reconnecting, and of the core beneath
them, that may take memory, one a run, over the fake port. A script that test_memory_elsewhere.py
runs:

    options_memory.py FIRST STEP     lines FIRST, FIRST + STEP, ...

Prints the lines after which something was left open or counted wrong, was told its `close` never
or twice, or a client did not come back. Host only.
"""

import sys

from memory_trap import Trap, meant

import net_fake

net_fake.use("linux")
net_fake.install()

import net
from net import udp
from net.loop import loop
from net.reconnecting import Reconnecting
from net.watch import watch

LIBRARY = net.__file__.rpartition("/")[0] + "/"
FILES = "udp/", "watch/", "reconnecting/"


class Scene:
    def __init__(self):
        self.closed = {}  # for each emitter, by name: how often
        self.clients = []
        self.errors = []
        net.on_error(self.errors.append)
        self.listening = net_fake.peer_listen(90)
        self.ends = []

    def count(self, emitter, name):
        self.closed[name] = 0

        def closed():
            self.closed[name] += 1

        emitter.on("error", lambda error: None)
        emitter.on("close", closed)
        return emitter

    def turns(self, n=20, ms=500):
        for _ in range(n):
            net.turn(ms)
            end = self.listening.accept()
            while end:
                self.ends.append(end)
                end = self.listening.accept()
            for end in self.ends:
                end.recv()

    def again(self, fn, *args):
        """A call that the program makes once more when there was no memory for it."""
        for _ in range(2):
            try:
                return fn(*args)
            except MemoryError:
                pass  # what he holds is as it was
            except net.NetError:
                return None  # it was closed for want of memory
        raise MemoryError("twice")

    def udp(self):
        got = []
        one = self.count(self.again(udp.create_socket, lambda data, sender: got.append(data)), "1")
        two = self.count(self.again(reading), "2")
        for _ in range(2):
            for name, sock, port in ("1", one, 5005), ("2", two, 0):
                if sock._where is None:
                    self.closed[name] = 0  # there was no memory, which was told: it may be bound
                    self.again(sock.bind, port, "127.0.0.1")
                    self.turns(3)
        for host in ("127.0.0.1", "peer.test", "absent.test"):
            self.again(two.send, b"hello", (host, 5005))
            self.turns(3)
        self.again(one.send, b"answer", one.sender or ("127.0.0.1", 5005))
        self.again(one.pause)
        self.turns(2)
        self.again(one.resume)
        self.turns(2)
        self.again(one.destroy, OSError(5))
        self.again(two.close)
        self.turns(3)

    def watch(self):
        for end in ("end", "destroy", "peer"):
            stream = net_fake.connect(net_fake.addr("127.0.0.1", 90, 4))
            net_fake.settle()
            self.turns(2)
            peer = self.ends[-1]
            made = watch_again(stream)
            self.count(made, "watch " + end)
            self.turns(2)
            self.again(made.write, b"x" * 3000)
            peer.send(b"hello")
            self.turns(2)
            if end == "peer":
                peer.fin()
            else:
                self.again(made.end if end == "end" else made.destroy)
            self.turns(6)
            self.again(made.destroy)
            self.turns(2)

    def reconnecting(self):
        client = self.again(make)
        self.clients.append(client)
        self.turns(4)
        self.again(client.write, b"one")
        self.turns(3)
        for how in ("fin", "reset"):
            getattr(self.ends[-1], how)()
            self.again(client.write, b"two")
            self.again(client.write, b"three" * 300)
            self.turns(20)

    def run(self):
        self.udp()
        self.watch()
        self.reconnecting()

    def wrong(self):
        self.turns(200, 1000)
        for client in self.clients:
            if not client.online:
                yield "the client does not come back"
            if client._box or client._sending or client._room != client._limit:
                yield f"the outbox is stuck: {len(client._box)}, {client._sending}, {client._room}"
            client.stop()
        self.turns(5)
        yield from (f"close of {n} told {k} times" for n, k in self.closed.items() if k != 1)
        if loop.open or loop.live:
            yield f"{loop.open} left open, {loop.live} timers"
        net_fake.settle()


def reading():
    return udp.create_socket(onread=(bytearray(50), lambda n, b, s: None))


def watch_again(stream):
    try:
        return watch(stream, lambda data: None)
    except MemoryError:
        return watch(stream, lambda data: None)


def make():
    return Reconnecting(90, "127.0.0.1", outbox=2000, patience=3000)


def once(at):
    """(the trap, what is wrong)"""
    net_fake.use("linux")
    net_fake.hosts("peer.test", "127.0.0.1", 30)
    due, view = loop.run_due, loop.view  # what parts have set once, at their import
    loop.__init__()
    loop.run_due, loop.view = due, view
    scene = Scene()
    # That `close` cannot be told is the core's.
    trap = meant(Trap(LIBRARY, at, FILES, ("_closed",)), "net.")
    trap.set()
    wrong = []
    try:
        scene.run()
    except MemoryError as error:
        wrong.append(f"MemoryError twice {error}")
    finally:
        trap.release()
    trap.where = trap.where or "nowhere"
    wrong += scene.wrong()
    return trap, wrong + [e for e in scene.errors if not isinstance(e, (MemoryError, OSError))]


def main(first, step):
    once(0)  # everything is loaded now
    trap, wrong = once(0)
    print(trap.n, "lines;", wrong or "all is well without a MemoryError")
    for at in range(int(first), trap.n + 1, int(step)):
        found, wrong = once(at)
        if wrong:
            print(found.where, wrong[0], flush=True)


main(*sys.argv[1:])
