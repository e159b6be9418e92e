"""TLS of the CPython port, over the ssl module. Part of net_cpython; loaded by net.tls.

See ports/README.md, "Secure sockets".
"""

import base64
import errno
import os
import socket
import ssl
import sys
import tempfile

_READ = 1
_WRITE = 4
_EPROTO = 71
_ECONNRESET = 104

# OpenSSL's option to treat a truncated stream as ended. OpenSSL 1.1 has none; there Secure does it
# itself.
_TAKE_CUT_FOR_END = getattr(ssl, "OP_IGNORE_UNEXPECTED_EOF", 0)

_RECORDS = 64  # read at a time: records of one byte would take a second to fill a buffer
_SESSIONS = 64  # how many servers' sessions a context remembers
RECORD = 16384  # the most that one record can hold
NOTIFIES = True  # end() sends close_notify

# Our codes for OpenSSL's X.509 verification results.
_VERIFY = {
    10: "ERR_TLS_CERT_EXPIRED",
    9: "ERR_TLS_CERT_NOT_YET_VALID",
    18: "ERR_TLS_CERT_SELF_SIGNED",
    19: "ERR_TLS_CERT_UNTRUSTED",
    20: "ERR_TLS_CERT_UNTRUSTED",
    21: "ERR_TLS_CERT_UNTRUSTED",
    62: "ERR_TLS_CERT_HOSTNAME",
    64: "ERR_TLS_CERT_HOSTNAME",
}
# Our codes for OpenSSL's reasons, whose names differ between versions.
_REASONS = {
    "WRONG_VERSION_NUMBER": "ERR_TLS_NOT_TLS",
    "HTTP_REQUEST": "ERR_TLS_NOT_TLS",
    "HTTPS_PROXY_REQUEST": "ERR_TLS_NOT_TLS",
    "UNKNOWN_PROTOCOL": "ERR_TLS_NOT_TLS",
    "RECORD_LAYER_FAILURE": "ERR_TLS_NOT_TLS",
    "PACKET_LENGTH_TOO_LONG": "ERR_TLS_NOT_TLS",
    "BAD_RECORD_TYPE": "ERR_TLS_NOT_TLS",
    "UNEXPECTED_MESSAGE": "ERR_TLS_NOT_TLS",
    "INVALID_ALERT": "ERR_TLS_NOT_TLS",
    "DECRYPTION_FAILED_OR_BAD_RECORD_MAC": "ERR_TLS_BAD_RECORD",
    "PEER_DID_NOT_RETURN_A_CERTIFICATE": "ERR_TLS_NO_CERT",
    "UNSUPPORTED_PROTOCOL": "ERR_TLS_VERSION",
    "WRONG_SSL_VERSION": "ERR_TLS_VERSION",
    "VERSION_TOO_LOW": "ERR_TLS_VERSION",
    "TLSV1_ALERT_PROTOCOL_VERSION": "ERR_TLS_VERSION",
    "NO_SHARED_CIPHER": "ERR_TLS_NO_CIPHER",
    "SSLV3_ALERT_HANDSHAKE_FAILURE": "ERR_TLS_NO_CIPHER",
}


def context(server, system, trust_all, client_auth, alpn):
    """Return an ssl.SSLContext. ValueError: something is missing."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER if server else ssl.PROTOCOL_TLS_CLIENT)
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    made.sslsocket_class = _Stream
    # Python up to 3.11.3 sets it, which would hide truncation. See Secure.
    made.options &= ~_TAKE_CUT_FOR_END
    if server:
        if client_auth != "none" and system:
            raise ValueError("tls: client_auth needs ca=, by which clients are verified")
        modes = {"none": ssl.CERT_NONE, "want": ssl.CERT_OPTIONAL, "need": ssl.CERT_REQUIRED}
        made.verify_mode = modes[client_auth]
    elif trust_all:
        made.check_hostname = False
        made.verify_mode = ssl.CERT_NONE
    else:
        made.hostname_checks_common_name = False  # not even without a subjectAltName
        if system:
            made.load_default_certs()
    if alpn:
        made.set_alpn_protocols(list(alpn))
    return made


def trust(made, der):
    try:
        made.load_verify_locations(cadata=der)
    except ssl.SSLError as error:
        raise ValueError(str(error)) from None


def own(made, chain, key, password):
    # The ssl module accepts only files, and only PEM.
    text = "".join(ssl.DER_cert_to_PEM_cert(der) for der in chain).encode() + _pem(key)
    handle, path = tempfile.mkstemp()
    try:
        os.write(handle, text)
        os.close(handle)
        made.load_cert_chain(path, password=password or "")
    except ssl.SSLError as error:
        raise ValueError(str(error)) from None
    finally:
        os.unlink(path)


def _pem(key):
    if key.startswith(b"-----") or b"\n-----BEGIN" in key:
        return key  # with a password
    # A key in DER is PKCS#8, or a bare EC or RSA key; its first elements tell which.
    # SEQUENCE, length, INTEGER 1: EC; INTEGER 0 and a SEQUENCE: PKCS#8; INTEGER 0, INTEGER: RSA.
    at = 2 if key[1] < 0x80 else 2 + (key[1] & 0x7F)
    what = "PRIVATE KEY"
    if key[at + 2] == 1:
        what = "EC PRIVATE KEY"
    elif key[at + 3] == 0x02:
        what = "RSA PRIVATE KEY"
    body = base64.encodebytes(key)
    return f"-----BEGIN {what}-----\n".encode() + body + f"-----END {what}-----\n".encode()


def _sessions(made):
    """The sessions that a context remembers; contexts made by programs have them, too."""
    return made.__dict__.setdefault("sessions", {})


class _Stream(ssl.SSLSocket):
    """An SSLSocket that stays one. After shutdown() and unwrap() the ssl module's becomes a plain
    socket, which would deliver unencrypted or still encrypted bytes as data."""

    def shutdown(self, how):
        socket.socket.shutdown(self, how)

    def close_notify(self):
        """Send close_notify. The ssl module's shutdown() also receives, and drops what it gets, so
        another socket takes the place of this one meanwhile; a poller does not notice."""
        if sys.platform != "linux":
            self._sslobj.shutdown()
            return
        here = self.fileno()
        mine, other = socket.socketpair()
        with mine, other:
            mine.setblocking(False)
            other.setblocking(False)
            own = os.dup(here)
            try:
                os.dup2(mine.fileno(), here, inheritable=False)
                try:
                    self._sslobj.shutdown()
                except ssl.SSLWantReadError:
                    pass
                finally:
                    os.dup2(own, here, inheritable=False)
            finally:
                os.close(own)
            socket.socket.send(self, other.recv(RECORD))

    kept = None  # (sessions, key) of a client, after its handshake

    def close(self):
        if self.kept is not None and self.session is not None:
            sessions, key = self.kept
            sessions.pop(key, None)
            while len(sessions) >= _SESSIONS:
                del sessions[next(iter(sessions))]
            sessions[key] = self.session
        super().close()


def _stopped(error):
    """Whether an exception says that the stream stopped without close_notify. Python up to 3.11.3
    does not raise what OpenSSL 3 reports as SSLEOFError."""
    kinds = (ssl.SSLEOFError, ConnectionResetError)
    return isinstance(error, kinds) or "unexpected eof while reading" in str(error)


class Secure:
    """A TLS connection with the interface of the port's other sockets."""

    def __init__(self, made, conn, server, name, ragged):
        if ragged:
            # Otherwise OpenSSL treats such an end as an attack, and tells the peer so.
            made.options |= _TAKE_CUT_FOR_END
        self.key = None if server else self._key(conn, name)
        self.sock = made.wrap_socket(
            conn.sock,
            server_side=server,
            do_handshake_on_connect=False,
            suppress_ragged_eofs=False,
            server_hostname=name if made.check_hostname or name else None,
            session=_sessions(made).get(self.key),
        )
        self.made = made
        self._ragged = ragged
        self._notified = False  # end() was called here
        self._quiet = False  # ... and nothing was received since, so nothing can be truncated
        self._ended = None

    def fileno(self):
        return self.sock.fileno()

    def close(self):
        self.sock.close()

    def handshake(self):
        """Return (what to poll for, None), or (0, None) when it is complete."""
        try:
            self.sock.do_handshake()
        except ssl.SSLWantReadError:
            return _READ, None
        except ssl.SSLWantWriteError:
            return _WRITE, None
        if self.key is not None:
            self.sock.kept = (_sessions(self.made), self.key)
        return 0, None

    @staticmethod
    def _key(conn, name):
        """The key for the last session with a server, which may be resumed."""
        try:
            return name, conn.sock.getpeername()
        except OSError:
            return name, None  # the peer has gone

    def readinto(self, buf, n=None):
        """Read what there is, up to _RECORDS records. An end or error behind data is kept for the
        next call."""
        if self._ended is not None:
            return self._end()
        view = memoryview(buf)[:n]
        got = 0
        for _ in range(_RECORDS):
            try:
                n = self.sock.recv_into(view[got:])
            except (ssl.SSLWantReadError, ssl.SSLWantWriteError):
                return got or None
            except ssl.SSLZeroReturnError:
                n = 0  # close_notify, in response to ours
            except OSError as error:
                self._ended = self._cut(error) if _stopped(error) else error
                return got if got else self._end()
            got += n
            self._quiet = False
            if not n:
                self._ended = 0
                return got
            # As long as a whole record fits, no decrypted data is left behind.
            if len(view) - got < RECORD:
                break
        return got

    def _cut(self, error):
        """Return what a stream that stopped without close_notify means: 0, an end, or an error.

        OpenSSL 3.0 to 3.4 report a reset as an end without close_notify, earlier and later ones
        as a reset. One rule for all: where close_notify is required, both mean truncation; where
        it is not, OpenSSL was told to accept an end, so only resets get here.
        """
        if self._quiet:
            return 0
        if not self._ragged:
            return ssl.SSLEOFError(ssl.SSL_ERROR_EOF, str(error))
        if _TAKE_CUT_FOR_END or isinstance(error, ConnectionResetError):
            return ConnectionResetError(errno.ECONNRESET, os.strerror(errno.ECONNRESET))
        return 0

    def _end(self):
        ended, self._ended = self._ended, 0
        if ended:
            raise ended
        return 0

    def recv(self, size):
        buf = bytearray(size)
        n = self.readinto(buf)
        return None if n is None else bytes(buf[:n])

    def write(self, buf, off=0, n=None):
        """Write record by record, to know the number of bytes taken. The bytes of a record that
        was not completed must be written again, unchanged."""
        view = memoryview(buf)[off:] if n is None else memoryview(buf)[off : off + n]
        sent = 0
        try:
            while sent < len(view):
                sent += self.sock.send(view[sent : sent + RECORD])
        except (ssl.SSLWantReadError, ssl.SSLWantWriteError):
            pass
        return sent or (None if view else 0)

    send = write

    def finish(self):
        """Send close_notify, as far as the system takes it now."""
        if self._notified:
            return
        self._notified = self._quiet = True
        try:
            self.sock.close_notify()
        except (OSError, ValueError):
            pass  # it does not wait for the peer's close_notify


def wrap(made, conn, server, name, ragged):
    return Secure(made, conn, server, name, ragged)


def pending(sock, full):
    """Whether there are decrypted bytes, which a poll does not see, or a kept end."""
    return sock._ended is not None or sock.sock.pending() > 0


def seen():
    """Return None: OpenSSL itself says what is wrong with a certificate."""
    return None


def value(sock, name):
    """Return a computed attribute of SecureSocket."""
    secure = sock.sock
    if name == "alpn_protocol":
        return secure.selected_alpn_protocol()
    if name == "session_reused":
        return bool(secure.session_reused)
    der = secure.getpeercert(True)
    return (
        der if name == "peer_certificate" else bool(der) and sock.made.verify_mode != ssl.CERT_NONE
    )


def reason(error, during):
    """Return (Linux error number, our code) for an exception. code None: no TLS error; number 0:
    net_error() is to convert the exception itself."""
    if isinstance(error, MemoryError) or getattr(error, "errno", 0) == errno.ENOMEM:
        return 12, None
    if isinstance(error, ssl.SSLCertVerificationError):
        return _EPROTO, _VERIFY.get(error.verify_code, "ERR_TLS_CERT")
    if during == "handshake" and (_stopped(error) or isinstance(error, ssl.SSLZeroReturnError)):
        return _ECONNRESET, "ERR_TLS_CLOSED"
    if isinstance(error, ssl.SSLEOFError):
        return _EPROTO, "ERR_TLS_TRUNCATED" if during == "read" else "ERR_TLS_CLOSED"
    if isinstance(error, (ssl.SSLError, ValueError)):
        text = getattr(error, "reason", None) or ""
        code = _REASONS.get(text, "ERR_TLS_ALERT" if "ALERT" in text else "ERR_TLS")
        if during == "read" and code == "ERR_TLS_NOT_TLS":
            code = "ERR_TLS_BAD_RECORD"
        return _EPROTO, code
    if during == "handshake" and isinstance(error, OSError):
        return _ECONNRESET, "ERR_TLS_CLOSED"
    return 0, None
