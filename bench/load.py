"""The load: clients that drive a server and check every byte that comes back. Part of bench.

Each client has run(seconds), which returns how many units it has done, and close(). Units are
messages, megabytes or connections. Nothing here knows what serves.

Clients work in lockstep: all messages of a round are sent, then all answers taken. On one core
with the server that makes it find a full batch with each poll, and the server's CPU time for a
message is what it would be at saturation, however slow the client is.
"""

import selectors
import socket
import struct
import time

HOST = "127.0.0.1"
SIZE = 64
PATIENCE = 30  # seconds


class WrongBytes(Exception):
    """What came back is not what was sent."""


def connected(port, patience=None):
    sock = socket.create_connection((HOST, port), patience or PATIENCE)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return sock


def messages(count, round_number):
    """A text of its own for each connection and round."""
    return [struct.pack("<IIQ", i, round_number, i * 7919) * (SIZE // 16) for i in range(count)]


def take(sock, size):
    data = sock.recv(size)
    while len(data) < size:
        more = sock.recv(size - len(data))
        if not more:
            break
        data += more
    return data


class PingPong:
    """`busy` connections exchange messages of 64 bytes, `idle` more are only open."""

    ROUNDS = 4

    def __init__(self, port, busy=1, idle=0, patience=None):
        self.socks = [connected(port, patience) for _ in range(busy)]
        self.idle = [connected(port) for _ in range(idle)]
        self.texts = [messages(busy, i) for i in range(self.ROUNDS)]
        self.once(self.texts[0])  # all are accepted now
        for sock in self.socks:
            sock.settimeout(patience)  # None spares a poll() before each recv
        self._prepare()

    def _prepare(self):
        sends = [sock.send for sock in self.socks]
        # The last one first: one sleep for all the answers instead of many.
        recvs = [sock.recv for sock in reversed(self.socks)]
        self.plan = [(list(zip(sends, t)), list(zip(recvs, reversed(t)))) for t in self.texts]

    def once(self, texts):
        for sock, text in zip(self.socks, texts):
            sock.sendall(text)
        for sock, text in zip(self.socks, texts):
            if take(sock, SIZE) != text:
                raise WrongBytes("another message came back")

    def run(self, seconds):
        done = 0
        each = len(self.socks)
        until = time.perf_counter() + seconds
        while True:
            for sends, recvs in self.plan:
                for send, text in sends:
                    send(text)
                for recv, text in recvs:
                    if recv(SIZE) != text:
                        raise WrongBytes("another message came back")
            done += each * len(self.plan)
            if time.perf_counter() > until:
                return done

    def close(self):
        for sock in self.socks + self.idle:
            sock.close()


class Bulk:
    """One connection; `megabytes` in writes of 16 KB, read back at the same time."""

    CHUNK = 16384
    FLIGHT = 16 * CHUNK  # under way at most: nobody's buffers fill, so what counts is the echo
    PERIOD = 65521
    TAKE = 4 * PERIOD - CHUNK

    def __init__(self, port, megabytes=64):
        self.sock = connected(port)
        self.sock.setblocking(False)
        self.total = megabytes << 20
        # A prime number of bytes, so that a lost or doubled chunk shifts what follows.
        self.pattern = bytes((i * 31 ^ i >> 8) & 255 for i in range(self.PERIOD)) * 5
        self.writing = True
        self.selector = selectors.DefaultSelector()
        self.selector.register(self.sock, selectors.EVENT_READ | selectors.EVENT_WRITE)

    def run(self, seconds=None):
        sent = received = 0
        self._wish(True)
        while received < self.total:
            events = self.selector.select(PATIENCE)
            if not events:
                raise TimeoutError("nothing comes back")
            if events[0][1] & selectors.EVENT_WRITE:
                sent = self._send(sent)
            if events[0][1] & selectors.EVENT_READ:
                received = self._receive(received)
            self._wish(sent < self.total and sent - received < self.FLIGHT)
        return self.total >> 20

    def _wish(self, writing):
        if writing != self.writing:
            self.writing = writing
            mask = selectors.EVENT_READ | (selectors.EVENT_WRITE if writing else 0)
            self.selector.modify(self.sock, mask)

    def _send(self, sent):
        at = sent % self.PERIOD
        size = min(self.CHUNK, self.total - sent)
        try:
            return sent + self.sock.send(self.pattern[at : at + size])
        except BlockingIOError:
            return sent

    def _receive(self, received):
        try:
            data = self.sock.recv(self.TAKE)
        except BlockingIOError:
            return received
        if not data:
            raise WrongBytes("the server ended too early")
        at = received % self.PERIOD
        if data != self.pattern[at : at + len(data)]:
            raise WrongBytes("other bytes came back")
        return received + len(data)

    def close(self):
        self.selector.close()
        self.sock.close()


class Connects:
    """Connect, exchange one message, end, wait for the server's end: one after the other."""

    MOST = 2000  # each leaves a port in TIME_WAIT for a while

    def __init__(self, port):
        self.port = port
        self.text = messages(1, 1)[0]

    def run(self, seconds):
        done = 0
        until = time.perf_counter() + seconds
        while done < self.MOST:
            with connected(self.port) as sock:
                sock.sendall(self.text)
                if take(sock, SIZE) != self.text:
                    raise WrongBytes("another message came back")
                sock.shutdown(socket.SHUT_WR)
                if sock.recv(1):
                    raise WrongBytes("more came back than was sent")
            done += 1
            if time.perf_counter() > until:
                break
        return done

    def close(self):
        pass


class Fanout:
    """One message is sent, each connection gets it. Units: messages received."""

    def __init__(self, port, busy):
        self.socks = []
        for _ in range(busy):
            # One after the other: each has got its own message back, so the server knows it.
            self.socks.append(connected(port))
            self.once()
        for sock in self.socks:
            sock.settimeout(None)  # spares a poll() before each recv
        self.recvs = [sock.recv for sock in reversed(self.socks)]

    def once(self):
        text = messages(1, len(self.socks))[0]
        self.socks[-1].sendall(text)
        for sock in self.socks:
            if take(sock, SIZE) != text:
                raise WrongBytes("another message came")

    def run(self, seconds):
        done = 0
        send, recvs = self.socks[0].send, self.recvs
        texts = messages(16, 2)
        until = time.perf_counter() + seconds
        while True:
            for text in texts:
                send(text)
                for recv in recvs:
                    if recv(SIZE) != text:
                        raise WrongBytes("another message came")
            done += len(recvs) * len(texts)
            if time.perf_counter() > until:
                return done

    def close(self):
        for sock in self.socks:
            sock.close()
