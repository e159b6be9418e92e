"""connect() of net.stream's TCP, and what failures and time limits need. Loaded by the first
connect(), listen() or operation, so that nothing has to be loaded in trouble.
"""

import net

from .callbacks import SocketEvent, later
from .tcp import CONNECTED, ERROR


def connect(tcp):
    tcp._check(tcp._sock is None, "connect")
    port = tcp.port
    if not tcp.host or not port:
        raise ValueError("no host or port")
    sock = net.Socket(allow_half_open=True)
    sock.on("connect", lambda: _up(tcp))
    try:
        tcp._adopt(sock)
        sock.connect(int(port) if isinstance(port, str) else port, tcp.host)
        if tcp.timeout:
            tcp._watch("connect")
    except:
        tcp._sock = None
        sock.destroy()
        tcp._rest()
        raise


def _up(tcp):
    tcp._rest()
    tcp._state = CONNECTED
    later(_Connected(tcp, "connected"))


class _Connected(SocketEvent):
    def _fn(self, e):
        if self.socket._state == CONNECTED:  # otherwise closed meanwhile
            SocketEvent._fn(self, e)


# ---- failures


def _gone(tcp, error):
    if error is None:
        tcp.close()
    else:
        e = SocketEvent(tcp, "error")
        e._failed(error)
        later(e)
        tcp._down(ERROR, error)


def _give_up(tcp, error):
    for operations in (tcp._reads, tcp._writes):
        while operations:  # if memory runs out, the rest stay: see TCP._hear
            operations[0]._fail(error)
            operations.pop(0)


# ---- time limits


def _watch(tcp, what):
    sock = tcp._sock
    sent = sock.bytes_written

    def late():
        tcp._timer = None
        if sock.bytes_written == sent:
            there = (tcp.host, sock.remote_address, int(tcp.port), None, "")
            sock.destroy(net.NetError(110, what, None, None, there))
        else:
            tcp._watch(what)

    tcp._timer = net.call_later(tcp.timeout, late)
