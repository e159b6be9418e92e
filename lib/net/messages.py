"""messages: sockets that send and receive typed values, in the manner of the Accessors.

    from net import messages

    client = messages.SocketClient(4000, "127.0.0.1", raw_bytes=False, send_type="number")
    client.on("open", lambda: client.send([20.5, 21.0]))
    client.open()

This file is what both ends of a connection share; the rest is loaded by its first use: options,
receiving (frames, raw numbers), numbers, text (strings, JSON, images), client, server, tls.
Imports net's public names only.
"""

import net
from net import Emitter

_LINGER = 2000  # ms that a closed connection waits for the peer's end
_BOUNDLESS = 0x3FFFFFFF
_COPIED = 1024  # a payload that is not shorter is not copied behind its header

# Where the public names are.
_WHERE = {
    "SocketClient": "client",
    "SocketServer": "server",
    "Socket": "server",
    "supported_receive_types": "options",
    "supported_send_types": "options",
}


def __getattr__(name):
    if name not in _WHERE:
        raise AttributeError("no attribute " + name)
    where = "messages_" + _WHERE[name]
    found = getattr(getattr(__import__("net." + where), where), name)
    globals()[name] = found
    return found


class MessageError(ValueError):
    """What `error` tells of values and messages; `code` as in NetError: EINVAL (a value cannot be
    sent as that type), EBADMSG (what came is not of the type), EMSGSIZE, EPIPE (closed), ENOTSUP.
    """

    def __init__(self, text, code="EBADMSG"):
        super().__init__(text)
        self.code = code


def socket_options(options):
    """What the core's sockets are made with. Of ours the core holds one message at most, so its
    limit is none: the messages that wait are counted here."""
    most = min(options["send_buffer_size"], net.Socket.high_water_mark)
    return {"high_water_mark": most, "max_queued": _BOUNDLESS}


class Connection(Emitter):
    """One end: the base of SocketClient and Socket. Events: data(value), close(), error(error)."""

    def __init__(self, options):
        self.options = options
        self._sock = None  # of the core, from the attempt to its `close`
        self._up = False  # open: values go both ways
        self._over = False  # closed, or about to be
        self._full = False  # the core asked to wait for `drain`
        self._queue = []  # header, payload, ... of what waits
        self._timer = None
        self._receiver = None  # what says whether the stream may end
        self._one = self._tell_data  # what gets a value
        # The header of n bytes, kept because the next message is often as long.
        self._header = b"" if options["raw_bytes"] else b"\0"
        self._n = 0
        self._encode = codec(options["send_type"]).encode

    # ---- sending

    def send(self, data):
        """Send a value of the send type, or a sequence of them as one message. None: nothing.

        False: it has to wait; or it was dropped, and `error` follows. OSError ENOBUFS: more than
        max_unsent_messages would wait; it was not accepted. Allocates: the bytes sent."""
        try:
            if self._over:
                raise MessageError("send: the connection is closed", "EPIPE")
            if not self._up and self.options.get("discard_messages_before_open"):
                return False
            payload = self._encode(data)
            return payload is None or self._put(payload)
        except ValueError as error:
            net.defer(self._fail, error)
            return False

    def _put(self, payload):
        header = self._header
        n = len(payload)
        if header:
            if n != self._n:
                header = self._head(n)
            if n < _COPIED:
                payload = header + payload
                header = b""
        if self._up and not self._full:
            return self._write(header, payload)
        most = self.options.get("max_unsent_messages", 100)
        if most and len(self._queue) >= 2 * most:
            raise net.NetError(105, "send")
        self._queue.append(header)
        self._queue.append(payload)
        return False

    def _head(self, n):
        if n > self.options["max_message"]:
            raise MessageError("send: %d bytes are more than max_message" % n, "EMSGSIZE")
        self._header = bytes((n,)) if n < 255 else b"\xff" + n.to_bytes(4, "big")
        self._n = n
        return self._header

    def _write(self, header, payload):
        if header:
            self._sock.write(header)
        more = self._sock.write(payload)
        self._full = not more
        return more

    def _flush(self, all=False):
        queue = self._queue
        while queue and (all or not self._full):
            self._write(queue.pop(0), queue.pop(0))

    def _drained(self):
        self._full = False
        self._flush()

    # ---- the connection

    def _listening(self, event):
        """The only listener of `data` gets its values without being looked for."""
        ev = self._ev or ()
        alone = ev.count("data") == 1
        self._one = ev[ev.index("data") + 1] if alone else self._tell_data

    def _tell_data(self, value):
        self._fire("data", value, False)

    def _begin(self, sock):
        """The connection is there: from now on values go both ways."""
        options = self.options
        self._sock = sock
        self._up = True
        sock.on("drain", self._drained)
        sock.on("end", self._ended)
        if options["idle_timeout"]:
            sock.set_timeout(options["idle_timeout"] * 1000, self._idle)
        kind = codec(options["receive_type"])
        if options["raw_bytes"] and not kind.size:
            kind.receive(self, sock)
        else:
            from net.messages_receiving import receive

            self._receiver = receive(self, sock, kind)

    def close(self):
        """Send what waits, then close; `close` follows, once. What still comes is dropped."""
        if self._up:
            self._up = False
            self._over = True
            self._flush(True)
            self._sock.end(self._finished)

    def _finished(self, error):
        """All is sent: a peer that does not end shall not keep the connection."""
        if not error and self._sock is not None:
            self._timer = net.call_later(_LINGER, self._sock.destroy)

    def _idle(self):
        if self._up:
            self.close()
        else:
            self._sock.destroy()

    def _stop_timer(self):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _closed(self, arg=None):
        """The core's `close`: ours, then nothing more, so the listeners may go first. One of them
        may open the connection anew, and add others."""
        self._stop_timer()
        self._sock = self._receiver = None
        self._up = self._full = False
        self._over = True
        self._queue = []
        listeners = self.listeners("close")
        self.remove_all_listeners()
        for listener in listeners:
            listener()

    def _ended(self):
        """The peer's end; the core ends too when this returns."""
        if self._up:
            if self._receiver is not None and self._receiver.partial():
                self._fail(MessageError("the stream ended within a message"))
            self._up = False
            self._over = True
            self._flush(True)

    def _lost(self, error):
        """Nothing that the peer sends can be understood any more."""
        self._up = False
        self._over = True
        self._sock.destroy()
        self._fail(error)

    def _fail(self, error):
        if not self._fire("error", error, False):
            net.report(error)


def codec(kind):
    """What encodes and decodes a type: see messages_numbers.py and messages_text.py."""
    from net.messages_options import code_of

    code = code_of(kind)
    if code:
        from net.messages_numbers import Numbers

        return Numbers(kind, code)
    from net.messages_text import Text

    return Text(kind)
