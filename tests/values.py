"""What conformance tests of net.datasocket share: both ends, and frames. MicroPython subset.

One end is a DataSocket under test; the other speaks through the verbs of peers.py, so that it may
be another machine, and in frames made by the codec alone.
"""

from harness import Failure, plain

import net
from net import cbor
from net.datasocket import DataSocket

EVENTS = "connect data sent error close"


def frame(value):
    """The bytes of one message."""
    payload = bytearray()
    cbor.encode(value, payload, 1 << 20)
    return len(payload).to_bytes(4, "big") + bytes(payload)


def unframe(data):
    """The values in these bytes, and how many bytes are left over."""
    values = []
    at = 0
    while len(data) - at >= 4:
        end = at + 4 + int.from_bytes(data[at : at + 4], "big")
        if end > len(data):
            break
        values.append(cbor.decode(memoryview(data), at + 4, end))
        at = end
    return values, len(data) - at


def both_ways(t, text, value, preferred):
    """These bytes, as hex, are that value, which is sent so, or in the preferred form."""
    data = bytes.fromhex(text)
    got = cbor.decode(memoryview(data), 0, len(data), 16, cbor.Tagged)
    t.check(same(got, value), "%s gives %s" % (text, got))
    t.equal(frame(value)[4:], bytes.fromhex(preferred or text), "sent for %s" % text)


def same(a, b):
    """Equal, and of the same types throughout: 1, 1.0 and True differ, 0.0 and -0.0 too."""
    if type(a) is not type(b) and not (isinstance(a, dict) and isinstance(b, dict)):
        return False
    if isinstance(a, float):
        return a != a and b != b or a == b and str(a) == str(b)
    if isinstance(a, cbor.Tagged):
        return a.tag == b.tag and same(a.value, b.value)
    if isinstance(a, list):
        return len(a) == len(b) and all([same(a[i], b[i]) for i in range(len(a))])
    if isinstance(a, dict):
        return len(a) == len(b) and all([k in b and same(a[k], b[k]) for k in a])
    return a == b


def log(sock, names=EVENTS, into=None, tag=""):
    """Record these events, in order: "close", ("data", value), ("error", "ECONNRESET")."""
    seen = [] if into is None else into

    def note(name):
        def heard(*args):
            seen.append((tag + name,) + tuple([plain(a) for a in args]) if args else tag + name)

        return heard

    for name in names.split():
        sock.on(name, note(name))
    return seen


def told(seen, name):
    """The arguments of this event so far, one entry each."""
    return [e[1] for e in seen if isinstance(e, tuple) and e[0] == name]


class Far:
    """The other end, as one that sends and gets values."""

    def __init__(self, peer):
        self.peer = peer

    def send(self, *values):
        for value in values:
            self.peer.send(frame(value))

    def raw(self, text):
        """Bytes as hex."""
        self.peer.send(bytes([int(part, 16) for part in text.split()]))

    def values(self):
        return unframe(self.peer.received)[0]


def listen(t, acceptor, **options):
    """(listening DataSocket, its port)."""
    port = t.peer.port_for_listen()
    sock = DataSocket.listen(acceptor, t.peer.listen_host, port, **options)
    if sock is None:
        raise Failure("listen gave None: %s" % DataSocket.last_error)
    return sock, port or sock.local_port


def accepted(t, **options):
    """(DataSocket under test, the other end, the listening one), connected from outside."""
    got = []
    server, port = listen(t, lambda conn: got.append(conn) or True, **options)
    peer = t.peer.connect(port)
    t.until(lambda: got and peer.opened, "accepted")
    return got[0], Far(peer), server


def connecting(t, hold=False, **options):
    """(DataSocket under test that connects, the peer's server)."""
    serving = t.peer.serve(hold=hold)
    return DataSocket.connect(serving.host, serving.port, **options), serving


def client(t, hold=False, **options):
    """(DataSocket under test, the other end), connected by the DataSocket."""
    sock, serving = connecting(t, hold, **options)
    up = []
    sock.once("connect", lambda: up.append(1))
    t.until(lambda: up and serving.accepted, "client")
    return sock, Far(serving.accepted[0])


def refuses(t, text, **options):
    """What comes from this hex: the events of a DataSocket that got it."""
    sock, far = client(t, **options)
    seen = log(sock)
    far.raw(text)
    t.wait(seen, "close")
    t.equal(seen, [("error", "DataSocketError"), "close"])
    t.equal(sock.active, False)
    far.peer.close()  # a board has few connections


def nested(depth):
    """The frame of so many arrays, one in the other, as hex."""
    return frame_hex(b"\x81" * (depth - 1) + b"\x80")


def frame_hex(payload):
    return " ".join(["%02x" % b for b in len(payload).to_bytes(4, "big") + payload])


def turns(n=3):
    """Let what is put off happen."""
    for _ in range(n):
        net.turn(0)
