"""Clients of tools/soak.py: honest ones, whose every byte is compared, and others. Plain sockets,
each in a thread of its own.
"""

import random
import socket
import ssl
import struct
import threading
import time

PATIENCE = 30  # seconds after which an honest client gives up
KINDS = ("honest", "honest", "honest", "slow", "silent", "resets", "lies", "never reads")


class Tally:
    """What the clients of one server have done."""

    def __init__(self):
        self.connections = self.messages = self.compared = self.wrong = self.given_up = 0
        self.lock = threading.Lock()
        self.trouble = []

    def add(self, **more):
        with self.lock:
            for name, n in more.items():
                setattr(self, name, getattr(self, name) + n)

    def tell(self, text):
        with self.lock:
            if len(self.trouble) < 5:
                self.trouble.append(text)


def raw(chance, n):
    return chance.randbytes(n)


def message(chance, n):
    """One of net.messages, framed: text."""
    data = bytes(chance.choices(range(32, 127), k=n))
    return (bytes([n]) if n < 255 else b"\xff" + n.to_bytes(4, "big")) + data


def value(chance, n):
    """One of net.datasocket: a byte string in CBOR."""
    head = bytes([0x40 + n]) if n < 24 else bytes([0x58, n]) if n < 256 else b"\x59"
    data = head + (n.to_bytes(2, "big") if n > 255 else b"") + chance.randbytes(n)
    return len(data).to_bytes(4, "big") + data


MAKE = {"messages": message, "datasocket": value}


class Client(threading.Thread):
    """One after the other against one server, until `over`."""

    def __init__(self, style, port, tally, over, seed, context=None):
        super().__init__(daemon=True)
        self.make = MAKE.get(style, raw)
        self.port = port
        self.tally = tally
        self.over = over
        self.chance = random.Random(seed)
        self.context = context

    def run(self):
        while not self.over.is_set():
            kind = self.chance.choice(KINDS)
            try:
                with self.connect(kind) as sock:
                    self.tally.add(connections=1)
                    getattr(self, kind.replace(" ", "_"))(sock)
            except (OSError, ssl.SSLError) as error:
                if kind == "honest":
                    self.tally.add(given_up=1)
                    self.tally.tell(f"{kind}: {error!r}")
            self.over.wait(self.chance.random() / 5)

    def connect(self, kind):
        sock = socket.create_connection(("127.0.0.1", self.port), PATIENCE)
        if self.context is None or kind == "lies":  # there TLS gets what is none
            return sock
        try:
            return self.context.wrap_socket(sock, server_hostname="localhost")
        except BaseException:
            sock.close()
            raise

    def size(self):
        return self.chance.choice((1, 20, 200, 250, 254, 255, 300, 1500))

    def exchange(self, sock, data):
        sock.sendall(data)
        got = b""
        while len(got) < len(data):
            part = sock.recv(len(data) - len(got))
            if not part:
                raise ConnectionError(f"the end after {len(got)} of {len(data)} bytes")
            got += part
        wrong = sum(a != b for a, b in zip(got, data))
        self.tally.add(messages=1, compared=len(got), wrong=wrong)

    def honest(self, sock):
        for _ in range(self.chance.choice((1, 5, 50))):
            if self.over.is_set():
                return
            self.exchange(sock, self.make(self.chance, self.size()))

    def slow(self, sock):
        """A message byte by byte."""
        data = self.make(self.chance, self.chance.choice((5, 20)))
        for byte in data[:-1]:
            sock.sendall(bytes([byte]))
            self.over.wait(0.05)
        sock.sendall(data[-1:])
        got = sock.recv(len(data))
        self.tally.add(compared=len(got), wrong=sum(a != b for a, b in zip(got, data)))

    def silent(self, sock):
        self.over.wait(self.chance.choice((0.2, 1, 3)))

    def resets(self, sock):
        sock.sendall(self.make(self.chance, self.size())[: self.chance.choice((1, 3, 100))])
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def lies(self, sock):
        """Bytes that are no message, lengths that are none."""
        for _ in range(3):
            sock.sendall(self.chance.choice((b"\xff" * 9, bytes(64), self.chance.randbytes(200))))
            self.over.wait(0.05)

    def never_reads(self, sock):
        """Sends until nothing is taken any more, for a second."""
        sock.settimeout(0.2)
        end = time.monotonic() + 1
        try:
            while time.monotonic() < end and not self.over.is_set():
                sock.sendall(self.make(self.chance, 1500))
        except OSError:
            pass  # it is held back, or was sent away
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
