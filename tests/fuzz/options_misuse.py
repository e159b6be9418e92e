"""Random programs that misuse net.udp, net.watch and net.reconnecting, from inside of listeners
and outside, over the fake port. A script that test_styles_misuse.py runs:

    options_misuse.py PERSONALITY FIRST COUNT     seeds FIRST, FIRST + 1, ...

Prints what broke: an event inside a call, a `close` that was told twice or never, an error that is
no answer to anything, a count that is wrong, a client that does not come back, or one whose outbox
does not go. Host only.
"""

import random
import sys
import traceback

import net_fake

net_fake.use(sys.argv[1])
net_fake.install()

import net
from net import udp
from net.loop import loop
from net.reconnecting import Reconnecting
from net.watch import watch

HOSTS = "127.0.0.1", "127.0.0.1", "peer.test", "absent.test", "192.0.2.1"
REACHED = "127.0.0.1", "peer.test"
TURNS = 900  # until the longest wait of a client is over for certain
# A program that watches what broke is told so each time: the fake port sees it as a mistake of the
# core, which it is for connections.
STREAMS = "read after an error", "write after a read reported"


class Given(Exception):
    """What the program raises, or gives to destroy()."""


class World:
    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.bad = []
        self.quiet = False
        self.inside = self.acts = 0
        self.sockets, self.watched, self.clients = [], [], []
        self.streams, self.ends = [], []
        self.closed = {}  # for each Stream: how often
        self.listening = net_fake.peer_listen(90)
        net.on_error(self.unhandled)
        for _ in range(2):
            self.streams.append(net_fake.connect(net_fake.addr("127.0.0.1", 90, 4)))
            net_fake.settle()
            self.ends.append(self.listening.accept())

    def unhandled(self, error):
        if not isinstance(error, (Given, net.NetError)):
            self.bad.append("".join(traceback.format_exception(error)))

    def listener(self, what, emitter=None):
        def heard(*args):
            if self.inside and not self.quiet:
                self.bad.append(f"{what} inside a call")
            if what == "close" and emitter in self.closed:
                self.closed[emitter] += 1
            if not self.quiet and self.chance.random() < 0.3:
                self.act()
            if not self.quiet and self.chance.random() < 0.03:
                raise Given

        return heard

    def call(self, fn, *args):
        """What the program calls; the errors that may come out of it."""
        self.inside += 1
        try:
            return fn(*args)
        except net.NetError:
            return None
        finally:
            self.inside -= 1

    # ---- what it does

    def act(self):
        self.acts += 1
        if self.acts < 300:
            self.chance.choice((self.udp, self.watch, self.client, self.client, self.core))()

    def core(self):
        later = self.listener("a callback")
        choose = self.chance.choice
        what = choose(("close_all", "fail_all", "later", "later", "defer", "lookup"))
        if what == "later":
            self.call(net.call_later, choose((0, 1, 50)), later)
        elif what == "defer":
            self.call(net.defer, later)
        elif what == "lookup":
            self.call(net.lookup, choose(HOSTS), later)
        else:
            self.call(getattr(net, what))

    def udp(self):
        choose = self.chance.choice
        if len(self.sockets) < 3:
            options = {"longest": choose((1, 10, 1472))}
            if self.chance.random() < 0.3:
                options["onread"] = bytearray(50), lambda n, buf, sock: choose((None, False))
            sock = udp.create_socket(**options)
            for event in ("listening", "message", "error", "close"):
                sock.on(event, self.listener(event))
            self.sockets.append(sock)
            return
        sock = choose(self.sockets)
        what = choose(("bind", "send", "send", "pause", "resume", "close", "destroy"))
        if what == "bind":
            self.call(sock.bind, choose((0, 5005, 5006)), choose((None, "127.0.0.1")))
        elif what == "send":
            for _ in range(choose((1, 1, 12))):
                self.call(sock.send, bytes(choose((0, 5, 100))), (choose(HOSTS), 5005))
        elif what == "destroy":
            self.call(sock.destroy, Given())
        else:
            self.call(getattr(sock, what))

    def watch(self):
        choose = self.chance.choice
        if not self.watched or self.chance.random() < 0.3:
            self.begin(choose(self.streams))
            return
        stream = choose(self.watched)
        what = choose(
            "write end destroy pause resume pipe unpipe set_timeout again readable set_encoding"
            " destroy_soon".split()
        )
        args = {
            "write": (bytes(choose((0, 3, 5000))),),
            "end": choose(((), (b"x",))),
            "destroy": choose(((), (Given(),))),
            "pipe": (choose(self.watched),),
            "set_timeout": (choose((0, 10, 100)),),
        }
        if what == "again":
            self.call(stream.destroy)
            self.begin(stream.stream)
        elif what == "readable":
            self.call(stream.on, "readable", lambda: stream.readinto(bytearray(4)))
        else:
            self.call(getattr(stream, what), *args.get(what, ()))

    def begin(self, stream):
        made = self.call(watch, stream)
        if made is not None:
            self.closed[made] = 0
            for event in ("data", "end", "finish", "drain", "error", "close"):
                made.on(event, self.listener(event, made))
            self.watched.append(made)

    def client(self):
        choose = self.chance.choice
        if len(self.clients) < 2:
            words = {"first": choose((1, 50, 1000)), "outbox": choose((0, 50, 2000))}
            made = Reconnecting(choose((90, 90, 9)), choose(HOSTS), patience=1000, **words)
            for event in ("online", "offline", "failed", "lost"):
                made.on(event, self.listener(event))
            self.clients.append(made)
            return
        client = choose(self.clients)
        what = choose(("write", "write", "now", "socket", "full", "destroy", "data"))
        if what == "write":
            self.call(client.write, bytes(choose((5, 500, 1990, 5000))))
        elif what == "now":
            self.call(client.now)
        elif what == "data":
            self.call(client.socket.on, "data", self.listener("data"))
        elif what == "destroy":
            self.call(client.socket.destroy, *choose(((), (Given(),))))
        else:
            for _ in range(1 if what == "socket" else 40):
                self.call(client.socket.write, bytes(2000))

    # ---- the others

    def peers(self):
        end = self.listening.accept()
        while end:
            self.ends.append(end)
            end = self.listening.accept()
        for end in self.ends:
            if self.quiet or self.chance.random() < 0.8:
                end.recv()

    def run(self):
        choose = self.chance.choice
        for _ in range(choose((10, 40, 80))):
            fate = self.chance.random()
            if fate < 0.3 and self.ends:
                choose(self.ends).send(b"0123456789" * choose((1, 20, 300)))
            elif fate < 0.4 and self.ends:
                getattr(choose(self.ends), choose(("fin", "reset")))()
            elif fate < 0.8:
                self.act()
            net.turn(choose((0, 1, 10, 100, 1000)))
            self.peers()
        self.quiet = True

    def deaf(self):
        """Who watches anew at once hears what comes, as long as the connection lives."""
        got = [[], []]
        made = [watch(self.streams[n], got[n].append) for n in (0, 1)]
        for n in (0, 1):
            if self.ends[n].state == "open":
                self.ends[n].send(b"ping")
        for _ in range(60):
            net.turn(100)
        for n in (0, 1):
            # Destroyed: it heard of the other side's end.
            if not made[n].destroyed and not b"".join(got[n]).endswith(b"ping"):
                yield f"{made[n]} is deaf"
            made[n].destroy()
        net.turn(0)

    def wrong(self):
        for emitter in self.sockets + self.watched:
            emitter.destroy()
        yield from self.deaf()
        net_fake.WORLD.watched.clear()
        for stream in self.streams:
            net_fake.close(stream)
        for _ in range(TURNS):
            net.turn(2000)
            self.peers()
        for client in self.clients:
            reached = client._where["port"] == 90 and client._where["host"] in REACHED
            if reached and not client.online:
                yield f"{client.socket} does not come back"
            if reached and client._box:
                yield f"the outbox is stuck: {len(client._box)}, sending {client._sending}"
            if client._room != client._limit - sum(len(data) + 16 for data in client._box):
                yield "the room in the outbox"
            client.stop()
        for _ in range(60):
            self.peers()
            net.turn(500)
        yield from self.bad
        yield from (f"close told {n} times" for n in self.closed.values() if n != 1)
        if loop.open or loop.live or loop.jobs or loop.closing:
            yield f"{loop.open} left open, {loop.live} timers"
        yield from (text for text in net_fake.violations() if not text.startswith(STREAMS))


def main(first, count):
    for seed in range(int(first), int(first) + int(count)):
        net_fake.use(sys.argv[1], random.Random(seed).choice((0, 2**30 - 3000)))
        net_fake.hosts("peer.test", "127.0.0.1", 30)
        net_fake.route("192.0.2.1", "blackhole")
        due, view = loop.run_due, loop.view  # what parts have set once, at their import
        loop.__init__()
        loop.run_due, loop.view = due, view
        world = World(seed)
        try:
            world.run()
            wrong = list(world.wrong())
        except Exception:
            wrong = [traceback.format_exc()]
        if wrong:
            print(f"seed {seed}: {wrong[0]}", flush=True)
    print(count, "programs")


main(*sys.argv[2:])
