"""A scene of the core over the fake port, and what must hold after it whatever went wrong:
core_trouble.py plays it with an error at each call of the port and at each line. Host only.

The program in it is a careful one: it repeats a call of its own that found no memory.
"""

import net
import net_fake
from net.loop import loop

SERVER, PEER = 80, 90
EVENTS = "lookup connect end finish error close timeout drain data readable pause resume".split()


def tried(call, *args, **options):
    """What the program's own call raises is its own affair; it tries once more."""
    for _ in range(2):
        try:
            return call(*args, **options)
        except (MemoryError, OSError, ValueError):
            pass
    return None


class Heard:
    """What one socket has told."""

    def __init__(self, name, sock, events=EVENTS):
        self.name = name
        self.sock = sock
        self.log = []
        for event in events:
            if event not in ("data", "readable"):
                tried(sock.on, event, lambda *args, event=event: self.log.append(event))

    def wrong(self, excused):
        log = self.log
        if log.count("close") != 1:
            yield f"{self.name} closes {log.count('close')} times: {log}"
        elif log[-1] != "close":
            yield f"{self.name} tells something after close: {log}"
        if log.count("error") > 1 or log.count("connect") > 1:
            yield f"{self.name} tells something twice: {log}"
        # A listener that could not be called counts as one that raised.
        if self.name.startswith("client") and not excused:
            if "connect" not in log and "error" not in log:
                yield f"{self.name} tells neither connect nor error: {log}"


class Scene:
    def __init__(self):
        self.heard = []
        self.unhandled = []
        self.peers = []
        self.sent = {}
        self.got = {}
        self.buf = bytearray(100)
        net.on_error(self.unhandled.append)

    # ---- the program

    def connection(self, sock):
        n = len(self.heard)
        self.heard.append(Heard(f"accepted {n}", sock))
        tried(sock.set_timeout, 5000)
        if n % 3 == 0:
            tried(sock.on, "data", sock.write)
        elif n % 3 == 1:
            tried(sock.pipe, sock)
        else:
            tried(sock.on, "readable", lambda: self.read(sock))

    def read(self, sock):
        n = sock.readinto(self.buf)
        while n:
            tried(sock.write, bytes(self.buf[:n]))
            n = sock.readinto(self.buf)

    def serve(self):
        self.server = server = tried(net.create_server, no_delay=True)
        tried(server.on, "connection", self.connection)
        tried(server.on, "error", lambda error: None)
        for _ in range(8):
            if not server.listening:
                tried(server.listen, SERVER, "127.0.0.1")
            self.turn()

    def client(self, host="127.0.0.1", port=PEER):
        sock = tried(net.Socket)
        self.heard.append(Heard(f"client {len(self.heard)}", sock))
        tried(sock.on, "data", lambda data: None)
        tried(sock.connect, port, host)
        return sock

    # ---- the scene

    def turn(self, ms=10):
        for _ in range(3):
            try:
                more = net.turn(ms)
                break
            except (MemoryError, OSError, ValueError):
                continue  # of making the poller: nothing was begun
        for i, peer in enumerate(self.peers):
            self.got[i] = self.got.get(i, b"") + peer.recv()
        return more

    def come(self):
        self.peers.append(net_fake.peer_connect(SERVER))
        self.turn()
        self.turn()

    def say(self, i, data):
        if self.peers[i].state == "open":
            self.peers[i].send(data)
            self.sent[i] = self.sent.get(i, b"") + data
        self.turn()

    def run(self):
        listening = net_fake.peer_listen(PEER)
        self.serve()
        for _ in range(3):
            self.come()
        for n in range(3):
            for i in range(3):
                self.say(i, bytes([65 + i]) * (200 + 50 * n))
        first, named, refused = self.client(), self.client("peer.test"), self.client(port=9)
        tried(first.write, b"early", lambda error: None)
        theirs = []
        for _ in range(8):
            self.turn()
            while (end := listening.accept()) is not None:
                theirs.append(end)
        self.talk(first, named, theirs)
        tried(refused.destroy)
        self.peers[0].fin()
        self.turn()
        self.peers[1].reset(b"last")
        self.turn()
        self.say(2, b"still there?")

    def talk(self, first, named, theirs):
        for end in theirs:
            end.send(b"from the peer" * 10)
        for n in range(3):
            tried(first.write, bytes(range(256)) * 20, lambda error: None)
            tried(named.write, b"x" * 300)
            self.turn()
        tried(named.pause)
        self.turn()
        tried(named.resume)
        tried(first.end, b"bye", lambda error: None)
        for _ in range(8):
            self.turn()
            for end in theirs:
                end.recv()
        for end in theirs:
            end.fin()
        self.turn()
        tried(named.destroy)

    # ---- afterwards

    def served(self):
        """Whether a new client is."""
        if not self.server.listening:
            return "error is told" if self.server.error else "it does not listen"
        self.come()
        i = len(self.peers) - 1
        self.say(i, b"again")
        for _ in range(20):
            self.turn()
        return None if self.got[i] == b"again" else "a new client is not served"

    def finish(self):
        for peer in self.peers:
            peer.fin()
        tried(self.server.close)
        for heard in self.heard:
            tried(heard.sock.destroy)
        for _ in range(200):
            if not self.turn(1000):
                break

    def wrong(self):
        for heard in self.heard:
            yield from heard.wrong(self.unhandled)
        for i, sent in self.sent.items():
            if not sent.startswith(self.got.get(i, b"")):
                yield f"peer {i} got other bytes"
        if loop.open or loop.live or loop.jobs or loop.closing:
            yield f"{loop.open} left open, {loop.live} timers, {len(loop.jobs)} jobs"
        left = [type(h).__name__ for h in loop.handles.values() if type(h).__name__ != "_Waker"]
        if left:
            yield f"handles left: {left}"
        if self.server._count:
            yield f"the server counts {self.server._count} connections"
        yield from net_fake.leaks()
        yield from net_fake.violations()


def begin(personality):
    """A new world, and a loop as after the import."""
    net_fake.use(personality)
    net_fake.guard_writes(True)
    net_fake.hosts("peer.test", "127.0.0.1", 30)
    run_due = loop.run_due
    view = loop.view  # the core keeps a part of it
    loop.__init__()
    loop.view = view
    loop.run_due = run_due
    return Scene()
