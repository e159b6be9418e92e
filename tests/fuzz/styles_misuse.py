"""Random programs of net.messages and net.datasocket over the fake port, each with random misuse
in every listener and hostile peers. A script that test_styles_misuse.py runs:

    styles_misuse.py PERSONALITY FIRST COUNT     seeds FIRST, FIRST + 1, ...

Prints the seeds after which something is left open, `close` was not told once, or an exception of
ours came out. Host only.
"""

import random
import sys

import net_fake

net_fake.use(sys.argv[1])
net_fake.install()

import net
from net import cbor, messages
from net.datasocket import DataSocket
from net.loop import loop

ACTIONS = "send send send large wrong close raise off once open stop start more none".split()
HOSTS = "127.0.0.1", "127.0.0.1", "127.0.0.1", "peer.test", "192.0.2.1", "absent.test"


class Deliberate(Exception):
    """What a listener raises."""


def frame(value):
    made = bytearray()
    cbor.encode(value, made, 100000)
    return len(made).to_bytes(4, "big") + bytes(made)


HOSTILE = (
    b"\x08\x3f\x80\0\0\x40\0\0\0",
    b"\0\0\0",
    b"\x03abc",
    b"\xff\0\0\1\0" + bytes(256),
    b"\xff\xff\xff\xff\xff",
    b"\x08\x3f",
    frame({"k": [1, None]}),
    frame("z" * 500),
    frame([1.5] * 20)[:9],
    bytes(4),
    b"\0\0\0\2\xff\xff",
    b"[1,2]",
    b"\xc3",
)


class Program:
    """One random program; `wrong` is what it has found."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.wrong = []
        self.quiet = False
        self.inside = 0  # calls of the program's under way
        self.acts = 300
        self.sockets = []
        self.closed = {}  # how often `close` was told
        self.opened = {}  # of clients of net.messages, which can be opened again
        self.peers = []
        net.on_error(self.unhandled)

    def unhandled(self, error):
        if not isinstance(error, (Deliberate, OSError, ValueError)):
            self.wrong.append(f"unhandled {error!r}")

    # ---- what is under test

    def heard(self, sock, names):
        self.sockets.append(sock)
        self.closed[sock] = self.opened[sock] = 0
        self.hear(sock, names)
        return sock

    def hear(self, sock, names):
        sock.on("close", lambda: self.count(sock, names))
        for name in names:
            if self.chance.random() < 0.85:
                sock.on(name, lambda *args: self.act(sock))

    def count(self, sock, names):
        self.closed[sock] += 1
        if self.inside:
            self.wrong.append("close inside a call")
        self.act(sock)
        if isinstance(sock, messages.SocketClient) and not self.quiet:
            self.hear_client(sock)

    def hear_client(self, sock):
        def opened():
            self.opened[sock] += 1
            self.act(sock)

        sock.on("open", opened)
        self.hear(sock, ("data", "error"))

    def acceptor(self, sock):
        self.heard(sock, ("data", "error", "sent"))
        self.act(sock)
        return self.chance.random() < 0.9

    def accepted(self, sock):
        self.heard(sock, ("data", "error"))
        self.act(sock)

    def serve(self):
        choice = self.chance.choice
        self.server = messages.SocketServer(
            port=80,
            host_interface="127.0.0.1",
            raw_bytes=choice([False, False, True]),
            send_type="float",
            receive_type=choice(["float", "string", "json"]),
            message_timeout=choice([100, 1000]),
            idle_timeout=choice([0, 0, 1]),
        )
        self.server.on("connection", self.accepted)
        self.server.on("error", lambda error: self.act())
        self.server.start()
        most = choice([2000, 60000])
        self.listener = DataSocket.listen(
            self.acceptor, "127.0.0.1", 81, max_message_size=most, message_timeout=500
        )
        self.elsewhere = net_fake.peer_listen(90)

    def connect(self):
        choice = self.chance.choice
        host, port = choice(HOSTS), choice([90, 90, 9])
        if choice([True, False]):
            sock = DataSocket.connect(host, port)
            self.heard(sock, ("connect", "data", "error", "sent"))
            return
        sock = messages.SocketClient(
            port,
            host,
            raw_bytes=False,
            send_type="float",
            receive_type="float",
            reconnect_attempts=choice([0, 2]),
            reconnect_interval=50,
            connect_timeout=choice([0, 200]),
        )
        self.sockets.append(sock)
        self.closed[sock] = self.opened[sock] = 0
        self.hear_client(sock)
        sock.open()

    # ---- what the program does

    def act(self, sock=None):
        if self.quiet or not self.acts or not self.sockets:
            return
        self.acts -= 1
        if sock is None or self.chance.random() < 0.2:
            sock = self.chance.choice(self.sockets)
        action = self.chance.choice(ACTIONS)
        if action == "raise":
            if loop.running and not self.inside:
                raise Deliberate
            return
        self.inside += 1
        try:
            self.do(action, sock)
        except (ValueError, TypeError, OSError):
            pass  # as documented
        finally:
            self.inside -= 1

    def do(self, action, sock):  # noqa: C901  a list of what there is to do
        choice = self.chance.choice
        values = isinstance(sock, DataSocket)
        if action == "send":
            sock.send({"a": [1, "x", 2.5]} if values else [1.5, 2])
        elif action == "large":
            for _ in range(choice([1, 1, 100])):
                sock.send("y" * choice([300, 1900]) if values else [1.0] * choice([10, 300]))
        elif action == "wrong":
            sock.send(object() if values else "text")
        elif action == "none":
            sock.send(None)
        elif action == "close":
            sock.close()
        elif action == "off" and values:
            sock.off(choice(["data", "sent", ".x", "data.x", "", ".", "error"]))
        elif action == "once":
            sock.once("data", lambda *args: self.act(sock))
        elif action == "more":
            sock.on("data.x" if values else "data", lambda value: self.act(sock))
        elif action == "open" and isinstance(sock, messages.SocketClient):
            sock.open()
        elif action == "stop":
            choice([self.server.stop, self.listener.close, bool])()
        elif action == "start":
            self.server.start()

    # ---- the others

    def peers_act(self):
        chance = self.chance
        dice = chance.random()
        if dice < 0.2 and len(self.peers) < 12:
            self.peers.append(net_fake.peer_connect(chance.choice([80, 81])))
        elif dice < 0.6 and self.peers:
            for _ in range(chance.choice([1, 1, 3])):
                chance.choice(self.peers).send(chance.choice(HOSTILE))
        elif dice < 0.66 and self.peers:
            chance.choice(self.peers).fin()
        elif dice < 0.7 and self.peers:
            chance.choice(self.peers).reset(b"tail")
        elif dice < 0.72 and len(self.sockets) < 14:
            self.connect()
        else:
            self.act()

    def peers_read(self):
        while (peer := self.elsewhere.accept()) is not None:
            self.peers.append(peer)
        for i, peer in enumerate(self.peers):
            if i % 5 and self.chance.random() < 0.7:  # every fifth never reads
                peer.recv()

    # ---- from begin to end

    def run(self):
        self.serve()
        for _ in range(self.chance.choice([1, 2, 3])):
            self.connect()
        for _ in range(self.chance.choice([5, 15, 40])):
            self.peers_act()
            net.turn(self.chance.choice([0, 1, 10, 100, 600]))
            self.peers_read()
        self.quiet = True
        self.server.stop()
        self.listener.close()
        for sock in self.sockets:
            sock.close()
        for _ in range(4000):
            self.peers_read()
            if not net.turn(500):
                break
        self.judge()

    def judge(self):
        for sock, times in self.closed.items():
            if isinstance(sock, messages.SocketClient):
                if self.opened[sock] > times:
                    self.wrong.append(f"opened {self.opened[sock]}, closed {times} times")
            elif times != 1:
                self.wrong.append(f"{type(sock).__name__} closed {times} times")
        if loop.open or loop.live or loop.jobs:
            self.wrong.append(f"{loop.open} left open, {loop.live} timers")
        self.wrong += net_fake.leaks() + net_fake.violations()


def play(personality, seed):
    """What is wrong with the program of that seed."""
    chance = random.Random(-seed)
    net_fake.use(personality, chance.choice([0, 2**30 - 3000]))
    net_fake.guard_writes(True)
    net_fake.hosts("peer.test", "127.0.0.1", 30)
    net_fake.route("192.0.2.1", "blackhole")
    net_fake.split(chance.choice([0, 0, 7, 100]))
    net_fake.partial_writes(chance.choice([0, 0, 0, 50]))
    net_fake.latency(chance.choice([0, 0, 20]))
    run_due = loop.run_due
    view = loop.view  # the core keeps a part of it
    loop.__init__()
    loop.view = view
    loop.run_due = run_due
    program = Program(seed)
    try:
        program.run()
    except Exception as error:
        program.wrong.append(f"came out: {error!r}")
    return program.wrong


def main(personality, first, count):
    for seed in range(int(first), int(first) + int(count)):
        wrong = play(personality, seed)
        if wrong:
            print(f"seed {seed}: {wrong[0]}")
    print(f"{count} programs")


main(*sys.argv[1:])
