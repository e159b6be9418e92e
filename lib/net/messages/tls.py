"""TLS for messages: the options, as what the core's sockets are made with. Loaded when asked for.

Imports net's public names, net.tls among them, which may be missing: then nothing is connected.
"""

from . import MessageError

_ASKED = {"request": "want", "required": "need"}  # else the word is that of net.tls


def client_tls(options):
    """The context of a client. MessageError, ValueError, OSError: it is not possible."""
    ca = None if options["trust_all"] else _file(options, "trusted_ca_cert_path")
    own = options["pfx_key_cert_path"] and _file(options, "pfx_key_cert_path")
    return _context(options, False, ca=ca, cert=own or None, trust_all=options["trust_all"])


def server_tls(options):
    """The context of a server. As client_tls."""
    own = _file(options, "pfx_key_cert_path")
    asked = options["client_auth"]
    ca = None if asked == "none" else _file(options, "trusted_ca_cert_path")
    return _context(options, True, ca=ca, cert=own, client_auth=_ASKED.get(asked, asked))


def _context(options, server, **words):
    try:
        from .. import tls
    except (ImportError, AttributeError):
        raise MessageError("ssl_tls: net.tls is not installed", "ENOTSUP")
    made = tls.Context(
        password=options["pfx_key_cert_password"] or None,
        # Boards end without close_notify. A message that was cut is told by its own length.
        allow_truncation=not options["raw_bytes"],
        **words,
    )
    made.native(server)  # now, so that a certificate that is none is told at once
    return made


def when_secure(sock, take, fail):
    """take(sock) once its handshake is through; fail(error) when it is not."""

    def secure():
        sock.remove_listener("error", fail)
        take(sock)

    sock.on("error", fail)
    sock.on("secure", secure)


def _file(options, name):
    """The path of a file that is there."""
    path = options[name]
    if not path:
        raise MessageError("ssl_tls needs " + name, "EINVAL")
    open(path, "rb").close()
    return path
