"""TLS of the MicroPython port, over the tls module. Part of net_micropython; loaded by net.tls.

See ports/README.md, "Secure sockets". mbedTLS never tells that a handshake is through: a client
knows it by the peer's certificate, a server by the first byte in either direction. No close_notify
is sent, and a truncated stream looks like an end. `cipher()` before the end of a handshake crashes
the interpreter, so nobody calls it.
"""

from binascii import a2b_base64

import tls
from micropython import const

RECORD = const(16384)  # the most that one record holds
HIDES = False  # its own poll sees bytes that are decrypted

_READ = const(1)
_ENOMEM = const(12)
_EPROTO = const(71)
_ECONNRESET = const(104)
_PROBE = const(512)  # bytes: a first message comes in one piece
_CLOSED = const(-0x7280)  # mbedTLS's number for the end of the file
_OWN_NUMBERS = const(-256)  # below: mbedTLS's own; above: the system's

# What mbedTLS says of a certificate. One may have several faults: the first of these is told.
_TEXTS = (
    "not correctly signed",
    "ERR_TLS_CERT_UNTRUSTED",
    "expired",
    "ERR_TLS_CERT_EXPIRED",
    "future",
    "ERR_TLS_CERT_NOT_YET_VALID",
    "does not match",
    "ERR_TLS_CERT_HOSTNAME",
)
# What mbedTLS reports of the stream, in the order of the list in its ssl.h.
_NUMBERS = {
    -0x7200: "ERR_TLS_NOT_TLS",  # invalid record
    -0x7700: "ERR_TLS_NOT_TLS",  # unexpected message
    -0x7180: "ERR_TLS_BAD_RECORD",  # the checksum is wrong
    -0x7280: "ERR_TLS_CLOSED",
    -0x7480: "ERR_TLS_NO_CERT",
    -0x7780: "ERR_TLS_ALERT",
    -0x6E80: "ERR_TLS_VERSION",
    -0x6E00: "ERR_TLS_NO_CIPHER",  # handshake failure
    -0x2700: "ERR_TLS_CERT",
}


class _Seen:
    """Notes that a chain of certificates was gone through, down to the peer's own."""

    depth = -1

    def __init__(self):
        self.take = self._take  # once: each mention makes an object

    def _take(self, cert, depth):
        self.depth = depth
        return 0


_seen = _Seen()  # one for all: a handshake's step is over before another's begins


def context(server, ca, cert, key, password, trust_all, client_auth, alpn):
    """A tls.SSLContext. ValueError, OSError: something is missing or cannot be read."""
    if not hasattr(tls, "CERT_REQUIRED"):
        raise ValueError("tls: this firmware's TLS (axTLS) verifies nothing: not supported")
    if password:
        raise ValueError("tls: keys with a password are not supported here: decrypt it first")
    if alpn:
        raise ValueError("tls: ALPN is not supported here: leave alpn= out")
    made = tls.SSLContext(tls.PROTOCOL_TLS_SERVER if server else tls.PROTOCOL_TLS_CLIENT)
    if server:
        _ask(made, ca, cert, client_auth)
    elif trust_all:
        made.verify_mode = tls.CERT_NONE
    elif ca is None:
        raise ValueError(
            "tls: no system certificates here: tls=net.tls.Context(ca=...) says whom to trust"
        )
    else:
        made.verify_callback = _seen.take
    if cert is not None:
        _load_own(made, _bytes_of(cert), key)
    if ca is not None:
        _load_trusted(made, _bytes_of(ca))
    return made


def _ask(made, ca, cert, client_auth):
    """What a server wants of its clients."""
    if cert is None:
        raise ValueError("tls: a server needs cert= and key=")
    if client_auth != "none" and ca is None:
        raise ValueError("tls: client_auth needs ca=, by which clients are verified")
    modes = {"none": tls.CERT_NONE, "want": tls.CERT_OPTIONAL, "need": tls.CERT_REQUIRED}
    made.verify_mode = modes[client_auth]


def _bytes_of(given):
    if isinstance(given, (bytes, bytearray)):
        return bytes(given)
    with open(given, "rb") as file:
        return file.read()


def _load_own(made, cert, key):
    key = cert if key is None else _bytes_of(key)
    if b"ENCRYPTED" in key:
        raise ValueError("tls: keys with a password are not supported here: decrypt it first")
    try:
        certs = _ders(cert, b"CERTIFICATE")
        # More than one: a chain, which only PEM can hold, and not every firmware reads that.
        made.load_cert_chain(certs[0] if len(certs) == 1 else cert, _ders(key, b"KEY")[0])
    except ValueError as error:
        raise ValueError("tls: cert= or key= cannot be used here: %s" % error)


def _load_trusted(made, ca):
    try:
        for der in _ders(ca, b"CERTIFICATE"):
            made.load_verify_locations(der)
    except ValueError as error:
        raise ValueError("tls: ca= cannot be used here: %s" % error)


def _ders(data, what):
    """DER of the PEM blocks of that kind, which not every firmware can read itself; DER as is."""
    if b"-----BEGIN" not in data:
        return (data,)
    found = []
    lines = None
    for line in data.split(b"\n"):
        if line.startswith(b"-----BEGIN") and what in line:
            lines = []
        elif lines is not None:
            if line.startswith(b"-----END"):
                found.append(a2b_base64(b"".join(lines)))
                lines = None
            else:
                lines.append(line)
    if not found:
        raise ValueError("no %s in this PEM" % str(what, "utf8"))
    return found


class Secure:
    """A TLS connection in the shape of a socket. The poller gets `tls`, which knows what is
    decrypted already."""

    def __init__(self, made, raw, server, name):
        self.raw = raw
        self.server = server
        self.steps = 0
        self.tls = wrapped = made.wrap_socket(
            raw, server_side=server, do_handshake_on_connect=False, server_hostname=name
        )
        self.trusting = made.verify_mode == tls.CERT_NONE
        # How a client knows; firmware for RP2 boards lacks it.
        self.peer = getattr(wrapped, "getpeercert", None)
        # The methods themselves: reading and writing cost no call more than without TLS.
        self.readinto = wrapped.readinto
        self.write = wrapped.write

    def fileno(self):
        return self.tls  # what the unix port's poller takes in place of a number

    def handshake(self, waiting):
        """(what to poll for, None), or (0, bytes that came with the end of the handshake)."""
        self.steps += 1
        _seen.depth = -1
        offers = waiting is not None and (self.server or self.peer is None)
        if offers and self._offer(waiting):
            return 0, None
        early = self.recv(_PROBE)
        if early:
            return 0, early
        if early is not None:
            raise OSError(_CLOSED)
        if self._through() or offers and self._offer(waiting):
            return 0, None
        return _READ, None

    def _through(self):
        """Whether a client's handshake is through; for want of better, all but its last step."""
        if self.server:
            return False
        if self.peer is not None:
            return self.peer(True) is not None
        # Verified just now, with no exception. Or nothing is, and the server has answered.
        return not _seen.depth or self.trusting and self.steps > 1

    def _offer(self, queue):
        """A byte of what waits goes through when TLS is ready, and never before."""
        items, head = queue.items, queue.head
        if head >= len(items) or items[head + 2] == items[head + 1]:
            return False
        off = items[head + 1]
        # The same bytes each time: mbedTLS keeps what it could not send.
        n = self.tls.write(items[head], off, items[head + 2] - off)
        if not n:
            return False
        items[head + 1] = off + n
        queue.size -= n
        return True

    def recv(self, size):
        """One record at most, so that an error after it does not take it along."""
        if hasattr(self.tls, "recv"):
            return self.tls.recv(size)
        # Other firmware reads until it is dry, and forgets what it had when there is an error.
        got = bytearray(1)
        n = self.tls.readinto(got)
        return None if n is None else bytes(got) if n else b""

    def finish(self):
        pass

    def close(self):
        self.tls.close()
        # After a failed handshake it has forgotten the socket; else it is closed, and EBADF.
        self.raw.close()


def wrap(made, raw, server, name, ragged):
    return Secure(made, raw, server, name)


def alpn(sock):
    return None


def reason(error, during):
    """(Linux number, our code) of an exception. The code is None when TLS is not to blame; the
    number is 0 when the exception itself says what to make of it."""
    if isinstance(error, MemoryError):
        return _ENOMEM, None
    if isinstance(error, ValueError):
        text = str(error)
        for i in range(0, len(_TEXTS), 2):
            if _TEXTS[i] in text:
                return _EPROTO, _TEXTS[i + 1]
        return _EPROTO, "ERR_TLS_CERT" if "ertificate" in text else "ERR_TLS"
    number = error.args[0] if error.args else 0
    if isinstance(number, int) and number < _OWN_NUMBERS:
        code = _NUMBERS.get(number, "ERR_TLS")
        if during == "read" and code == "ERR_TLS_NOT_TLS":
            code = "ERR_TLS_BAD_RECORD"
        return _EPROTO, code
    if not isinstance(number, int):
        number = 0
    if number < 0:
        number = -number  # the system's own, as mbedTLS hands it on
    if number != _ENOMEM and during == "handshake":
        return _ECONNRESET, "ERR_TLS_CLOSED"
    return number, None
