"""The tables of events on the pages, against what is told: each event of a table comes, with as
many arguments as its row says and, of a dict, with the fields that it names; and nothing comes
that has no row."""

import contextlib
import os
import re
import tempfile

import markdown
import pytest
from clients import closed_port

import net
from net import datasocket, messages, reconnecting, stream, udp

DOCS = markdown.runtimes.ROOT / "docs"
HOST = "127.0.0.1"


def table(page, header, which=0):
    """{event: (how many arguments, the fields of a dict or None, the row's text)}"""
    lines = markdown.prose(DOCS / page).split("\n")
    at = [i for i, line in enumerate(lines) if line.startswith(header)][which]
    rows = {}
    for line in lines[at + 2 :]:
        if not line.startswith("|"):
            return rows
        names, arguments = [cell.strip() for cell in line.split("|")[1:3]]
        for name, inside in re.findall(r"`(\w+)(\([^`]*\))?`", names):
            rows[name] = count(inside.strip("()") if inside else arguments)
    return rows


def count(text):
    """What a cell of arguments means."""
    if text.startswith("dict"):
        return 1, set(re.findall(r"`(\w+)`", text))
    if text.startswith(("bytes", "NetError")):
        return 1, None
    return len(text.split(",")) if text else 0, None


SOCKET = table("net.md", "| event |", 1)
SERVER = table("net.md", "| event |", 0)


class Heard:
    """All that an emitter tells, by name. Emitters call listeners of any name."""

    def __init__(self):
        self.events = {}

    def of(self, thing, names):
        for name in names:
            thing.on(name, lambda *args, name=name: self.events.setdefault(name, args))
        return thing

    def until(self, *names):
        late = []
        timer = net.call_later(60000, late.append, 1)
        while not set(names) <= set(self.events):
            assert not late, f"not heard: {set(names) - set(self.events)}"
            net.turn(20)
        timer.cancel()

    def check(self, rows):
        for name, args in self.events.items():
            number, fields = rows[name]
            assert len(args) == number, name
            if fields is not None:
                assert set(args[0]) == fields, name


@pytest.fixture(autouse=True)
def quiet():
    errors = []
    net.on_error(errors.append)
    yield errors
    net.on_error(None)
    net.close_all()
    for _ in range(20):
        net.turn(0)


def port_of(server):
    net.turn(0)
    return server.address()["port"]


def fired(kind):
    """Spy: the names of all that objects of this class fire, and how often with an argument."""
    names = {}

    class Spy(kind):
        def fire(self, event, arg=...):
            names[event] = 0 if arg is ... else 1
            return kind.fire(self, event, arg)

        def emit(self, event, *args):
            names[event] = len(args)
            return kind.emit(self, event, *args)

    return Spy, names


def test_socket():
    heard = Heard()
    accepted = []
    server = net.create_server(accepted.append).listen(0, HOST)
    kind, names = fired(net.Socket)
    sock = heard.of(kind(high_water_mark=1), SOCKET)
    sock.remove_all_listeners("readable")
    sock.connect(port_of(server), HOST)
    heard.until("lookup", "connect", "ready")
    sock.set_timeout(30)
    heard.until("timeout")
    while sock.write(bytes(65536)):
        pass
    accepted[0].resume()
    heard.until("drain")
    accepted[0].write(b"x")
    heard.until("data")
    sock.pause()
    sock.resume()
    heard.until("pause", "resume")
    accepted[0].end()
    heard.until("end", "finish", "close")
    sock.connect(closed_port(), HOST)
    heard.until("error")
    # `readable`, from one that does not listen to `data`.
    other = heard.of(net.Socket(), ["readable"]).connect(port_of(server), HOST)
    other.on("connect", lambda: accepted[1].write(b"x"))
    heard.until("readable")
    assert set(heard.events) == set(SOCKET)
    heard.check(SOCKET)
    assert set(names) <= set(SOCKET)
    assert {name: names[name] for name in names} == {name: SOCKET[name][0] for name in names}


@pytest.mark.parametrize("host,family", [(HOST, "IPv4"), ("::1", "IPv6"), (None, "local")])
def test_server(host, family, tmp_path):
    heard = Heard()
    kind, names = fired(net.Server)
    path = os.path.join(tempfile.mkdtemp(), "s") if host is None else None
    where = {"path": path} if path else {"port": 0, "host": host}
    server = heard.of(kind(max_connections=1, refuse=True), SERVER)
    server.remove_all_listeners("readable")
    try:
        server.listen(where)
        heard.until("listening")
    except AssertionError:
        pytest.skip("no IPv6 here") if family == "IPv6" else pytest.fail("does not listen")
    target = {"path": path} if path else {"port": server.address()["port"], "host": host}
    clients = [net.connect(dict(target)) for _ in range(2)]
    heard.until("connection", "drop")
    assert heard.events["drop"][0]["family"] == family
    server.refuse = False
    clients.append(net.connect(dict(target)))
    heard.until("pressure")
    clash = heard.of(net.Server(), ["error"]).listen({"port": closed_port(), "host": "192.0.2.1"})
    heard.until("error")
    assert not clash.listening
    net.fail_all()
    server.close()
    heard.until("close")
    by_hand = heard.of(net.Server(manual_accept=True), ["readable"]).listen(0, HOST)
    net.connect(port_of(by_hand), HOST)
    heard.until("readable")
    assert set(heard.events) == set(SERVER)
    heard.check(SERVER)
    assert set(names) <= set(SERVER)


def test_address_and_board():
    reference = markdown.prose(DOCS / "net.md")
    server = net.create_server().listen(0, HOST)
    sock = net.connect(port_of(server), HOST)
    up = []
    sock.on("connect", lambda: up.append(sock.address()))
    while not up:
        net.turn(20)
    for title, told in (("Server.address", server.address()), ("Socket.address", up[0])):
        section = reference[reference.index(f"`{title}()`") :]
        fields = re.search(r"\{([^}]*)\}", section)
        assert fields
        assert set(re.findall(r'"(\w+)"', fields[1])) == set(told), title
    section = reference[reference.index("### `board()`") :].split("\n###")[0]
    fields = set(re.findall(r"`(\w+)`", section)) - {"board"}
    assert fields == set(net.board())


def test_net_error():
    """The attributes of its table, and no others."""
    reference = markdown.prose(DOCS / "net.md")
    section = reference[reference.index("## Errors") :]
    lines = [line for line in section.split("\n") if line.startswith("| `")]
    told = {name for line in lines for name in re.findall(r"`(\w+)`", line.split("|")[1])}
    failed = []
    net.connect(closed_port(), HOST).on("error", failed.append)
    while not failed:
        net.turn(20)
    assert {name for name in vars(failed[0]) if not name.startswith("_")} <= told | {"strerror"}
    assert all(hasattr(failed[0], name) for name in told)


def test_datasocket():
    rows = table("datasocket.md", "| event |")
    heard = Heard()
    served = []

    def accept(conn):
        conn.on("data", lambda value: conn.send(value))
        served.append(conn)
        return True

    server = datasocket.DataSocket.listen(accept, HOST, 0)
    server = server or pytest.fail(str(datasocket.DataSocket.last_error))
    client = datasocket.DataSocket.connect(HOST, server.local_port)
    heard.of(client, rows)
    client.on("connect", lambda: client.send([1, 2]))
    heard.until("connect", "sent", "data")
    client.close()
    heard.until("close")
    broken = datasocket.DataSocket.connect(HOST, closed_port())
    heard.of(broken, ["error"])
    heard.until("error")
    assert set(heard.events) == set(rows)
    heard.check(rows)


def test_messages():
    of_client = table("messages.md", "| event |", 0)
    of_server = table("messages.md", "| event |", 1)
    server, client = Heard(), Heard()
    serving = server.of(messages.SocketServer(port=0, host_interface=HOST), of_server)
    with contextlib.suppress(KeyError):
        serving.on("connection", lambda sock: sock.send("hello"))
    serving.start()
    server.until("listening")
    port = server.events["listening"][0]
    clash = server.of(messages.SocketServer(port=port, host_interface=HOST), ["error"])
    clash.start()
    one = client.of(messages.SocketClient(port, HOST), of_client)
    one.open()
    client.until("open", "data")
    server.until("connection", "error")
    one.close()
    client.until("close")
    failing = messages.SocketClient(closed_port(), HOST, reconnect_attempts=0)
    client.of(failing, ["error"]).open()
    client.until("error")
    serving.stop()
    assert set(client.events) == set(of_client)
    assert set(server.events) == set(of_server)
    client.check(of_client)
    server.check(of_server)


def test_udp():
    rows = table("udp.md", "| event |")
    heard = Heard()
    receiver = heard.of(udp.Socket(), rows).bind(0, HOST)
    heard.until("listening")
    sender = udp.Socket()
    sender.send(b"x", (HOST, receiver.address()["port"]))
    heard.until("message")
    receiver.close()
    heard.until("close")
    heard.of(udp.Socket(), ["error"]).bind(0, "192.0.2.1")
    heard.until("error")
    sender.close()
    assert set(heard.events) == set(rows)
    heard.check(rows)


def test_reconnecting():
    rows = table("reconnecting.md", "| event |")
    heard = Heard()
    accepted = []
    server = net.create_server(accepted.append).listen(0, HOST)
    port = port_of(server)
    line = heard.of(reconnecting.Reconnecting(port, HOST, first=20, outbox=64), rows)
    heard.until("online")
    server.close()
    accepted[0].destroy()
    heard.until("offline", "failed")
    for _ in range(9):
        line.write(b"12345678")
    heard.until("lost")
    line.stop()
    assert set(heard.events) == set(rows)
    heard.check(rows)


def fields_of(callback):
    """What docs/stream.md says of the e of this callback."""
    lines = [x for x in markdown.prose(DOCS / "stream.md").split("\n") if x.startswith("| `e.")]
    found = {}
    before = ""
    for line in lines:
        names, whose = [cell.strip() for cell in line.split("|")[1:3]]
        if whose == "the same":
            whose = before
        before = whose
        if f"`{callback}`" in whose or whose.startswith("operations") and callback in OPERATIONS:
            found.update(dict.fromkeys(re.findall(r"`e\.(\w+)`", names), whose))
    return set(found)


OPERATIONS = ("read", "write", "read_all", "write_stream", "pump")


def test_stream():
    got = {}

    def note(name, then=None):
        def heard(e):
            got.setdefault(name, e)
            if then:
                then(e)

        return heard

    buffer = stream.create_buffer(length=4)
    listener = stream.create_tcp(host=HOST, accepted=note("accepted"), closed=note("closed"))
    listener.listen()
    listener.accept(error=note("error"))

    def up(e):
        e.socket.write(stream.create_buffer(value="abcd"), note("write"))

    stream.create_tcp(host=HOST, port=listener.port, connected=note("connected", up)).connect()
    stream.create_tcp(host=HOST, port=closed_port(), error=note("error")).connect()
    end = net.call_later(3000, net.stop)
    while "accepted" not in got or "error" not in got or "write" not in got:
        stream.turn(20)
    source = stream.create_stream(source=stream.create_buffer(value="abcd"), mode=0)
    target = stream.create_stream(source=stream.create_buffer(length=9), mode=1)
    stream.pump(source, note("pump"), 2, True)
    stream.write_stream(
        stream.create_stream(source=b"ab", mode=0), target, 8, note("write_stream")
    )
    stream.read_all(stream.create_stream(source=b"ab", mode=0), buffer, note("read_all"))
    got["accepted"].inbound.read(stream.create_buffer(length=4), note("read"))
    listener.close()
    wanted = {*OPERATIONS, "connected", "accepted", "closed", "error"}
    while not wanted <= set(got):
        stream.turn(20)
    end.cancel()
    for name in wanted:
        missing = [field for field in fields_of(name) if not hasattr(got[name], field)]
        assert not missing, name
        assert fields_of(name), name
