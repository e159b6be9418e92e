"""One side of a TLS test, on any runtime: role.py client|server option=value ...

Prints what happens, a line each. Options: port, host, cert, key, ca, name, trust_all, client_auth,
limit (handshake timeout), send (bytes a client sends and wants back), silent=1 (a client that only
waits for "hello"), count (connections a server takes), plain=1 (no TLS), hold=1 (a client that
reads only after a while), greet (a server's first words), ragged=1 (allow_truncation), listen (a
server's address).
"""

import sys

import net
from net import tls


def say(*words):
    print(*words)
    if hasattr(sys.stdout, "flush"):
        sys.stdout.flush()


def context(options):
    return tls.Context(
        ca=options.get("ca"),
        cert=options.get("cert"),
        key=options.get("key"),
        trust_all="trust_all" in options,
        client_auth=options.get("client_auth", "none"),
        server_hostname=options.get("name"),
        allow_truncation="ragged" in options,
        handshake_timeout=int(options.get("limit", "10000")),
    )


def watch(sock, tag):
    for event in ("secure", "end", "close"):
        sock.on(event, lambda event=event: say(tag, event))
    sock.on("error", lambda error: say(tag, "error", error.code, error.syscall))


def pattern(n):
    return (bytes(range(251)) * (n // 251 + 1))[:n]


class Client:
    def __init__(self, options):
        self.want = pattern(int(options.get("send", "5")))
        if "silent" in options:
            self.want = b"hello"
        self.got = []
        self.count = 0
        self.sock = sock = net.connect(
            int(options["port"]),
            options.get("host", "127.0.0.1"),
            tls="plain" not in options and context(options),
        )
        sock.on("connect", lambda: say("client connect"))
        watch(sock, "client")
        sock.on("data", self.data)
        if "hold" in options:
            sock.pause()
            net.call_later(300, sock.resume)
        if "silent" not in options:
            sock.write(self.want)

    def data(self, chunk):
        self.got.append(chunk)
        self.count += len(chunk)
        if self.count >= len(self.want):
            say("client echoed", b"".join(self.got) == self.want)
            self.sock.end()


class Server:
    def __init__(self, options):
        self.left = int(options.get("count", "1"))
        self.server = net.create_server(self.connection, tls=context(options))
        self.server.on("error", lambda error: say("server error", error.code))
        port = int(options.get("port", "0"))  # a board cannot ask which one it got
        self.server.listen(
            port,
            options.get("listen", "127.0.0.1"),
            lambda: say("port", port or self.server.address()["port"]),
        )
        self.greet = options.get("greet")

    def connection(self, sock):
        say("server connection")
        watch(sock, "server")
        sock.pipe(sock)
        if self.greet:
            sock.write(self.greet)
        self.left -= 1
        if not self.left:
            self.server.close()


def main(role, *words):
    options = dict([word.split("=", 1) for word in words])
    try:
        (Client if role == "client" else Server)(options)
    except (ValueError, OSError, TypeError) as error:
        say("refused", type(error).__name__)
    net.run()
    say("done")


main(*sys.argv[1:])
