"""One pass over the fake port on any interpreter: prints what it saw, the same everywhere.

Run by test_fake_port_micropython.py on CPython and every MicroPython: their subset.
"""

import sys

sys.path.insert(0, __file__.rsplit("/", 2)[0] + "/fake")

import net_fake as fake

port = fake.port


def say(*what):
    print(port.NAME, *what)


def flags(poller, ms=0):
    return [pair[1] for pair in poller.ipoll(ms)]


def raised(call, *args):
    try:
        return call(*args)
    except OSError as error:
        return "error", error.args[0], port.errno(error)


def constants():
    say(port.RX_SIZE, port.HIGH_WATER, port.MAX_QUEUED, port.MAX_CONNECTIONS, port.BACKLOG)


def echo():
    poller = port.poller()
    listener = port.listen(fake.addr("127.0.0.1", 0), port.BACKLOG)
    number = fake.port_of(listener)
    poller.register(port.key(listener), 25)
    peer = fake.peer_connect(number)
    say("listener", flags(poller, -1))
    sock, who = port.accept(listener)
    say("accepted", port.remote(sock, who))
    poller.register(port.key(sock), 25)
    peer.send(b"hello")
    say("data", flags(poller, -1))
    buf = bytearray(64)
    count = sock.readinto(memoryview(buf))
    say("sent", port.writer(sock).write(buf, 0, count))
    fake.settle()
    say("echo", peer.recv())
    peer.fin()
    say("end", flags(poller, -1), port.recv(sock, 9), port.shutdown(sock))
    for each in (sock, listener):
        poller.unregister(port.key(each))
        port.close(each)
    say("left", fake.leaks(), fake.violations(), sorted(fake.counters.items()))


def failures():
    poller = port.poller()
    sock = port.connect(fake.addr("127.0.0.1", 9))
    poller.register(port.key(sock), 29)
    for _, seen in poller.ipoll(-1):
        say("refused", seen, port.connected(sock, seen, bytearray(1)))
    server = fake.peer_listen()
    sock = port.connect(server.addr)
    fake.settle()
    server.accept().reset(b"last words")
    fake.settle()
    say("reset", raised(port.recv, sock, 64), raised(port.recv, sock, 64), port.recv(sock, 64))
    say("write", raised(port.writer(sock).write, b"x"))
    fake.fail_next("listen", 98)
    say("in use", raised(port.listen, fake.addr("0.0.0.0", 80), 2))
    try:
        poller.ipoll(-1)
        port.poller().ipoll(-1)
    except fake.Deadlock:
        say("deadlock")


def names():
    got = []
    fake.hosts("a.test", "10.0.0.1", 30)
    port.resolve("a.test", 80, 0, lambda error, addr, text, family, more=(): got.append(text))
    port.resolve("b.test", 80, 0, lambda error, addr, text, family: got.append(port.errno(error)))
    fake.advance(100)
    say("names", got, fake.now())


def wraps(name):
    fake.use(name, start=2**30 - 5)
    before = port.ticks_ms()
    fake.advance(10)
    say("ticks", before, port.ticks_ms(), port.ticks_diff(port.ticks_ms(), before))


def full_heap():
    server = fake.peer_listen()
    for _ in range(2):
        sock = port.connect(server.addr)
        fake.settle()
        fake.stall(sock)
        say("write", port.writer(sock).write(bytes(5000)), fake.now(), fake.lied())


def many():
    fake.limits(blocks=0, sockets=0)
    poller = port.poller()
    listener = port.listen(fake.addr("0.0.0.0", 0), 2)
    poller.register(port.key(listener), 25)
    number = fake.port_of(listener)
    for _ in range(200):
        peer = fake.peer_connect(number)
        for _ in poller.ipoll(-1):
            sock, _ = port.accept(listener)
            port.close(sock)
        peer.close()
    say("many", len(fake.open_sockets()), fake.blocks())


for personality in fake.PERSONALITIES:
    for part in (constants, echo, failures, names, full_heap, many):
        fake.use(personality)
        part()
    wraps(personality)
