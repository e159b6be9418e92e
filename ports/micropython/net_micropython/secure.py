"""TLS of the MicroPython port, over the tls module. Part of net_micropython; loaded by net.tls.

See ports/README.md, "Secure sockets". mbedTLS never tells that a handshake is through: that is
read off its records, see tap.py. No close_notify is sent, and a truncated stream looks like an
end. `cipher()` before the end of a handshake crashes the interpreter, so nobody calls it.
"""

from binascii import b2a_base64

import tls
from micropython import const

import net_micropython as port
from net_micropython.tap import Tap

RECORD = const(16384)  # the most that one record holds
NOTIFIES = False  # no close_notify is sent

_READ = const(1)
_WRITE = const(4)
_ENOMEM = const(12)
_EPROTO = const(71)
_ECONNRESET = const(104)
_READS = const(64)  # of a step of a handshake: two for each record
_PROBE = const(512)  # bytes: a first message comes in one piece
_CLOSED = const(-0x7280)  # mbedTLS's number for the end of the file
_REFUSED = const(-0x7780)  # an alert came
_ALERTS = {70: -0x6E80, 40: -0x6E00}  # protocol_version, handshake_failure: told as our own
_OWN_NUMBERS = const(-256)  # below: mbedTLS's own; above: the system's

_BAD_NAME = const(-0x2F00)  # no number of mbedTLS's
_ALT_NAME = b"\x06\x03\x55\x1d\x11"  # OID of subjectAltName
_BEGIN = b"-----BEGIN CERTIFICATE-----\n"
_END = b"-----END CERTIFICATE-----\n"

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
    -0x7100: "ERR_TLS_NOT_TLS",  # a record longer than may be
    -0x7300: "ERR_TLS_NOT_TLS",  # cannot be decoded
    -0x7180: "ERR_TLS_BAD_RECORD",  # the checksum is wrong
    -0x7280: "ERR_TLS_CLOSED",
    -0x7480: "ERR_TLS_NO_CERT",
    -0x7780: "ERR_TLS_ALERT",
    -0x6E80: "ERR_TLS_VERSION",
    -0x6E00: "ERR_TLS_NO_CIPHER",  # handshake failure
    -0x2700: "ERR_TLS_CERT",
    -0x2F00: "ERR_TLS_CERT_HOSTNAME",
}


class _Name:
    """What is seen of the peer's certificate, and the name it must have: one for all handshakes,
    because a step is over before another's begins."""

    def __init__(self):
        self.text = None  # None: clients need no name
        self.cert = None
        self.wrong = False
        self.check = self._check  # once: each mention makes an object

    def _check(self, cert, depth):
        """What mbedTLS leaves out. It takes a common name where there is no subjectAltName, and a
        name that looks like an address for one; nobody else does."""
        if depth:
            return 0
        self.cert = data = bytes(cert)
        if self.text is None:
            return 0
        at = data.find(_ALT_NAME)
        parts = self.text.split(".")
        if at >= 0 and len(parts) == 4 and all(parts) and self.text.replace(".", "").isdigit():
            at = data.find(b"\x87\x04" + bytes([int(part) & 255 for part in parts]), at)
        self.wrong = at < 0
        return 0  # mbedTLS knows of worse, perhaps, and that comes first


_name = _Name()


def context(server, system, trust_all, client_auth, alpn):
    """A tls.SSLContext. ValueError: something is missing, or not supported here."""
    if not hasattr(tls, "CERT_REQUIRED"):
        raise ValueError("tls: this firmware's TLS (axTLS) verifies nothing: not supported")
    if alpn:
        raise ValueError("tls: ALPN is not supported here: leave alpn= out")
    made = tls.SSLContext(tls.PROTOCOL_TLS_SERVER if server else tls.PROTOCOL_TLS_CLIENT)
    if server:
        _ask(made, system, client_auth)
    elif trust_all:
        made.verify_mode = tls.CERT_NONE
    elif system:
        raise ValueError(
            "tls: no system certificates here: tls=net.tls.Context(ca=...) says whom to trust"
        )
    else:
        made.verify_callback = _name.check
    return made


def _ask(made, system, client_auth):
    """What a server wants of its clients."""
    if client_auth == "want":
        # mbedTLS would take any certificate then, expired or a stranger's, and not say so.
        raise ValueError('tls: client_auth="want" is not supported here: "need" or "none"')
    if client_auth == "need":
        if system:
            raise ValueError("tls: client_auth needs ca=, by which clients are verified")
        made.verify_mode = tls.CERT_REQUIRED
        made.verify_callback = _name.check


def own(made, chain, key, password):
    if password or key.startswith(b"-----"):
        raise ValueError("keys with a password are not supported here: decrypt it first")
    cert = chain[0]
    if len(chain) > 1:
        # Only PEM can hold a chain, and not every firmware reads that.
        cert = b"".join([_BEGIN + b2a_base64(der) + _END for der in chain])
    try:
        made.load_cert_chain(cert, key)
    except ValueError as error:
        if len(chain) > 1:
            raise ValueError("%s; this firmware may read no chain" % error)
        raise


def trust(made, der):
    made.load_verify_locations(der)


class Secure:
    """A TLS connection in the shape of a socket. What it has decrypted already the poll does not
    show, because the poller gets the socket below. One that watches the TLS object as well as
    descriptors crashes the unix port, and never sleeps there."""

    def __init__(self, made, raw, server, name):
        self.raw = raw
        self.name = name
        self.trusts = made.verify_mode == tls.CERT_NONE
        self.tap = Tap(raw)
        self.tls = wrapped = made.wrap_socket(
            self.tap, server_side=server, do_handshake_on_connect=False, server_hostname=name
        )
        # There when the handshake is through, if the peer has one. Firmware for RP2 boards does
        # without, but also without TLS 1.3.
        self.peer = None
        if not server or not self.trusts:
            self.peer = getattr(wrapped, "getpeercert", None)
        # The methods themselves: reading and writing cost no call more than without TLS.
        self.readinto = wrapped.readinto
        self.write = wrapped.write

    def fileno(self):
        return self.raw.fileno()

    def handshake(self):
        """(what to poll for, None), or (0, what came with the end of the handshake)."""
        self.tap.full = False
        self.tap.left = _READS
        _name.text = self.name
        _name.wrong = False
        _name.cert = None
        try:
            early = self.recv(_PROBE)
        except OSError as error:
            # One that came after the handshake, mbedTLS raises again when it is read next.
            number = error.args[0]
            if number > _OWN_NUMBERS or self.peer is None or not self._through():
                if number == _REFUSED and self.tap.came.alert in _ALERTS:
                    raise OSError(_ALERTS[self.tap.came.alert])
                raise
            early = None
        if _name.wrong:
            raise OSError(_BAD_NAME)
        if not early and not self._through():
            if early is not None:
                raise OSError(_CLOSED)
            return _WRITE if self.tap.full else _READ, None
        self.tap.leave()
        return 0, early

    def _through(self):
        return self.tap.over() if self.peer is None else self.peer(True) is not None

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
        port.close(self.raw)  # which may have had a writer, before an upgrade


def wrap(made, raw, server, name, ragged):
    return Secure(made, raw, server, name)


def pending(sock, full):
    """Whether there may be decrypted bytes: it reads until it is dry or the buffer full."""
    return full


def seen():
    """The certificate that the last step of a handshake looked at, or None."""
    return _name.cert


def value(sock, name):
    """An attribute of SecureSocket."""
    if name == "authorized":
        return not sock.trusts
    if name == "peer_certificate":
        ask = getattr(sock.tls, "getpeercert", None)
        return ask(True) if ask else None
    return False if name == "session_reused" else None


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
