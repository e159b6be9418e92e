"""TLS of the MicroPython port, over the tls module. Part of net_micropython; loaded by net.tls.

See ports/README.md, "Secure sockets". mbedTLS does not report when a handshake is complete;
tap.py derives that from its records. No close_notify is sent, and a truncated stream looks like an
end. `cipher()` during a handshake crashes the interpreter, so it is never called.
"""

from binascii import b2a_base64

import tls
from micropython import const

import net_micropython as port
from net_micropython.tap import Tap

RECORD = const(16384)  # the most that one record can hold
NOTIFIES = False  # no close_notify is sent

_READ = const(1)
_WRITE = const(4)
_ENOMEM = const(12)
_EPROTO = const(71)
_ECONNRESET = const(104)
_READS = const(64)  # in one step of a handshake: two per record
_PROBE = const(512)  # bytes: enough for a first message
_CLOSED = const(-0x7280)  # mbedTLS's error number for an end of file
_REFUSED = const(-0x7780)  # an alert was received
_ALERTS = {70: -0x6E80, 40: -0x6E00}  # protocol_version, handshake_failure: reported as our own
_OWN_NUMBERS = const(-256)  # below: mbedTLS's errors; above: the system's

_BAD_NAME = const(-0x2F00)  # not an error of mbedTLS
_ALT_NAME = b"\x06\x03\x55\x1d\x11"  # OID of subjectAltName
_BEGIN = b"-----BEGIN CERTIFICATE-----\n"
_END = b"-----END CERTIFICATE-----\n"

# What mbedTLS says about a certificate. If it has several faults, the first of these is reported.
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
# What mbedTLS reports about the stream, in the order of its ssl.h.
_NUMBERS = {
    -0x7200: "ERR_TLS_NOT_TLS",  # invalid record
    -0x7700: "ERR_TLS_NOT_TLS",  # unexpected message
    -0x7100: "ERR_TLS_NOT_TLS",  # a record that is too long
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
    """The peer's certificate and the name that it must be valid for. One object for all
    handshakes, because each step of one ends before a step of another begins."""

    def __init__(self):
        self.text = None  # None: no name is required, as for clients
        self.cert = None
        self.wrong = False
        self.check = self._check  # once, because each use of a method creates an object

    def _check(self, cert, depth):
        """What mbedTLS does not check: unlike other libraries it accepts a common name where there
        is no subjectAltName, and a name that looks like an address as that address."""
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
        return 0  # no error yet: mbedTLS may find a worse one, which comes first


_name = _Name()


def context(server, system, trust_all, client_auth, alpn):
    """Return a tls.SSLContext. ValueError: something is missing, or not supported here."""
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
    """Set what a server requires of its clients."""
    if client_auth == "want":
        # mbedTLS would accept any certificate, even expired or untrusted, and not say so.
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
        # Only PEM can hold a chain, and not all firmware can read it.
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
    """A TLS connection with the interface of a socket. Polling does not show data that is already
    decrypted, because the poller watches the socket below. On the unix port a poller that watches
    TLS objects beside file descriptors never sleeps, and crashes."""

    def __init__(self, made, raw, server, name):
        self.raw = raw
        self.name = name
        self.trusts = made.verify_mode == tls.CERT_NONE
        self.tap = Tap(raw)
        self.tls = wrapped = made.wrap_socket(
            self.tap, server_side=server, do_handshake_on_connect=False, server_hostname=name
        )
        # Returns a certificate once the handshake is complete, if the peer has one. RP2 firmware
        # lacks it, but also lacks TLS 1.3.
        self.peer = None
        if not server or not self.trusts:
            self.peer = getattr(wrapped, "getpeercert", None)
        # The TLS object's own methods, so that reading and writing take no extra call.
        self.readinto = wrapped.readinto
        self.write = wrapped.write

    def fileno(self):
        return self.raw.fileno()

    def handshake(self):
        """Return (what to poll for, None), or (0, data received with the handshake's end)."""
        self.tap.full = False
        self.tap.left = _READS
        _name.text = self.name
        _name.wrong = False
        _name.cert = None
        try:
            early = self.recv(_PROBE)
        except OSError as error:
            # mbedTLS raises errors that follow the handshake again at the next read.
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
        """Read at most one record, so that an error behind it does not lose it."""
        if hasattr(self.tls, "recv"):
            return self.tls.recv(size)
        # Other firmware reads all there is, and loses it if an error follows.
        got = bytearray(1)
        n = self.tls.readinto(got)
        return None if n is None else bytes(got) if n else b""

    def finish(self):
        pass

    def close(self):
        self.tls.close()
        port.close(self.raw)  # it may have had a writer before an upgrade


def wrap(made, raw, server, name, ragged):
    return Secure(made, raw, server, name)


def pending(sock, full):
    """Whether there may be decrypted bytes: a read that did not fill its buffer took all."""
    return full


def seen():
    """Return the certificate seen in the last step of a handshake, or None."""
    return _name.cert


def value(sock, name):
    """Return a computed attribute of SecureSocket."""
    if name == "authorized":
        return not sock.trusts
    if name == "peer_certificate":
        ask = getattr(sock.tls, "getpeercert", None)
        return ask(True) if ask else None
    return False if name == "session_reused" else None


def reason(error, during):
    """Return (Linux error number, our code) for an exception. code None: no TLS error; number 0:
    net_error() is to convert the exception itself."""
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
        number = -number  # the system's, as passed on by mbedTLS
    if number != _ENOMEM and during == "handshake":
        return _ECONNRESET, "ERR_TLS_CLOSED"
    return number, None
