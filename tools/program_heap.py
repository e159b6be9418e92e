"""Runs on MicroPython: what a program on `net` keeps of the heap, the library included.

    micropython tools/program_heap.py PROGRAM [IMAGE [MORE]]

Started by program_rows.py, with a path that holds the library as .mpy files or as sources; or with
the image of a ROM file system that does ("": none). MORE only takes room. The peers are plain
sockets of this process. Prints what the pool of names holds before and after, then the bytes kept
while the last connection is open. As on a board there is no waker before it is asked for, and the
receive buffer is small.
"""

import gc
import socket
import sys

import micropython

net = None
LARGE = b"x" * 100000  # more than the system takes at once


def used():
    # Twice: the first collection may leave what only the stack still named.
    gc.collect()
    gc.collect()
    return gc.mem_alloc()


def least(depth):
    """used(), where the stack has the fewest words that are stale: called with more and less."""
    return min(used(), least(depth - 1)) if depth else used()


def there(port):
    return socket.getaddrinfo("127.0.0.1", port, 0, socket.SOCK_STREAM)[0][-1]


def turn():
    for _ in range(8):
        net.turn(2)


def port_of(sock):
    """Without loading what a program with a port of its own does not load."""
    import net_micropython

    return net_micropython.local(sock)[1]


def serve(on_connection):
    """The port of a server."""
    server = net.create_server(on_connection)
    server.listen(0, "127.0.0.1")
    turn()
    return port_of(server._sys)


def dial(port):
    peer = socket.socket()
    peer.connect(there(port))
    turn()
    return peer


def told(peer, data, answer):
    """Send data; the program is to answer."""
    peer.send(data)
    turn()
    got = peer.recv(100)
    if got != answer:
        raise ValueError(got)


# ---- the programs


def echo():
    def on_connection(sock):
        sock.on("data", sock.write)
        sock.on("error", print)

    peer = dial(serve(on_connection))
    told(peer, b"hello", b"hello")
    return peer


def onread():
    def on_bytes(n, buf, sock):
        sock.write(buf, 0, n)

    def on_connection(sock):
        sock.set_onread(buffer, on_bytes)
        sock.on("error", print)

    buffer = bytearray(64)
    peer = dial(serve(on_connection))
    told(peer, b"hello", b"hello")
    return peer


def pipe():
    def on_connection(sock):
        sock.pipe(sock)
        sock.on("error", print)

    peer = dial(serve(on_connection))
    told(peer, b"hello", b"hello")
    return peer


def http():
    def on_connection(sock):
        def on_data(data):
            if b"\r\n\r\n" in data:
                sock.write(b"HTTP/1.0 200 OK\r\n\r\n")
                sock.end("hello")

        sock.on("data", on_data)
        sock.on("error", print)
        sock.set_timeout(5000, sock.destroy)

    port = serve(on_connection)
    peer = dial(port)
    told(peer, b"GET / HTTP/1.0\r\n\r\n", b"HTTP/1.0 200 OK\r\n\r\nhello")
    peer.close()
    turn()
    return dial(port)


def chat():
    people = []

    def on_connection(sock):
        def on_data(text):
            for other in people:
                other.write(str(sock.remote_port > 0) + text)

        people.append(sock)
        sock.set_encoding("utf8")
        sock.on("data", on_data)
        sock.on("error", print)
        sock.on("close", lambda: people.remove(sock))

    port = serve(on_connection)
    peer = dial(port)
    other = dial(port)
    told(peer, b"hello", b"Truehello")
    if other.recv(100) != b"Truehello":
        raise ValueError
    other.close()
    turn()
    return peer


def client():
    def on_connect():
        sock.write("hello")

    server = socket.socket()
    server.bind(there(0))
    server.listen(1)
    sock = net.connect(port_of(server), "127.0.0.1", on_connect)
    sock.on("data", lambda data: sock.write(data))
    sock.on("error", print)
    sock.on("close", net.stop)
    turn()
    peer = server.accept()[0]
    server.close()
    turn()
    if peer.recv(100) != b"hello":
        raise ValueError
    told(peer, b"world", b"world")
    return peer


def trouble():
    """A slow reader, then a reset, and nobody to connect to."""
    heard = []

    def on_connection(sock):
        def on_data(data):
            while sock.write(LARGE):
                pass

        sock.on("data", on_data)
        sock.on("drain", lambda: heard.append("drain"))
        sock.on("error", lambda error: heard.append(error.code))

    port = serve(on_connection)
    peer = dial(port)
    peer.send(b"?")
    turn()
    while "drain" not in heard:
        peer.recv(65536)
        turn()
    peer.send(b"?")
    turn()
    peer.setsockopt(1, 13, b"\1\0\0\0\0\0\0\0")  # SO_LINGER
    peer.close()
    turn()
    sock = net.connect(1, "127.0.0.1")
    sock.on("error", lambda error: heard.append(error.code))
    turn()
    if heard != ["drain", "ECONNRESET", "ECONNREFUSED"]:
        raise ValueError(heard)
    heard.clear()
    return dial(port)


def everything():
    for program in (onread, pipe, http, chat, client, trouble):
        program().close()
        turn()
    net.lookup("localhost", print_none)
    net.call_later(0, net.wake)
    net.is_ip("::1")
    return echo()


def print_none(*args):
    pass


def measure(program, image):
    global net
    if image:
        import vfs

        vfs.mount(vfs.VfsRom(image), "/rom")
        sys.path.insert(0, "/rom")
    micropython.qstr_info()
    used()
    before = used()
    import net

    port = sys.modules["net_micropython"]
    port.WAKES = False
    port.RX_SIZE = 1024
    peer = program() if program else None
    if peer:
        turn()  # or what the last one has worked on may be found on the stack
    kept = least(8) - before
    micropython.qstr_info()
    print(kept)
    return peer


image = None
if sys.argv[2:] and sys.argv[2]:
    with open(sys.argv[2], "rb") as file:
        image = file.read()
measure(None if sys.argv[1] == "nothing" else globals()[sys.argv[1]], image)
