"""What net.msgport reads before the program asks for it: to count, to make text, to find errors,
and to let bytearrays grow. Loaded by the first use. Imports net's public names.

The functions whose first argument is `sock` become methods of StreamSocket.
"""

import net
from net import utf8
from net.msgport import const

_READ = const(1)
_WRITE = const(2)
_EXCEPT = const(4)
_END = const(8)
_CONNECTED = const(2)
_BROKEN = const(4)
_EAGAIN = const(11)
_EINVAL = const(22)
_EPIPE = const(32)

_chunk = bytearray(512)
_view = memoryview(_chunk)


def fill(sock):
    """Read ahead what has come, up to the size of the receive buffer."""
    ahead = sock._ahead or b""
    size = limit(sock, "rcv_buf")
    while sock._state == _CONNECTED and len(ahead) < size:
        n = sock._read(_chunk, min(len(_chunk), size - len(ahead)))
        if not n:
            break
        ahead += bytes(_view[:n])
    if ahead:
        sock._ahead = ahead
        sock._holds(_READ)


def limit(sock, name):
    """The size of the receive or send buffer."""
    if sock._options is not None and name in sock._options:
        return sock._options[name]
    return max(1024, net.Socket.high_water_mark)


def receive(sock, data, start, length):
    """StreamSocket._receive where something was read ahead, or data is too short, or length 0."""
    if sock._state != _CONNECTED and sock._ahead is None:
        return sock._no()
    room = length
    if not isinstance(data, bytearray):
        room = min(length, len(memoryview(data)) - start)
    if room <= 0 < length:
        return sock._no(_EINVAL)
    if length:
        if sock._ahead is None:
            fill(sock)
        if sock._ahead is None and not sock._ready & _END:
            return sock._no()
    n = min(room, len(sock._ahead or b""))
    if n:
        _put(data, start, sock._ahead[:n])
        _keep_from(sock, n)
    sock._status = 0
    return n


def _put(data, start, piece):
    short = start + len(piece) - len(data)
    if short > 0:
        data.extend(bytes(short))
    data[start : start + len(piece)] = piece


def _keep_from(sock, n):
    sock._ahead = sock._ahead[n:] or None
    if sock._ahead is None and not sock._ready & _END and sock._state == _CONNECTED:
        sock._ready &= ~_READ
        fill(sock)  # there may be more than the receive buffer held


def unsent(sock, data, start, n, done):
    """StreamSocket._send where the system took less than n: done bytes, a NetError, or None."""
    if done is None:
        sock._no(sock._piped)
        if sock._state == _BROKEN:
            sock._piped = _EPIPE
        return -1
    sock._ready &= ~_WRITE
    if isinstance(done, net.NetError):
        return sock._no(done.errno)
    if not sock._drains:
        sock._drains = True
        sock._sock.on("drain", lambda: sock._holds(_WRITE))
    # A copy of the rest waits, within the send buffer: data is the program's.
    more = min(n - done, limit(sock, "send_buf") - sock._sock.buffer_size)
    if more > 0:
        start += done
        done += more
        sock._sock.write(bytes(memoryview(data)[start : start + more]))
    if not done:
        return sock._no()
    sock._status = 0
    return done


def get_count_rcv_buf(sock):
    """Bytes that can be received now, as far as the receive buffer reaches."""
    fill(sock)
    return len(sock._ahead or b"")


def get_count_send_buf(sock):
    """Bytes taken by send() that the system has not yet."""
    return 0 if sock._sock is None else sock._sock.buffer_size


def is_exception(sock):
    """Whether the connection has failed. Out-of-band data does not show here."""
    fill(sock)
    return sock._is(_EXCEPT)


def send_str(sock, text):
    """Send the text's UTF-8 bytes; the count of bytes taken."""
    data = text.encode()
    return sock.send(data, 0, len(data))


def receive_str(sock, length):
    """Read up to length bytes as text; empty: see status()."""
    text = _receive_str(sock, length)
    if not text and sock._status == _EAGAIN and sock._port is None:
        from net.msgport_blocking import until

        return until(sock, _receive_str, (sock, length), "receive_timeout")
    return text


def _receive_str(sock, length):
    if length < 0:
        sock._no(_EINVAL)
        return ""
    fill(sock)
    ahead = sock._ahead
    sock._status = 0
    if not length or ahead is None:
        if sock._state != _CONNECTED or length and not sock._ready & _END:
            sock._no()
        return ""
    n = utf8.whole(ahead, min(length, len(ahead))) or min(utf8.need(ahead[0]), len(ahead))
    if utf8.whole(ahead, n) != n:
        # The beginning of a character, and nothing else.
        if sock._state == _CONNECTED and not sock._ready & _END:
            sock._ready &= ~_READ  # until more comes
            sock._no()
            return ""
        sock._ahead = None
        return "\ufffd"
    _keep_from(sock, n)
    sock._status = 0
    return utf8.text(ahead[:n])
