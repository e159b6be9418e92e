"""Bytes both ways over TLS, on any runtime: exchange.py ROLE HOW SIZE FOLDER [PORT] [option ...]

ROLE client: connects, sends SIZE bytes with backpressure and wants the same back; server: sends
back what comes, of one connection. HOW it receives: data, onread, readinto, late or pipe (server),
with buffers much smaller than a record. Options: ip (the host is an address), trust (trust_all),
many=N (connections at once), ends (a client ends when it has sent all, and then receives), early
(destroy in the first event of each kind), old (as firmware that has no getpeercert),
speaks (a server sends SIZE bytes at once, and ends).
"""

import sys

import net
from net import tls

SMALL = 100


def pattern(n):
    return (bytes(range(251)) * (n // 251 + 1))[:n]


class Reader:
    """Receives into small buffers in one of several ways; self.take(view) gets every piece."""

    def __init__(self, sock, how):
        self.sock = sock
        self.buf = bytearray(SMALL)
        self.view = memoryview(self.buf)
        if how == "data":
            sock.on("data", self.take)
        elif how == "onread":
            sock.set_onread(self.buf, self.onread)
        elif how == "readinto":
            sock.on("readable", self.readable)
        elif how == "late":
            sock.on("readable", lambda: net.call_later(0, self.readable))
        elif how == "pipe":
            sock.pipe(sock)

    def onread(self, n, buf, sock):
        self.take(self.view[:n])

    def readable(self):
        # Once, and not all of the buffer: the rest must be told again.
        n = self.sock.readinto(self.buf, SMALL - 1)
        if n:
            self.take(self.view[:n])


class Client(Reader):
    def __init__(self, options):
        self.options = options
        self.want = pattern(int(options["size"]))
        self.sent = 0
        self.got = bytearray()
        host = "127.0.0.1" if "ip" in options else "localhost"
        whom = {"ca": options["folder"] + "/ca.pem"}
        if "trust" in options:
            whom = {"trust_all": True}
        context = tls.Context(handshake_timeout=limit(options), **whom)
        sock = net.connect(int(options["port"]), host, tls=context)
        sock.on("secure", self.secure)
        sock.on("drain", self.send)
        sock.on("error", lambda e: print(e))
        sock.on("end", lambda: print("end"))
        sock.on("close", lambda: print("close", bytes(self.got) == self.want))
        super().__init__(sock, options["how"])

    def secure(self):
        print("secure")
        self.send()

    def send(self):
        while self.sent < len(self.want):
            n = min(3000, len(self.want) - self.sent)
            at, self.sent = self.sent, self.sent + n
            if not self.sock.write(self.want[at : at + n]):
                return
        if "ends" in self.options:
            self.sock.end()

    def take(self, view):
        self.got += view
        if len(self.got) == len(self.want):
            self.sock.end()


class Echo(Reader):
    def __init__(self, sock, how):
        sock.on("error", lambda e: print(e))
        sock.on("secure", lambda: print("secure"))
        sock.on("close", lambda: print("close"))
        super().__init__(sock, how)

    def take(self, view):
        self.sock.write(bytes(view))


class Early:
    """Destroys its socket in the first event of each kind."""

    def __init__(self, options):
        self.options = options
        self.events = ["connect", "secure", "data", "end"]
        self.next()

    def next(self):
        if not self.events:
            return
        event = self.events.pop(0)
        context = tls.Context(ca=self.options["folder"] + "/ca.pem")
        sock = net.connect(int(self.options["port"]), "localhost", tls=context)
        for name in ("error", "secure", "data", "end"):
            if name != event:
                sock.on(name, lambda *args: None)
        sock.on(event, lambda *args: (print(event), sock.destroy()))
        sock.on("close", self.next)
        sock.write("x")


def limit(options):
    """ms for a handshake: the usual ones, and enough for a hundred at once on a busy machine."""
    return 60000 if "many" in options else 10000


def serve(options):
    left = [int(options.get("many", "1"))]

    def connection(sock):
        Echo(sock, options["how"])
        if "speaks" in options:
            whole = pattern(int(options["size"]))
            for at in range(0, len(whole), 7000):
                sock.write(whole[at : at + 7000])
            sock.end()
        left[0] -= 1
        if not left[0]:
            server.close()

    folder = options["folder"]
    context = tls.Context(
        cert=folder + "/server.pem",
        key=folder + "/server.key.pem",
        handshake_timeout=limit(options),
    )
    server = net.create_server(connection, tls=context)
    server.listen(0, "127.0.0.1")
    print("port", server.address()["port"])


def main(role, how, size, folder, *more):
    options = {"how": how, "size": size, "folder": folder}
    for word in more:
        name, _, value = word.partition("=")
        options[name] = value
    if "old" in options:
        from net.tls import _secure

        made = _secure.Secure.__init__

        def init(self, *args):
            made(self, *args)
            self.peer = None

        _secure.Secure.__init__ = init
    net.on_error(lambda error: print("unhandled", error))
    if role == "server":
        serve(options)
    elif "early" in options:
        Early(options)
    else:
        for _ in range(int(options.get("many", "1"))):
            Client(options)
    net.run()
    print("done")


if hasattr(sys.stdout, "reconfigure"):
    sys.stdout.reconfigure(line_buffering=True)
main(*sys.argv[1:])
