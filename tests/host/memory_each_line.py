"""A MemoryError at each executed line of a style, on the fake port: what must hold all the same.

    memory_each_line.py STYLE        prints what was broken, one line each; nothing: all held

A program as a careful one would be: it repeats a call of its own that found no memory. The library
may end a connection for want of memory, but it tells so; it never goes on with bytes missing, and
the server takes the next client. Started by test_memory_each_line.py.
"""

import linecache
import sys

import net_fake

net_fake.use("linux")
net_fake.install()

import net
from net import msgport, stream
from net.loop import loop
from net.stream import callbacks

PORT = 80
MESSAGES = [bytes([65 + i]) * (40 + 7 * i) for i in range(5)]


# Lines at which no memory can be lacking, and where nothing could be done about it: they allocate
# nothing, and what they belong to is half done.
EXEMPT = (
    "if n == e.bytes_processed:",
    "return 0",
    "tcp._wanted = None",
    'server.on("readable", lambda: _take(tcp))',
    "inbound = tcp._wanted",
    "if tcp._state != LISTENING or inbound is None:",
    "sock = None",
    "sock = tcp._sock.accept()",
    'server.on("readable", lambda: sock._holds(_READ))',
    "if self._state == _CLOSED:",
    "self._ready = ready = self._ready | bits",
    "if ready & self._wants and not self._queued and self._port is not None:",
    "self._port._add(self)",
    "self._sockets[self._n] = sock",
    "self._n += 1",
    "sock._queued = True",
    "_args[0] = None",
    "n = _try(self._sock)",
    "if n != length:",
    "self._status = 0",
    "return n",
    "if not n:",
    "self._ready &= ~_READ",
    "sock._status = 0",
    "return made",
    "return found",
    "if found is None and sock._status == _EAGAIN and sock._port is None:",
    "try:",
    "if state.busy:",
    "state.busy = 2",
    "entry._fn(entry)",
)


class Line:
    """Raises at the nth line that the style executes."""

    def __init__(self, style, at):
        self.folder = "/net/%s/" % style
        self.at = at
        self.n = 0
        self.where = None

    def calls(self, frame, event, arg):
        return self.lines if self.folder in frame.f_code.co_filename else None

    def lines(self, frame, event, arg):
        if event == "line":
            self.n += 1
            if self.n == self.at and text(frame) not in EXEMPT:
                name = frame.f_code.co_filename.partition("/net/")[2]
                self.where = "%s:%d in %s" % (name, frame.f_lineno, frame.f_code.co_name)
                raise MemoryError("injected")
        return self.lines


def text(frame):
    return linecache.getline(frame.f_code.co_filename, frame.f_lineno).strip()


def twice(call, *args, **options):
    """The call, once more where there was no memory."""
    try:
        return call(*args, **options)
    except MemoryError:
        if not net.running():
            net.turn(0)  # what was given up is closed
        return call(*args, **options)


class Stream:
    """An echo server that pumps, and a client that reads and writes with callbacks."""

    def __init__(self):
        self.accepted = []
        self.told = []
        self.got = b""
        self.buffer = stream.create_buffer(length=64)
        self.message = stream.create_buffer(value=MESSAGES[0])
        self.server = stream.create_tcp(host="127.0.0.1", port=PORT, accepted=self.on_accepted)

    def begin(self):
        twice(self.server.listen)
        twice(self.server.accept, error=self.told.append)

    def on_accepted(self, e):
        self.accepted.append(e.inbound)
        e.inbound.closed = self.told.append
        twice(self.server.accept, error=self.told.append)
        twice(stream.pump, e.inbound, self.piece, 1024, True)

    def piece(self, e):
        if e.bytes_processed > 0:
            try:
                twice(e.source.write, e.buffer, self.sent)
            except OSError:
                pass  # it has gone meanwhile
        else:
            twice(e.source.close)

    def sent(self, e):
        pass

    def client(self, port):
        sock = stream.create_tcp(host="127.0.0.1", port=port)
        sock.error = sock.closed = self.told.append
        sock.connected = self.on_connected
        twice(sock.connect)
        return sock

    def on_connected(self, e):
        try:
            twice(e.socket.write, self.message, self.sent)
            twice(e.socket.read, self.buffer, self.on_read)
        except OSError:
            pass

    def on_read(self, e):
        if e.bytes_processed > 0:
            self.got += twice(self.buffer.to_blob)[: e.bytes_processed]
            try:
                twice(e.source.read, self.buffer, self.on_read)
            except OSError:
                pass
        else:
            twice(e.source.close)

    def turn(self):
        net.turn(10)

    def is_over(self, sock):
        return sock.state in (stream.CLOSED, stream.ERROR)

    def close(self, sock):
        if sock.state in (stream.CONNECTED, stream.LISTENING):
            sock.close()


class MsgPort:
    """The server and the client of one message port."""

    def __init__(self):
        self.accepted = []
        self.got = b""
        self.port = msgport.MessagePort()
        self.server = msgport.StreamSocket()
        self.by_id = {}
        self.ours = None
        self.buffer = bytearray(1024)

    def begin(self):
        twice(self.server.set_message_port, self.port)
        self.server.notify_readable(True)
        address = twice(msgport.SocketAddress)
        twice(address.set_address, "127.0.0.1:%d" % PORT)
        twice(self.server.set_address, address)
        twice(self.server.listen, 4)

    def client(self, port):
        self.ours = sock = twice(msgport.StreamSocket)
        address = twice(msgport.SocketAddress)
        twice(address.set_address, "127.0.0.1:%d" % port)
        twice(sock.set_send_to_address, address)
        twice(sock.set_message_port, self.port)
        sock.notify_readable(True)
        sock.notify_writable(True)
        twice(sock.connect)
        self.by_id[sock.get_id()] = sock
        return sock

    def turn(self):
        for _ in range(4):
            event = twice(msgport.wait, 3, self.port)
            if event is None:
                return
            if event.get_socket_id() == self.server.get_id():
                self.accept()
            else:
                self.serve(self.by_id[event.get_socket_id()])

    def accept(self):
        sock = twice(self.server.accept)
        if sock is not None:
            self.accepted.append(sock)
            self.by_id[sock.get_id()] = sock
            twice(sock.notify_readable, True)

    def serve(self, sock):
        if sock is self.ours and sock.is_writable():
            sock.notify_writable(False)
            twice(sock.send, MESSAGES[0], 0, len(MESSAGES[0]))
        n = twice(sock.receive, self.buffer, 0, 1024)
        if n > 0 and sock is self.ours:
            self.got += self.buffer[:n]
        elif n > 0:
            twice(sock.send, self.buffer, 0, n)
        elif not sock.e_ok() or n == 0:
            twice(sock.close)

    def is_over(self, sock):
        return not sock.is_connected()

    def close(self, sock):
        sock.close()


KINDS = {"stream": Stream, "msgport": MsgPort}


def play(style, at):
    """(lines executed, where it was raised, what was broken)"""
    net_fake.use("linux")
    due = loop.run_due
    loop.__init__()
    loop.run_due = due
    unhandled = []
    net.on_error(unhandled.append)
    line = Line(style, at)
    broken = []
    world = KINDS[style]()
    sys.settrace(line.calls)
    try:
        peers, theirs, ours = scene(world)
    except MemoryError:
        return line.n, line.where, []  # twice: it was raised outside a call that we repeat
    finally:
        sys.settrace(None)
    check(world, peers, theirs, ours, broken)
    if style == "stream":
        left = callbacks.state.busy, len(callbacks.waiting)
        callbacks.state.busy = 0
        callbacks.waiting.clear()
        if left != (0, 0):
            broken.append("callbacks: busy %d, %d wait" % left)
    for error in unhandled:
        if not isinstance(error, MemoryError):
            broken.append("unhandled %r" % error)
    return line.n, line.where, broken


def scene(world):
    world.begin()
    listening = net_fake.peer_listen(90)
    peers = [net_fake.peer_connect(PORT)]
    ours = world.client(90)
    theirs = []
    for _ in range(6):
        world.turn()
        end = listening.accept()
        if end:
            theirs.append(end)
    for message in MESSAGES:
        for end in peers + theirs:
            if end.state == "open":
                end.send(message)
        for _ in range(3):
            world.turn()
    for end in theirs:
        end.fin()
    peers.append(net_fake.peer_connect(PORT))
    for _ in range(6):
        world.turn()
    return peers, theirs, ours


def check(world, peers, theirs, ours, broken):
    whole = b"".join(MESSAGES)
    echo = peers[0].recv()
    if not whole.startswith(echo):
        broken.append("the echo has other bytes")
    if peers[0].state == "open" and not peers[0].ended and echo != whole:
        broken.append("the echo is not whole, and its connection goes on")
    if not whole.startswith(world.got):
        broken.append("the client got other bytes")
    if not world.is_over(ours):
        broken.append("the client knows nothing of its end")
    peers.append(net_fake.peer_connect(PORT))
    for _ in range(3):
        world.turn()
    peers[-1].send(b"again")
    for _ in range(6):
        world.turn()
    if peers[-1].recv() != b"again":
        broken.append("the server does not serve any more")
    for end in peers + theirs:
        end.close()
    broken += left_open(world, ours)


def left_open(world, ours):
    """What is open when the program has closed all that it knows of."""
    for sock in [*world.accepted, ours, world.server]:
        world.close(sock)
    turns = 0
    while net.turn(1000) and turns < 50:
        turns += 1
    if loop.open or loop.live:
        yield "left: %d open, %d timers" % (loop.open, loop.live)
    for leak in net_fake.leaks():
        yield "leak %s" % leak


def main(style):
    play(style, 0)  # what the first use loads is loaded now
    lines, _, broken = play(style, 0)
    for what in broken:
        print("without an error:", what)
    for at in range(1, lines + 1):
        _, where, broken = play(style, at)
        for what in broken:
            print("%s: %s" % (where, what))


main(sys.argv[1])
