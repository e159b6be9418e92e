"""SecureServer: a Server whose connections are SecureSockets. Part of net.tls."""

from ..server import Server
from . import meant
from .socket import SecureSocket


class SecureServer(Server):
    """A Server with the option `tls`. `connection` is emitted when a client has connected; that
    socket's `secure` follows."""

    def __init__(self, *args, tls=False, **options):
        self._tls = meant(tls)
        if self._tls is not None:
            self._tls.native(True)
            self._kind = self._make
        super().__init__(*args, **options)

    def _make(self, allow_half_open, high_water_mark, max_queued):
        sock = SecureSocket(allow_half_open, high_water_mark, max_queued)
        sock._tls = self._tls
        return sock
