"""TLS of the MicroPython port, over the tls module. Part of net_micropython; loaded by net.tls.

See ports/README.md, "Secure sockets". mbedTLS never tells that a handshake is through: a client
knows it by the peer's certificate, a server by the first byte in either direction. No close_notify
is sent, the peer's is not seen (its FIN is), and a truncated stream looks like an end. `cipher()`
before the end of a handshake crashes the interpreter, so nobody calls it.
"""

from binascii import a2b_base64

import tls

_READ = 1
_EPROTO = 71
_PROBE = 512  # bytes: a first message comes in one piece

_TEXTS = (
    "expired",
    "ERR_TLS_CERT_EXPIRED",
    "does not match",
    "ERR_TLS_CERT_HOSTNAME",
    "not correctly signed",
    "ERR_TLS_CERT_UNTRUSTED",
    "future",
    "ERR_TLS_CERT_NOT_YET_VALID",
)
# mbedTLS's numbers: invalid record, unexpected message, bad protocol version, end of file, an
# alert of the peer, certificate verification.
_NUMBERS = {
    -0x7200: "ERR_TLS_NOT_TLS",
    -0x7700: "ERR_TLS_NOT_TLS",
    -0x6E80: "ERR_TLS_NOT_TLS",
    -0x7280: "ERR_TLS_CLOSED",
    -0x7780: "ERR_TLS_ALERT",
    -0x2700: "ERR_TLS_CERT",
}


def context(server, ca, cert, key, password, trust_all, client_auth, alpn):
    """A tls.SSLContext. ValueError, OSError: something is missing or cannot be read."""
    if password:
        raise ValueError("tls: keys with a password are not supported here")
    if alpn:
        raise ValueError("tls: ALPN is not supported here")
    made = tls.SSLContext(tls.PROTOCOL_TLS_SERVER if server else tls.PROTOCOL_TLS_CLIENT)
    if server:
        if cert is None:
            raise ValueError("tls: a server needs cert= and key=")
        modes = {"none": tls.CERT_NONE, "want": tls.CERT_OPTIONAL, "need": tls.CERT_REQUIRED}
        made.verify_mode = modes[client_auth]
    elif trust_all:
        made.verify_mode = tls.CERT_NONE
    elif ca is None:
        raise ValueError("tls: there are no system certificates here: give ca= or trust_all=True")
    if cert is not None:
        cert = _bytes_of(cert)
        made.load_cert_chain(_der(cert), _der(cert if key is None else _bytes_of(key), "KEY"))
    if ca is not None:
        made.load_verify_locations(_der(_bytes_of(ca)))
    return made


def _bytes_of(given):
    if isinstance(given, (bytes, bytearray)):
        return bytes(given)
    with open(given, "rb") as file:
        return file.read()


def _der(data, what="CERTIFICATE"):
    """DER of the first PEM block of that kind; DER as it is."""
    if b"-----BEGIN" not in data:
        return data
    lines = None
    for line in data.split(b"\n"):
        if line.startswith(b"-----BEGIN") and what.encode() in line:
            lines = []
        elif line.startswith(b"-----END") and lines is not None:
            return a2b_base64(b"".join(lines))
        elif lines is not None:
            lines.append(line)
    raise ValueError("tls: no %s in this PEM" % what)


class Secure:
    """A TLS connection in the shape of a socket. The poller gets `tls`, which knows what is
    decrypted already."""

    def __init__(self, made, raw, server, name):
        self.raw = raw
        self.server = server
        self.tls = wrapped = made.wrap_socket(
            raw, server_side=server, do_handshake_on_connect=False, server_hostname=name
        )
        # The methods themselves: reading and writing cost no call more than without TLS.
        self.readinto = wrapped.readinto
        self.write = wrapped.write
        self.close = wrapped.close

    def fileno(self):
        return self.tls  # what the unix port's poller takes in place of a number

    def handshake(self, waiting):
        """(what to poll for, None), or (0, bytes that came with the end of the handshake)."""
        if self.server and waiting is not None and self._offer(waiting):
            return 0, None
        probe = bytearray(_PROBE)
        n = self.tls.readinto(probe)
        if n:
            return 0, bytes(probe[:n])
        if n == 0:
            raise OSError(-0x7280)
        if not self.server and self.tls.getpeercert(True) is not None:
            return 0, None
        if self.server and waiting is not None and self._offer(waiting):
            return 0, None
        return _READ, None

    def _offer(self, queue):
        """A server that speaks first: a byte of what waits goes through when TLS is ready."""
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
        buf = bytearray(size)
        n = self.tls.readinto(buf)
        return None if n is None else bytes(buf[:n])

    def finish(self):
        pass


def wrap(made, raw, server, name, ragged):
    return Secure(made, raw, server, name)


def pending(sock):
    return False  # its own poll sees decrypted bytes


def alpn(sock):
    return None


def reason(error, during):
    """(Linux number, our code) of an exception; the code is None when TLS is not to blame."""
    if isinstance(error, ValueError):
        text = str(error)
        for i in range(0, len(_TEXTS), 2):
            if _TEXTS[i] in text:
                return _EPROTO, _TEXTS[i + 1]
        return _EPROTO, "ERR_TLS_CERT" if "ertificate" in text else "ERR_TLS"
    number = error.args[0] if error.args else 0
    if isinstance(number, int) and number < -255:
        return _EPROTO, _NUMBERS.get(number, "ERR_TLS")
    if during == "handshake":
        return 104, "ERR_TLS_CLOSED"
    return 0, None
