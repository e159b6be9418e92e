"""The other side of a conformance test on the host: verbs and questions go over the REPL's line.

Runs on the board in place of tests/peers.py, for boards without loopback. A question is one line
that begins with MARK; the answer is one line, a Python literal, which is short: a board has no
room for a long one. The host's end is remote_peers.py.
"""

import sys

MARK = "\x1e"
PIECE = 256  # bytes that go over in one line, in which each may need four characters


def ask(*words):
    print(MARK + repr(words))
    answer = eval(sys.stdin.readline())
    if answer[0] == "error":
        raise OSError("the host's side of the test: " + answer[1])
    return answer[1]


class Chunks:
    """What a peer received, which may be more than the board has room for: asked about only."""

    def __init__(self, number):
        self._number = number

    def intact(self):
        return ask("intact", self._number)


class Peer:
    """The other end of one connection, by its number."""

    def __init__(self, number):
        self._number = number

    def __getattr__(self, name):
        if name == "chunks":
            return Chunks(self._number)
        return ask("get", self._number, name)

    @property
    def received(self):
        return self._part(0, self.count)

    def tail(self, n):
        count = self.count
        return self._part(max(0, count - n), count)

    def _part(self, at, end):
        whole = bytearray(end - at)
        for done in range(0, len(whole), PIECE):
            piece = ask("part", self._number, at + done, min(PIECE, len(whole) - done))
            whole[done : done + len(piece)] = piece
        return bytes(whole)

    def send(self, data):
        # In one go, as if it were one: the host sends when it has all.
        for at in range(0, len(data), PIECE):
            more = at + PIECE < len(data)
            ask("send", self._number, bytes(data[at : at + PIECE]), more)

    def finish(self):
        ask("call", self._number, "finish")

    def close(self):
        ask("call", self._number, "close")

    def reset(self):
        ask("call", self._number, "reset")

    def hold(self):
        ask("call", self._number, "hold")

    def release(self):
        ask("call", self._number, "release")


class Serving:
    """A server of the host."""

    def __init__(self, number, host, port):
        self._number = number
        self.host = host
        self.port = port
        self._peers = []

    @property
    def accepted(self):
        for number in ask("accepted", self._number)[len(self._peers) :]:
            self._peers.append(Peer(number))
        return self._peers

    def close(self):
        ask("call", self._number, "close")


class Datagrams:
    """A UDP socket of the host."""

    def __init__(self, number, host, port):
        self._number = number
        self.host = host
        self.port = port
        self._received = []

    @property
    def received(self):
        while True:
            one = ask("datagram", self._number, len(self._received))
            if one is None:
                return self._received
            self._received.append(one)

    def send(self, data, port, group=None):
        ask("send_datagram", self._number, bytes(data), port, group)


class Peers:
    listen_host = "0.0.0.0"

    def __init__(self):
        self.t = None
        self.host, self.own_host = ask("hosts")
        self._streams = []

    def port_for_listen(self):
        return ask("port")

    def serve(self, echo=False, hold=False, port=0):
        return Serving(*ask("serve", echo, hold, port))

    def connect(self, port):
        return Peer(ask("connect", port))

    def closed_port(self):
        return ask("closed_port")

    def silent(self):
        return ask("silent")

    def datagrams(self):
        return Datagrams(*ask("datagrams"))

    def echo_datagrams(self):
        return ask("echo_datagrams")

    def stream(self, host, port):
        """A connection that is no socket of net's: a stream like any other."""
        import socket

        made = socket.socket()
        made.connect(socket.getaddrinfo(host, port)[0][-1])
        self._streams.append(made)
        return made

    def path(self):
        raise OSError(97)  # nobody else can reach a local socket of the board

    def close_all(self):
        while self._streams:
            self._streams.pop().close()
        ask("close_all")
