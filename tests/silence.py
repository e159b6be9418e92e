"""A port that neither answers nor refuses: a listener whose queue is full. Linux only.

MicroPython subset; plain sockets, since a server of `net` would accept.
"""

import socket


def _listener(host):
    sock = socket.socket()
    sock.bind(socket.getaddrinfo(host, 0, 0, 1)[0][-1])
    sock.listen(0)
    return sock


class Silence:
    """At an address of this machine."""

    def __init__(self, host):
        self._socks = [_listener(host)]
        self.port = self._find_port()
        addr = socket.getaddrinfo(host, self.port, 0, 1)[0][-1]
        for _ in range(3):  # backlog 0 takes one connection; the next ones stay unanswered
            sock = socket.socket()
            sock.setblocking(False)
            try:
                sock.connect(addr)
            except OSError:
                pass
            self._socks.append(sock)

    def _find_port(self):
        sock = self._socks[0]
        if hasattr(sock, "getsockname"):
            return sock.getsockname()[1]
        import ffi

        name, size = bytearray(16), bytearray(b"\x10\0\0\0")
        ffi.open(None).func("i", "getsockname", "ipp")(sock.fileno(), name, size)
        return name[2] << 8 | name[3]

    def close(self):
        for sock in self._socks:
            sock.close()
