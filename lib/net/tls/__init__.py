"""net.tls: TLS, client and server. net.connect(..., tls=True), net.create_server(tls=context).

    import net

    socket = net.connect(443, "example.org", tls=True)
    socket.on("secure", lambda: socket.write("GET / HTTP/1.0\\r\\n\\r\\n"))

An option: uses the core's own names. The platform's TLS is the port's `secure` part. Here is what
both ends must know, the Context; certificates.py reads them when a native context is made,
errors.py says what to do about a failure, upgrading.py is for connections that begin without TLS.
"""

import sys

from .._port import port as _port
from ..door import door
from ..timers import check_ms

_secure = _port.tls()
_here = sys.modules[__name__]  # the owner of the door


class Context:
    """What both ends must know: certificates, keys, whom to trust. For any number of sockets.

    ca         certificates to trust: a path or bytes, PEM or DER; None: the system's, where it has
               any (boards have none)
    cert, key  the own certificate and its key: paths or bytes, PEM or DER; servers need them,
               clients where the server asks. cert may hold a chain, in any order. key None: it is
               in the same PEM as the certificate
    password   of the key, where the platform can use one
    trust_all  verify nothing: anybody may be the peer
    client_auth  servers: "none", "want" (where the platform has it) or "need" a certificate of the
               client
    alpn       protocol names to offer, where the platform has ALPN
    server_hostname    the name to verify; default: the host given to connect
    handshake_timeout  ms; 0: no limit
    allow_truncation   take a stream that stops without close_notify for ended, not for broken.
               Boards cannot send one, so what talks to them says True

    TypeError, ValueError at once: an argument that cannot be. ValueError, OSError: something is
    missing, cannot be read or is not what it should be; they come when the first socket or server
    is made with it.
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
            if word not in (True, False):  # "no" would open the door
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
        """The platform's own context for that role, made once."""
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
    """The Context that the option `tls` means; None for False. TypeError: anything else, None too,
    which a function may have returned that was to make a context."""
    if tls is True:
        return Context()
    if tls is False:
        return None
    if not isinstance(tls, Context):
        raise TypeError("tls must be True, False or a net.tls.Context")
    return tls


def upgrade(socket, tls=True, host=None, server=False, on_secure=None):
    """Go on with TLS on a connection that is open (STARTTLS). Returns the SecureSocket that it is
    from now on; socket itself emits `close` and is done.

    socket     a connected Socket without TLS, of connect or of a server; call upgrade in the
               `data` listener that hears the peer's consent. Bytes after that in the same piece
               came in the clear: they are the peer's mistake or somebody's attack
    tls        True or a Context
    host       clients: the name that the certificate must have; or the Context's server_hostname
    server     take the server's part
    on_secure  a listener of `secure`

    ValueError: the socket is not open or secure already, has something left to send or has
    received something that nobody has read; host is missing. TypeError; ValueError and OSError of
    the Context. Everything else is emitted.
    """
    return door(_here, "upgrade", "tls.upgrading")(socket, tls, host, server, on_secure)


from .server import SecureServer  # noqa: E402, F401  it needs what is above
from .socket import SecureSocket  # noqa: E402, F401
