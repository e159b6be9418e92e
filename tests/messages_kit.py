"""What the conformance cases of net.messages share: clients and servers under test, their logs.

MicroPython subset. As in the harness, the other side is reached by the verbs of peers.py only.
"""

from net import messages


def record(emitter, names="open data close error", into=None):
    """Record these events, in order: "open", ("data", value), ("error", code)."""
    log = [] if into is None else into
    for name in names.split():
        emitter.on(name, _note(log, name))
    return log


def _note(log, name):
    def heard(*args):
        if name == "error":
            args = (getattr(args[0], "code", args[0]),)
        log.append((name,) + args if args else name)

    return heard


def values(log):
    """What the `data` events of a log carried."""
    return [entry[1] for entry in log if entry[0] == "data"]


def text(log):
    """The same, joined: the borders of chunks mean nothing in a raw string."""
    return "".join(values(log))


def client(t, hold=False, **options):
    """(client under test, its log, peer), open."""
    serving = t.peer.serve(hold=hold)
    made = messages.SocketClient(serving.port, serving.host, options)
    log = record(made)
    made.open()
    t.until(lambda: "open" in log and serving.accepted, log)
    return made, log, serving.accepted[0]


def server(t, **options):
    """(server under test, its port), listening."""
    port = options.setdefault("port", t.peer.port_for_listen())
    options.setdefault("host_interface", t.peer.listen_host)
    made = messages.SocketServer(options)
    ports = []
    made.on("listening", ports.append)
    made.start()
    t.until(lambda: ports, "listening")
    return made, port or ports[0]


def accepted(t, **options):
    """(server under test, its Socket, the Socket's log, peer), connected by the peer."""
    made, port = server(t, **options)
    got, log = [], []

    def on_connection(sock):
        got.append(sock)
        record(sock, "data close error", log)

    made.on("connection", on_connection)
    peer = t.peer.connect(port)
    t.until(lambda: got and peer.opened, "connection")
    return made, got[0], log, peer


def receives(t, peer, data):
    """The peer receives exactly this."""
    t.until(lambda: peer.count >= len(data), "the peer's %d bytes" % len(data))
    t.idle()
    t.equal(peer.received, data, "what the peer received")


def closes(t, log, peer):
    """The connection under test ends when the peer, having seen the end, ends too."""
    t.until(lambda: peer.ended, "the peer sees the end", 5000)  # a board lingers for 2 s
    peer.finish()
    t.wait(log, "close")
