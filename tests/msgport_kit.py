"""What cases of net.msgport share: sockets that are connected or listen. MicroPython subset."""

from net.msgport import SocketAddress, StreamSocket


def address(host, port):
    made = SocketAddress()
    made.set_address(host)
    made.set_port(port)
    return made


def to(host, port, message_port=None):
    """A socket that is to connect there; with a message port it does not wait."""
    sock = StreamSocket()
    sock.set_send_to_address(address(host, port))
    sock.set_message_port(message_port)
    return sock


def client(t, message_port=None, hold=False):
    """(socket, peer), connected by the socket."""
    serving = t.peer.serve(hold=hold)
    sock = to(serving.host, serving.port)
    t.check(sock.connect(), "connected")
    t.until(lambda: serving.accepted, "accepted")
    sock.set_message_port(message_port)
    return sock, serving.accepted[0]


def listener(t, message_port=None):
    """(socket, port number), listening."""
    number = t.peer.port_for_listen()
    sock = StreamSocket()
    sock.set_message_port(message_port)
    t.check(sock.set_address(address(t.peer.listen_host, number)), "bound")
    t.check(sock.listen(4), "listening")
    return sock, number or sock.get_address().get_port()


def accepted(t, listening, number):
    """(socket, peer), connected by the peer."""
    peer = t.peer.connect(number)
    got = []

    def taken():
        sock = listening.is_readable() and listening.accept() or None
        if sock is not None:
            got.append(sock)
        return got and peer.opened

    t.until(taken, "accepted")
    return got[0], peer


def arrived(t, sock, n):
    """Wait until n bytes can be received."""
    t.until(lambda: sock.get_count_rcv_buf() >= n, "%d bytes" % n)


def take(t, sock, n):
    """Receive n bytes."""
    got = b""
    buffer = bytearray(n)
    while len(got) < n:
        t.until(sock.is_readable, "after %d of %d bytes" % (len(got), n))
        count = sock.receive(buffer, 0, n - len(got))
        t.check(count > 0, "received %d, status %d" % (count, sock.status()))
        got += bytes(buffer[:count])
    return got


def fill(t, sock):
    """Send the pattern until nothing more is taken, while the peer does not read; how much."""
    sent = 0
    while sent < 64 * 1024 * 1024:
        n = sock.send(t.pattern(1000, sent), 0, 1000)
        if n < 0:
            return sent
        sent += n
        if n < 1000:
            t.idle(1)
    t.fail("64 MB sent and never full")
