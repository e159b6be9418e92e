"""A MemoryError at each line of a style that a scene runs, one a run, over the fake port. A script
that test_memory_lines.py runs:

    memory_lines.py messages|datasocket FIRST STEP     lines FIRST, FIRST + STEP, ...

Prints the lines after which something was left open, told twice or not at all, or a new client was
not served. Host only.
"""

import sys

import net_fake

net_fake.use("linux")
net_fake.install()

import net
from net import cbor, datasocket, messages
from net.loop import loop
from net.messages import connection

LIBRARY = net.__file__.rpartition("/")[0] + "/"
FRAME = b"\x08\x3f\x80\x00\x00\x40\x00\x00\x00"  # [1.0, 2.0] for net.messages


class Trap:
    """Raises at the nth line of the style's files, while it is set."""

    def __init__(self, files, at):
        self.files = tuple(LIBRARY + name for name in files)
        self.at = at
        self.n = 0
        self.where = None
        self.on = False

    def calls(self, frame, event, arg):
        return self.lines if frame.f_code.co_filename.startswith(self.files) else None

    def lines(self, frame, event, arg):
        if event == "line" and self.on:
            self.n += 1
            if self.n == self.at:
                self.on = False
                code = frame.f_code
                self.where = f"{code.co_filename[len(LIBRARY) :]}:{frame.f_lineno} {code.co_name}"
                raise MemoryError("at a line")
        return self.lines


def turns(n=4):
    for _ in range(n):
        net.turn(100)


def tried(function, *args):
    """A call of the program's: what it raises is its own affair."""
    try:
        return function(*args)
    except (MemoryError, OSError):
        return None


class Heard:
    """Counts the `close` events of sockets."""

    def __init__(self):
        self.closed = {}

    def listen(self, sock):
        sock.on("close", lambda: self.count(sock))
        self.closed[sock] = 0
        sock.on("error", lambda error: None)

    def count(self, sock):
        self.closed[sock] += 1

    def wrong(self):
        return [f"close told {n} times" for n in self.closed.values() if n != 1]


class Messages:
    FILES = "messages/", "framing.py", "limits.py"
    WORDS = {
        "host_interface": "127.0.0.1",
        "raw_bytes": False,
        "send_type": "float",
        "receive_type": "float",
        "message_timeout": 1000,
    }

    def __init__(self):
        connection.spare[0] = None
        self.heard = Heard()
        self.server = messages.SocketServer(self.WORDS, port=80)
        self.server.on("connection", self.connection)
        self.server.on("error", lambda error: None)

    def connection(self, sock):
        self.heard.listen(sock)
        sock.on("data", sock.send)

    def run(self):
        while self.server._server is None:
            tried(self.server.start)
        turns()
        for data, rest, ends in (
            (FRAME, FRAME[:4], False),
            (FRAME[4:] + b"\0" + FRAME, b"\x03abc", True),
            (b"\xff\0\0\1\0" + bytes(256), FRAME[:3], False),
        ):
            peer = net_fake.peer_connect(80)
            turns()
            for piece in (data, rest):
                peer.send(piece)
                turns()
            if ends:
                peer.fin()
        turns(20)  # the message that does not go on is given up
        for sock in list(self.heard.closed):
            tried(sock.send, [None, 1e300])
            tried(sock.send, [1.5] * 100)
            tried(sock.send, "no number")
            tried(sock.close)
        turns(80)

    def served(self):
        peer = net_fake.peer_connect(80)
        turns()
        peer.send(FRAME)
        turns()
        return peer.recv() == FRAME

    def end(self):
        self.server.stop()


class DataSocket:
    FILES = "datasocket/", "cbor/", "framing.py", "limits.py"

    def __init__(self):
        datasocket._made = None
        datasocket._told = []
        self.heard = Heard()
        made = bytearray()
        cbor.encode({"k": ["v", {"x": None}], "f": 1.5, "big": 1 << 70}, made, 100)
        self.message = len(made).to_bytes(4, "big") + bytes(made)
        self.server = None

    def acceptor(self, sock):
        self.heard.listen(sock)
        sock.once("sent", lambda: None)
        sock.on("data", sock.send)
        return True

    def run(self):
        listen = datasocket.DataSocket.listen
        while self.server is None:
            self.server = tried(listen, self.acceptor, "127.0.0.1", 80)
            turns()
        one = self.message
        for data, rest, ends in (
            (one, one[:4], False),
            (one[:9], one[9:] + one + bytes(4), True),
            (one, b"\0\0\0\2\xff\xff", False),
        ):
            peer = net_fake.peer_connect(80)
            turns()
            for piece in (data, rest):
                peer.send(piece)
                turns()
            if ends:
                peer.fin()
        turns()
        for sock in list(self.heard.closed):
            tried(sock.send, ["x" * 600, b"y"])
            tried(sock.off, "sent")
            tried(sock.close)
        turns(80)

    def served(self):
        peer = net_fake.peer_connect(80)
        turns()
        peer.send(self.message)
        turns()
        return peer.recv()[:4] == self.message[:4]

    def end(self):
        self.server.close()
        for sock in self.heard.closed:
            sock.close()


def once(kind, at):
    """(the trap, what is wrong) of a run with a MemoryError at that line."""
    net_fake.use("linux")
    run_due = loop.run_due
    view = loop.view  # the core keeps a part of it
    loop.__init__()
    loop.view = view
    loop.run_due = run_due
    net.on_error(lambda error: None)
    scene = kind()
    trap = Trap(kind.FILES, at)
    trap.on = True
    sys.settrace(trap.calls)
    try:
        scene.run()
    finally:
        trap.on = False
        sys.settrace(None)
    wrong = [] if scene.served() else ["a new client is not served"]
    scene.end()
    turns(120)
    wrong += scene.heard.wrong() + net_fake.leaks()
    if loop.open or loop.live:
        wrong.append(f"{loop.open} left open, {loop.live} timers")
    return trap, wrong


def main(name, first, step):
    kind = {"messages": Messages, "datasocket": DataSocket}[name]
    once(kind, 0)  # everything is loaded now
    trap, wrong = once(kind, 0)
    print(trap.n, "lines;", wrong or "all is well without a MemoryError")
    for at in range(int(first), trap.n + 1, int(step)):
        found, wrong = once(kind, at)
        if wrong:
            print(found.where, wrong[0])


main(*sys.argv[1:])
