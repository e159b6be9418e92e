"""A MemoryError at each line of net.dns that may take memory, one a run, over the fake port. A
script that test_memory_elsewhere.py runs:

    dns_memory.py FIRST STEP     lines FIRST, FIRST + STEP, ...

Prints the lines after which somebody who asked was told nothing or twice, something was left open,
or nobody could ask any more. Host only.
"""

import sys
import types

from memory_trap import Trap, meant

import net_fake

net_fake.use("linux")
net_fake.install()

from net_fake.sock import DATAGRAM, Sock

LIBRARY = __import__("net").__file__.rpartition("/")[0] + "/"
ADDRESS = bytes((127, 0, 0, 1))


class Asked(Sock):
    """A socket to a DNS server, which answers by what the name says."""

    __slots__ = ()

    def write(self, data):
        end = data.index(b"\0", 12)
        name = data[12:end]
        kind = data[end + 2]
        found = bytes(15) + b"\1" if kind > 1 else b"" if b"six" in name else ADDRESS
        code = 3 if b"absent" in name else 2 if b"broken" in name else 0
        if code:
            found = b""
        answer = data[:2] + bytes((0x81, 0x80 | code)) + b"\0\1" + bytes((0, found != b""))
        answer += bytes(4) + data[12 : end + 5]
        if found:
            answer += b"\xc0\x0c\0" + bytes((kind, 0, 1, 0, 0, 0, 60, 0, len(found))) + found
        if b"silent" not in name:
            answers = [b"\xff\xff" + answer[2:]] * 17 if b"forged" in name else [answer]
            self.queue += answers
            self.wake()
        return len(data)


def connect(text, number):
    sock = Asked(True)
    sock.open_slot()
    sock.state = DATAGRAM
    sock.queue = []
    return sock


def recv(sock, n, real=net_fake.recv):
    if not isinstance(sock, Asked):
        return real(sock, n)
    return sock.queue.pop(0)[:n] if sock.queue else None


made = types.ModuleType("net_fake.datagram")
made.connect = connect
made.random16 = lambda: 4711
sys.modules["net_fake.datagram"] = net_fake.datagram = made
net_fake.recv = recv

import net
from net import dns
from net.loop import loop

NAMES = "a.test a.test six.test absent.test silent.test forged.test broken.test a.test".split()


class Scene:
    """Lookups, several at once; connections by name, one given up while its name is looked up."""

    def __init__(self):
        self.told = []  # for each lookup: how often
        self.closed = []  # for each socket: how often
        net.on_error(lambda error: None)
        dns.use(["9.9.9.9", "8.8.8.8"], timeout=500, tries=2, keep=2)
        self.listening = net_fake.peer_listen(90)

    def ask(self, name, family=0):
        n = len(self.told)
        self.told.append(0)

        def done(error, text, found):
            self.told[n] += 1

        try:
            net.lookup(name, done, family)
        except MemoryError:
            self.told[n] += 1  # he knows

    def connect(self, name, gone=False):
        n = len(self.closed)
        sock = net.Socket()
        sock.on("error", lambda error: None)
        sock.on("close", lambda: self.count(n))
        self.closed.append(0)
        try:
            sock.connect(90, name)
        except MemoryError:
            sock.connect(90, name)
        if gone:
            net.turn(0)
        else:
            sock.on("connect", sock.end)
            sock.on("lookup", lambda error, text, family: None)
        return sock

    def count(self, n):
        self.closed[n] += 1

    def turns(self):
        for _ in range(60):
            net.turn(1000)
            end = self.listening.accept()
            if end:
                end.fin()

    def run(self):
        for name in NAMES:
            self.ask(name)
        self.ask("six.test", 6)
        self.ask("a.test", 6)
        given_up = self.connect("silent.test", True)
        self.connect("b.test")
        self.connect("absent.test")
        try:
            given_up.destroy()
        except MemoryError:
            given_up.destroy()
        self.turns()
        for name in NAMES:
            self.ask(name)  # some are known by now
        self.turns()

    def wrong(self):
        before = len(self.told)
        self.ask("c.test")
        self.turns()
        yield from (f"lookup {n} told {k} times" for n, k in enumerate(self.told) if k != 1)
        yield from (f"close {n} told {k} times" for n, k in enumerate(self.closed) if k != 1)
        if self.told[before:] != [1]:
            yield "nobody can ask any more"
        if loop.open or loop.live:
            yield f"{loop.open} left open, {loop.live} timers"
        yield from net_fake.leaks()


def once(at):
    """(the trap, what is wrong)"""
    net_fake.use("linux")
    due, view = loop.run_due, loop.view  # what parts have set once, at their import
    loop.__init__()
    loop.run_due, loop.view = due, view
    scene = Scene()
    trap = meant(Trap(LIBRARY, at, ("dns/",)), "net.dns", "net.resolving")
    trap.set()
    try:
        scene.run()
    finally:
        trap.release()
    trap.where = trap.where or "nowhere"
    return trap, list(scene.wrong())


def main(first, step):
    once(0)  # everything is loaded now
    trap, wrong = once(0)
    print(trap.n, "lines;", wrong or "all is well without a MemoryError")
    for at in range(int(first), trap.n + 1, int(step)):
        found, wrong = once(at)
        if wrong:
            print(found.where, wrong[0])


main(*sys.argv[1:])
