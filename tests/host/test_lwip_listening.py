"""net_micropython/lwip.py, run with a firmware that is played here: what it does with interrupts
off, and in which order."""

import sys
import types
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "ports/micropython/net_micropython/lwip.py"


class Firmware:
    """`said` is what was done; `queue` the clients that wait."""

    def __init__(self):
        self.said = []
        self.queue = []
        self.masked = 0
        self.free = 100000
        self.fault = None
        self.full = False

    def say(self, what):
        self.said.append(what + (" masked" if self.masked else ""))

    def disable_irq(self):
        self.masked += 1
        return "before"

    def enable_irq(self, state):
        assert state == "before"
        self.masked -= 1

    def collect(self):
        self.say("collect")

    def mem_free(self):
        return self.free

    def accept(self):
        if not self.queue:
            raise AssertionError("an accept() that has to wait, with interrupts off, never ends")
        self.say("accept")
        if self.fault:
            raise self.fault
        return Client(self), ("10.0.0.2", 1234)

    def listen(self, addr, *options):
        self.heard.append(addr)
        if self.full:
            raise OSError(12)
        return self

    def close(self, sock):
        self.say("close listener" if sock is self else "close client")


class Client:
    def __init__(self, firmware):
        firmware.queue.pop(0)
        self.blocking = True

    def setblocking(self, on):
        self.blocking = on


class Poll:
    def __init__(self):
        self.socks = []

    def register(self, sock, mask):
        if sock.fault:
            raise sock.fault
        self.socks.append(sock)

    def unregister(self, sock):
        self.socks.remove(sock)

    def ipoll(self, ms):
        assert ms == 0
        return [(sock, 1) for sock in self.socks if sock.queue]


@pytest.fixture
def port(monkeypatch):
    """(the module, the firmware, which is its own listener)"""
    return made("rp2", monkeypatch)


def made(name, monkeypatch):
    firmware = Firmware()
    firmware.heard = []  # where was listened
    monkeypatch.setitem(sys.modules, "machine", firmware)
    monkeypatch.setitem(sys.modules, "gc", firmware)
    monkeypatch.setitem(sys.modules, "select", types.SimpleNamespace(poll=Poll))
    monkeypatch.setitem(sys.modules, "micropython", types.SimpleNamespace(const=int))
    around = types.SimpleNamespace(NAME=name, listen=firmware.listen, close=firmware.close)
    monkeypatch.setitem(sys.modules, "net_micropython", around)
    space = {}
    exec(SOURCE.read_text(encoding="utf-8"), space)
    module = types.SimpleNamespace(**space)
    module.listener = module.listen(("0.0.0.0", 80), 2)
    return module, firmware


def test_it_accepts_with_interrupts_off(port):
    module, firmware = port
    firmware.queue = ["a"]
    sock, peer = module.accept(firmware)
    assert (sock.blocking, peer) == (False, ("10.0.0.2", 1234))
    assert firmware.said == ["accept masked"]
    assert firmware.masked == 0


def test_a_client_that_has_gone_meanwhile_is_nobody(port):
    module, firmware = port
    assert module.accept(firmware) is None
    assert (firmware.said, firmware.masked) == ([], 0)


def test_little_memory_is_collected_before(port):
    module, firmware = port
    firmware.queue = ["a"]
    firmware.free = 2000
    module.accept(firmware)
    assert firmware.said == ["collect", "accept masked"]


@pytest.mark.parametrize("fault", [OSError(12), MemoryError()])
def test_interrupts_are_on_again_after_a_failure(port, fault):
    module, firmware = port
    firmware.queue = ["a"]
    firmware.fault = fault
    with pytest.raises(type(fault)):
        module.accept(firmware)
    assert firmware.masked == 0


def test_who_waits_is_sent_away_before_a_listener_closes(port):
    module, firmware = port
    firmware.queue = ["a", "b"]
    module.close(firmware)
    done = [what for what in firmware.said if what != "collect"]
    assert done[:5] == [
        "accept masked",
        "close client",
        "accept masked",
        "close client",
        "close listener masked",
    ]
    assert (firmware.queue, firmware.masked) == ([], 0)


def test_closing_never_raises(port):
    module, firmware = port
    firmware.queue = ["a"]
    firmware.fault = MemoryError()
    module.close(firmware)
    assert firmware.said[-1] == "close listener"
    assert firmware.masked == 0


def test_a_connection_is_just_closed(port):
    module, firmware = port
    module.close(object())
    assert firmware.said == ["close client"]


def test_a_listener_that_cannot_be_watched_is_closed(port):
    module, firmware = port
    firmware.fault = MemoryError()
    with pytest.raises(MemoryError):
        module.listen(("0.0.0.0", 81), 2)
    assert firmware.said == ["close listener"]
    assert module._listeners == [firmware]


def test_the_last_two_of_the_pool_are_never_closed(port):
    module, firmware = port
    assert firmware.heard == [("127.0.0.1", 0)] * 2 + [("0.0.0.0", 80)]
    module.listen(("0.0.0.0", 81), 2)
    assert firmware.heard[3:] == [("0.0.0.0", 81)]
    module.close(firmware)
    assert len(module._last) == 2


def test_where_there_is_no_room_for_them_one_listens_without(port):
    module, firmware = port
    module._last.clear()
    firmware.full = True
    for _ in range(2):
        with pytest.raises(OSError):
            module.listen(("0.0.0.0", 82), 2)
    assert firmware.heard[3:] == [("127.0.0.1", 0), ("0.0.0.0", 82), ("0.0.0.0", 82)]


def test_esp8266_has_no_such_pool(monkeypatch):
    _, firmware = made("esp8266", monkeypatch)
    assert firmware.heard == [("0.0.0.0", 80)]
