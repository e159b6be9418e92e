"""The other side, played by a test: connections and listeners on machines of their own, which
do not go through the port and take nothing from its pools.
"""

from . import handshake, tcp
from .sock import CLOSED, CONNECTING, FAILED, LISTENING, OPEN, Addr, Sock, kick
from .world import WORLD

_SYN_RECEIVED_MS = 20000


class Peer:
    """One end of a connection. What it sends leaves at the network's next step."""

    def __init__(self, sock):
        self.sock = sock

    def __repr__(self):
        return "<peer of %r>" % self.sock

    @property
    def state(self):
        """connecting, open, refused, reset or closed"""
        sock = self.sock
        if sock.state == OPEN:
            return "reset" if sock.dead else "open"
        names = {CONNECTING: "connecting", FAILED: "refused", CLOSED: "closed"}
        return names.get(sock.state, "new")

    @property
    def ended(self):
        """The other side has ended, and everything that it sent was taken."""
        rx = self.sock.rx
        return rx is not None and rx.ended and not rx.ready

    @property
    def available(self):
        rx = self.sock.rx
        return rx.ready if rx is not None else 0

    @property
    def local_port(self):
        return self.sock.local.port if self.sock.local else None

    @property
    def remote_port(self):
        return self.sock.remote.port

    def notify(self, fn):
        """fn() runs from the network whenever something has changed for this peer."""
        self.sock.on_event = lambda sock: WORLD.soon(_call, fn)

    def send(self, data):
        sock = self.sock
        if sock.state == OPEN and not sock.dead and not sock.fin_out:
            sock.tx.put(memoryview(data), 0, len(data))
            kick(sock.tx)
            return len(data)
        return 0

    def recv(self, n=None):
        """Up to n bytes of what has arrived; all of it without n. b"" when there is nothing."""
        rx = self.sock.rx
        if rx is None or not rx.ready:
            return b""
        chunk = rx.take(rx.ready if n is None else min(n, rx.ready))
        if rx.flight:
            kick(rx)
        return chunk

    def fin(self):
        """End sending; receiving goes on."""
        tcp.send_fin(self.sock)

    def reset(self, data=b""):
        """Data (if any) and a reset behind it, in one delivery."""
        sock = self.sock
        if sock.state == OPEN and not sock.dead:
            self.send(data)
            tcp.reset(sock)

    def close(self):
        """As a program's close: end both ways; unread input makes it a reset."""
        tcp.close(self.sock)

    def stall(self):
        """Nothing more passes, in either direction; resume() lets it."""
        for pipe in (self.sock.rx, self.sock.tx):
            if pipe is not None:
                pipe.stalled = True

    def resume(self):
        unstall(self.sock.rx)
        unstall(self.sock.tx)

    def window(self, n):
        """How many bytes it lets arrive before it reads."""
        self.sock.rx.window = n
        kick(self.sock.rx)


def _call(fn):
    fn()


def unstall(pipe):
    if pipe is not None and pipe.stalled:
        pipe.stalled = False
        kick(pipe)


class PeerServer:
    """A listener that the core connects to."""

    def __init__(self, sock):
        self.sock = sock
        self.port = sock.local.port
        self.addr = sock.local

    def accept(self):
        """The next connection as a Peer, or None."""
        if not self.sock.queue:
            return None
        sock = self.sock.queue.pop(0)
        sock.parent = None
        return Peer(sock)

    def notify(self, fn):
        """fn() runs from the network whenever a connection came."""
        self.sock.on_event = lambda sock: WORLD.soon(_call, fn)

    def close(self):
        tcp.close(self.sock)


class HalfOpen:
    """A client that sent its SYN and leaves the handshake there: it holds a control block."""

    def __init__(self, sock):
        self.sock = sock

    def drop(self):
        tcp.gone(self.sock)


def peer_connect(port, address="127.0.0.1"):
    """Connect to a listener of the core. The Peer is open after the network's next step."""
    sock = Sock(False)
    handshake.start_connect(sock, Addr(address, port, 6 if ":" in address else 4))
    return Peer(sock)


def peer_connect_local(path):
    """Connect to a local socket of the core, at once; None where nobody listens."""
    listener = WORLD.paths.get(path)
    if listener is None or len(listener.queue) >= listener.backlog:
        return None
    sock = Sock(False)
    sock.remote = listener.local
    handshake.establish(sock, listener)
    return Peer(sock)


def peer_listen(port=0, address="127.0.0.1", backlog=128):
    """Listen on a machine of its own; 0 takes a free port."""
    sock = Sock(False)
    handshake.bind(sock, Addr(address, port, 6 if ":" in address else 4))
    sock.state = LISTENING
    sock.backlog = backlog
    sock.queue = []
    return PeerServer(sock)


def half_open(count=1):
    """`count` handshakes that are never completed; fewer where the pool is empty."""
    made = []
    limit = WORLD.p.blocks
    for _ in range(count):
        if limit and WORLD.blocks >= limit:
            break
        sock = Sock(True)
        sock.take_block()
        sock.timer = WORLD.at(_SYN_RECEIVED_MS, tcp.gone, sock)
        made.append(HalfOpen(sock))
    return made
