"""TLSError, whose text says what to do about each failure. Loaded by the first failure.

Part of net.tls. The port's `secure` part interprets the platform's exceptions.
"""

from ..errors import NetError, code_of, net_error
from . import _secure

_HINTS = {
    "ERR_TLS_CERT_EXPIRED": "the peer's certificate has expired, or the clock here is wrong",
    "ERR_TLS_CERT_NOT_YET_VALID": "the clock here is not set, or the certificate is of the future",
    "ERR_TLS_CERT_SELF_SIGNED": "if it is the right one, give that certificate as ca=",
    "ERR_TLS_CERT_UNTRUSTED": "ca= must be the authority that signed the peer's certificate",
    "ERR_TLS_CERT_HOSTNAME": "the certificate is for another name: connect to that, or give"
    " server_hostname=; a common name without subjectAltName is none",
    "ERR_TLS_CERT": "the peer's certificate cannot be used",
    "ERR_TLS_NO_CERT": "the client sent no certificate, and client_auth is need",
    "ERR_TLS_NOT_TLS": "the peer does not speak TLS: is it the right port?",
    "ERR_TLS_VERSION": "no version of TLS in common: 1.2 is the least",
    "ERR_TLS_NO_CIPHER": "no cipher in common, or the peer wants a certificate of ours",
    "ERR_TLS_ALERT": "the peer refused: it says why in its own log",
    "ERR_TLS_BAD_RECORD": "cannot be deciphered: damaged, or from a peer that refused our"
    " certificate",
    "ERR_TLS_CLOSED": "the peer went away during the handshake",
    "ERR_TLS_TIMEOUT": "the peer did not finish the handshake in handshake_timeout",
    "ERR_TLS_TRUNCATED": "it ended without close_notify: cut, reset, or a peer that never sends"
    " it: allow_truncation=True",
    "ENOMEM": "a TLS connection takes some 30 KB at a time: fewer of them, gc.collect() before",
}


class TLSError(NetError):
    """A NetError whose text says what to do; `raw` is the platform's own text."""

    def __init__(self, errno, syscall, code, raw, sock):
        host, address, number = sock._host, sock.remote_address, sock.remote_port
        text = "%s %s:%s" % (code, address or host, number) if number else code
        hint = _HINTS.get(code)
        super().__init__(errno, syscall, text + ": " + hint if hint else text, raw)
        self.code = code
        self.host, self.address, self.port = host, address, number


def broken(sock, error, during):
    """Return the TLSError for an exception of the port."""
    number, code = _secure.reason(error, during)
    if code is None:
        if not number:
            error = net_error(error, during)
            number, code = error.errno, error.code
        else:
            code = code_of(number)
    elif code == "ERR_TLS_CERT_UNTRUSTED" and is_self_signed(_secure.seen()):
        code = "ERR_TLS_CERT_SELF_SIGNED"
    return TLSError(number, during, code, str(error), sock)


def is_self_signed(der):
    """Whether a certificate is its own issuer. der may be None: not known."""
    if der is None:
        return False
    from .certificates import names

    issuer, subject = names(der)
    return issuer == subject


def too_late(sock):
    return TLSError(110, "handshake", "ERR_TLS_TIMEOUT", None, sock)
