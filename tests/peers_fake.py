"""The other side of a conformance test in the fake port's world: machines of their own.

Same verbs as peers.py, played through net_fake's peer API, so that a personality keeps its few
sockets for the side under test and the peer can do what a board cannot.
"""

from peers import Datagrams

import net_fake
from net_fake import WORLD

_BOARDS = ("esp32", "rp2")  # there a program cannot ask for its own port
_WINDOW = 8192  # bytes that a board's peer takes unread, as another board would


class Peer:
    """The other end of one connection; see peers.Peer."""

    def __init__(self, end, echo=False, hold=False):
        self._end = end
        self._echo = echo
        self._held = hold
        self._unsent = []
        self._finished = False
        self.opened = self.ended = self.closed = False
        self.error = None
        self.count = 0
        self.chunks = []
        end.sock.on_event = self._event
        self._event(end.sock)

    @property
    def received(self):
        return b"".join(self.chunks)

    def tail(self, n):
        return b"".join(self.chunks[-n:])[-n:]

    @property
    def gone(self):
        return self.ended or self.closed or self.error is not None

    @property
    def remote_port(self):
        return self._end.sock.remote.port

    @property
    def local_port(self):
        return self._end.sock.local.port

    def send(self, data):
        if self.opened:
            self._end.send(data)
        else:
            self._unsent.append(data)

    def finish(self):
        self._finished = True
        if self.opened:
            self._end.fin()
        self._event(self._end.sock)

    def close(self):
        self._take()
        self._over()

    def reset(self):
        self._end.reset()
        self.closed = True

    def hold(self):
        self._held = True

    def release(self):
        self._held = False
        self._event(self._end.sock)

    def _event(self, _):
        state = self._end.state
        if state == "open" and not self.opened:
            self.opened = True
            if WORLD.p.NAME in _BOARDS:
                self._end.window(_WINDOW)
            while self._unsent:
                self._end.send(self._unsent.pop(0))
        if state in ("refused", "reset") and not self.closed:
            self._take()
            self.error = "ECONNREFUSED" if state == "refused" else "ECONNRESET"
            self._over()
        elif not self._held and not self.closed:
            self._take()
            self.ended = self._end.ended
            if self._echo and self.ended:
                self._end.fin()
                self._finished = True
            if self._finished and self.ended:
                self._over()

    def _take(self):
        chunk = self._end.recv()
        while chunk:
            self.count += len(chunk)
            self.chunks.append(chunk)
            if self._echo:
                self._end.send(chunk)
            chunk = self._end.recv()

    def _over(self):
        if not self.closed:
            self.closed = True
            self._end.close()


class Serving:
    """A server of the peer; see peers.Serving."""

    def __init__(self, echo, hold, port=0):
        self.accepted = []
        self._echo = echo
        self._hold = hold
        self._server = net_fake.peer_listen(port)
        self._server.sock.on_event = self._event
        self.host = Peers.host
        self.port = self._server.port

    def _event(self, _):
        end = self._server.accept()
        while end:
            self.accepted.append(Peer(end, self._echo, self._hold))
            end = self._server.accept()

    def close(self):
        self._server.close()


class Peers:
    """What the other side can do; see peers.Peers."""

    host = own_host = listen_host = "127.0.0.1"

    def __init__(self):
        self.t = None
        self._made = []
        self._streams = []
        self._next_port = 0
        if WORLD.p.NAME in _BOARDS:
            self._next_port = 8000

    def port_for_listen(self):
        if self._next_port:
            self._next_port += 1
        return self._next_port

    def serve(self, echo=False, hold=False, port=0):
        serving = Serving(echo, hold, port)
        self._made.append(serving)
        return serving

    def connect(self, port):
        peer = Peer(net_fake.peer_connect(port, self.own_host))
        self._made.append(peer)
        return peer

    def closed_port(self):
        return 9

    def silent(self):
        return "192.0.2.1", 80

    def datagrams(self):
        made = Datagrams(self.host, self.own_host)
        self._made.append(made)
        return made

    def echo_datagrams(self):
        sock = net_fake.datagram_echo()
        self._made.append(sock)
        return self.host, sock.local.port

    def stream(self, host, port):
        made = net_fake.connect(net_fake.addr(host, port, 4))
        net_fake.settle()
        made.tx.output = None  # nothing of the network's heap is in a UART
        self._streams.append(made)
        return made

    def path(self):
        # A closed server leaves its file in this world, too: a new name each time.
        return "/tmp/net-%d.sock" % WORLD.new_serial()

    def close_all(self):
        for made in self._made:
            for peer in getattr(made, "accepted", ()):
                peer.close()
            made.close()
        WORLD.watched.clear()
        for made in self._streams:
            if not made.watches:
                net_fake.close(made)
        net_fake.settle()
