"""Reading ahead in net.msgport, which counting, text, finding errors and growing bytearrays need;
and the rest of what send() could not pass on. Loaded with the first connect or listen: when it is
needed there may be no memory to load it.

The functions whose first argument is `sock` are methods of StreamSocket, declared there.
"""

import net

from .. import utf8
from .message_port import const

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


def _fill(sock):
    ahead = sock._ahead or b""
    size = limit(sock, "rcv_buf")
    try:
        while sock._state == _CONNECTED and not sock._ready & _END and len(ahead) < size:
            n = sock._read(sock._sock.readinto(_chunk, min(len(_chunk), size - len(ahead))))
            if not n:
                break
            ahead += bytes(_view[:n])
    except MemoryError:
        sock._sock.destroy()  # what was read is lost, so the stream cannot go on
        raise
    if ahead:
        sock._ahead = ahead
        sock._plain = False
        sock._holds(_READ)


def limit(sock, name):
    """Return the size of the receive or send buffer."""
    if sock._options is not None and name in sock._options:
        return sock._options[name]
    return max(1024, net.Socket.high_water_mark)


def _receive(sock, data, start, length):
    if isinstance(data, (str, bytes)):
        raise TypeError("data must be a bytearray or a memoryview")
    n = _received(sock, data, start, length)
    if n < 0 and sock._status == _EAGAIN and sock._port is None:
        from .blocking import until

        return until(sock, _received, (sock, data, start, length), "receive_timeout")
    return n


def _received(sock, data, start, length):
    if start < 0 or length < 0:
        return sock._no(_EINVAL)
    if sock._ahead is None and sock._state != _CONNECTED:
        return sock._no()
    room = length
    if not isinstance(data, bytearray):
        room = min(length, len(memoryview(data)) - start)
    if room <= 0 < length:
        return sock._no(_EINVAL)
    if length and sock._ahead is None and not sock._ready & _END:
        if start + length <= len(data):
            view = memoryview(data)[start : start + length] if start else data
            n = sock._read(sock._sock.readinto(view, length))
            if n is None:
                return sock._no()
            sock._status = 0
            return n
        _fill(sock)
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
    """Drop the first n bytes, which the program has received."""
    sock._ahead = sock._ahead[n:] or None
    if sock._ahead is None and not sock._ready & _END and sock._state == _CONNECTED:
        sock._plain = True
        sock._ready &= ~_READ
        _fill(sock)  # more may be waiting than the receive buffer could hold


def _unsent(sock, data, start, n, done):
    if done is None:
        sock._no(sock._piped)
        if sock._state == _BROKEN:
            sock._piped = _EPIPE
        return -1
    sock._ready &= ~_WRITE
    if done < 0:
        error = sock._sock.error
        return sock._no(_EPIPE if error is None else error.errno)
    # Queue a copy of the rest, within the send buffer: the program may change data.
    more = min(n - done, limit(sock, "send_buf") - sock._sock.buffer_size)
    if more > 0:
        try:
            rest = bytes(memoryview(data)[start + done : start + done + more])
            sock._sock.write(rest)
            done += more
        except MemoryError:
            pass  # the program will send the rest
    if not done:
        return sock._no()
    sock._status = 0
    return done


def get_count_rcv_buf(sock):
    _fill(sock)
    return len(sock._ahead or b"")


def is_exception(sock):
    _fill(sock)
    return sock._is(_EXCEPT)


def send_str(sock, text):
    if not isinstance(text, str):
        raise TypeError("text must be str")
    data = text.encode()
    if b"\xed" in data:  # the first byte of encoded surrogates, among others
        for c in text:
            if 0xD800 <= ord(c) < 0xE000:
                raise ValueError("half a surrogate pair")
    return sock.send(data, 0, len(data))


def receive_str(sock, length):
    text = _receive_str(sock, length)
    if not text and sock._status == _EAGAIN and sock._port is None:
        from .blocking import until

        return until(sock, _receive_str, (sock, length), "receive_timeout")
    return text


def _receive_str(sock, length):
    if length < 0:
        sock._no(_EINVAL)
        return ""
    _fill(sock)
    ahead = sock._ahead
    sock._status = 0
    if not length or ahead is None:
        if sock._state != _CONNECTED or length and not sock._ready & _END:
            sock._no()
        return ""
    n = utf8.whole(ahead, min(length, len(ahead))) or min(utf8.need(ahead[0]), len(ahead))
    if utf8.whole(ahead, n) != n:
        # Only the beginning of a character.
        if sock._state == _CONNECTED and not sock._ready & _END:
            sock._ready &= ~_READ  # until more arrives
            sock._no()
            return ""
        sock._ahead = None
        return "\ufffd"
    _keep_from(sock, n)
    sock._status = 0
    return utf8.text(ahead[:n])
