"""net.tls: TLS, client and server. net.connect(..., tls=True), net.create_server(tls=context).

    import net

    socket = net.connect(443, "example.org", tls=True)
    socket.on("secure", lambda: socket.write("GET / HTTP/1.0\\r\\n\\r\\n"))

An option: uses the core's own names. The platform's TLS is behind the port's `secure` part. This
file has the Context; certificates.py loads certificates when a native context is created,
errors.py explains failures, upgrading.py is for connections that begin without TLS.
"""

import sys

from .._port import port as _port
from ..door import door
from ..timers import check_ms

_secure = _port.tls()
_here = sys.modules[__name__]  # the owner of the door


class Context:
    """TLS settings: certificates, keys, whom to trust. May be used for any number of sockets.

    ca         the certificates to trust: a path or bytes, PEM or DER; None: the system's, where it
               has any (boards have none)
    cert, key  this side's certificate and key: paths or bytes, PEM or DER. Required for servers,
               and for clients if the server asks. cert may contain a chain, in any order. key
               None: it is in the same PEM as the certificate
    password   of the key, where the platform supports it
    trust_all  do not verify anything: the peer may be anybody
    client_auth  for servers: "none", "want" (where the platform supports it) or "need" a client
               certificate
    alpn       protocol names to offer, where the platform supports ALPN
    server_hostname    the name to verify; default: the host given to connect
    handshake_timeout  ms; 0: no limit
    allow_truncation   treat a stream that ends without close_notify as ended, not as broken.
               Boards cannot send close_notify, so their peers need True

    TypeError, ValueError: an invalid argument. ValueError, OSError, when the first socket or
    server is created with it: something is missing, unreadable or invalid.
    """

    def __init__(
        self,
        ca=None,
        cert=None,
        key=None,
        password=None,
        trust_all=False,
        client_auth="none",
        alpn=None,
        server_hostname: "str | None" = None,
        handshake_timeout: int = 10000,
        allow_truncation: bool = False,
    ):
        if client_auth not in ("none", "want", "need"):
            raise ValueError('client_auth must be "none", "want" or "need"')
        if server_hostname is not None:
            from ..misuse import check_text

            check_text(server_hostname, "server_hostname")
        check_ms(handshake_timeout, 0)
        for word in (trust_all, allow_truncation):
            if word not in (True, False):  # "no" would count as true
                raise ValueError("trust_all and allow_truncation must be True or False")
        for text in (ca, cert, key, password):
            if not isinstance(
                text, (str, bytes, bytearray, type(None))
            ):  # open(1) would be stdout
                raise TypeError("ca, cert, key and password must be str or bytes")
        self.server_hostname = server_hostname
        self.handshake_timeout = handshake_timeout
        self.allow_truncation = allow_truncation
        self.trusts_all = trust_all
        self._words = (trust_all, client_auth, alpn)
        self._files = (ca, cert, key, password)
        self._made = [None, None]

    def native(self, server: bool):
        """Return the platform's own context for that role, which is created once."""
        if self._made[server] is None:
            ca, cert, key, password = self._files
            if server and cert is None:
                raise ValueError("tls: a server needs cert= and key=")
            made = _secure.context(server, ca is None, *self._words)
            if cert is not None or ca is not None:
                from . import certificates

                if cert is not None:
                    certificates.load_own(_secure, made, cert, key, password)
                if ca is not None:
                    certificates.load_trusted(_secure, made, ca)
            self._made[server] = made
        return self._made[server]


context = Context


def meant(tls):
    """Return the Context for the option `tls`, None for False. TypeError: anything else, including
    None, which a function that was to make a Context may have returned by mistake."""
    if tls is True:
        return Context()
    if tls is False:
        return None
    if not isinstance(tls, Context):
        raise TypeError("tls must be True, False or a net.tls.Context")
    return tls


def upgrade(socket, tls=True, host=None, server=False, on_secure=None):
    """Start TLS on an open connection (STARTTLS). Returns the SecureSocket that replaces socket;
    socket itself emits `close` and is finished.

    socket     a connected Socket without TLS, of a client or a server. Call upgrade in the `data`
               listener that receives the peer's consent. Do not trust bytes that follow it in the
               same chunk: they were not encrypted
    tls        True or a Context
    host       for clients: the name that the certificate must be valid for, unless the Context has
               a server_hostname
    server     act as the server
    on_secure  a listener of `secure`

    ValueError: the socket is not open, is secure already, still has data to send, or has received
    data that was not read; host is missing. TypeError; ValueError and OSError as for Context.
    Everything else is emitted.
    """
    return door(_here, "upgrade", "tls.upgrading")(socket, tls, host, server, on_secure)


from .server import SecureServer  # noqa: E402, F401  it needs what is above
from .socket import SecureSocket  # noqa: E402, F401
