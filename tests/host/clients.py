"""Plain blocking clients for the tests of whole programs. Uses the socket module alone."""

import contextlib
import socket

PATIENCE = 60
_bound = []


def closed_port():
    """A port on which nobody listens, and nobody else can meanwhile: it stays bound."""
    sock = socket.socket()
    sock.bind(("127.0.0.1", 0))
    _bound.append(sock)
    return sock.getsockname()[1]


def connect(port):
    return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)


def read_line(stream):
    """One line from a socket's file, as text."""
    return stream.readline().decode()


def read_all(sock):
    """Everything until the peer's end."""
    parts = []
    while True:
        part = sock.recv(65536)
        if not part:
            return b"".join(parts)
        parts.append(part)


def exchange(port, data):
    """Send data and an end, and give everything that came back until the peer's end."""
    with connect(port) as sock:
        sock.sendall(data)
        sock.shutdown(socket.SHUT_WR)
        return read_all(sock)


@contextlib.contextmanager
def line_server(answers):
    """A listener whose one connection is answered, line by line; gives its port."""
    import threading

    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(PATIENCE)

    def serve():
        sock, _ = listener.accept()
        with sock, sock.makefile("rwb", buffering=0) as stream:
            for answer in answers:
                stream.readline()
                stream.write(answer)
            stream.read()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        thread.join(PATIENCE)
        listener.close()
