"""The load: clients that drive a server and check every byte that comes back. Part of bench.

Each client has run(seconds), which returns how many units it has done, and close(). Units are
messages, megabytes or connections. Nothing here knows what serves.

Clients work in lockstep: all messages of a round are sent, then all answers taken. On one core
with the server that makes it find a full batch with each poll, and the server's CPU time for a
message is what it would be at saturation, however slow the client is.
"""

import operator
import selectors
import socket
import struct
import time

HOST = "127.0.0.1"
SIZE = 64
PATIENCE = 30  # seconds


class WrongBytes(Exception):
    """What came back is not what was sent."""

    def __init__(self, came):
        super().__init__(f"{len(came)} bytes came back that are not those sent: {came[:80]!r}")


def connected(port, patience=None):
    sock = socket.create_connection((HOST, port), patience or PATIENCE)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return sock


def message(connection, round_number):
    """64 bytes, others for each connection and round."""
    return struct.pack("<IIQ", connection, round_number, connection * 7919) * (SIZE // 16)


def take(sock, size):
    data = sock.recv(size)
    while len(data) < size:
        more = sock.recv(size - len(data))
        if not more:
            break
        data += more
    return data


class PingPong:
    """`busy` connections exchange messages, `idle` more are only open.

    make(connection, round) gives a message. same(message, answer) tells whether an answer as long
    as it is right; it is asked once for each, then the very same answer must come again.
    """

    ROUNDS = 4

    def __init__(self, port, busy=1, idle=0, patience=None, make=message, same=operator.eq):
        self.socks = [connected(port, patience) for _ in range(busy)]
        self.idle = [connected(port) for _ in range(idle)]
        self.same = same
        self.plan = []
        self.size = 0
        for number in range(self.ROUNDS):
            self._prepare([make(i, number) for i in range(busy)])
        for sock in self.socks:
            sock.settimeout(patience)  # None spares a poll() before each recv

    def _prepare(self, texts):
        """One round more: ([(send, message), ...], [(recv, answer), ...])."""
        answers = self._once(texts)
        sends = [sock.send for sock in self.socks]
        # The last one first: one sleep for all the answers instead of many.
        recvs = [sock.recv for sock in reversed(self.socks)]
        self.plan.append((list(zip(sends, texts)), list(zip(recvs, reversed(answers)))))
        self.size = max(self.size, *map(len, texts))

    def _once(self, texts):
        for sock, text in zip(self.socks, texts):
            sock.sendall(text)
        answers = [take(sock, len(text)) for sock, text in zip(self.socks, texts)]
        for text, answer in zip(texts, answers):
            if not self.same(text, answer):
                raise WrongBytes(answer)
        return answers

    def run(self, seconds):
        done = 0
        size = self.size
        each = len(self.socks) * len(self.plan)
        until = time.perf_counter() + seconds
        while True:
            for sends, recvs in self.plan:
                for send, text in sends:
                    send(text)
                for recv, text in recvs:
                    if (came := recv(size)) != text:
                        raise WrongBytes(came)
            done += each
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
            raise WrongBytes(data)
        at = received % self.PERIOD
        if data != self.pattern[at : at + len(data)]:
            raise WrongBytes(data)
        return received + len(data)

    def close(self):
        self.selector.close()
        self.sock.close()


class Connects:
    """Connect, exchange one message, end, wait for the server's end: one after the other."""

    MOST = 2000  # each leaves a port in TIME_WAIT for a while

    def __init__(self, port):
        self.port = port
        self.text = message(1, 1)

    def run(self, seconds):
        done = 0
        until = time.perf_counter() + seconds
        while done < self.MOST:
            with connected(self.port) as sock:
                sock.sendall(self.text)
                if (came := take(sock, SIZE)) != self.text:
                    raise WrongBytes(came)
                sock.shutdown(socket.SHUT_WR)
                if came := sock.recv(1):
                    raise WrongBytes(came)
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
        text = message(len(self.socks), 1)
        self.socks[-1].sendall(text)
        for sock in self.socks:
            if (came := take(sock, SIZE)) != text:
                raise WrongBytes(came)

    def run(self, seconds):
        done = 0
        send, recvs = self.socks[0].send, self.recvs
        texts = [message(i, 2) for i in range(16)]
        until = time.perf_counter() + seconds
        while True:
            for text in texts:
                send(text)
                for recv in recvs:
                    if (came := recv(SIZE)) != text:
                        raise WrongBytes(came)
            done += len(recvs) * len(texts)
            if time.perf_counter() > until:
                return done

    def close(self):
        for sock in self.socks:
            sock.close()
