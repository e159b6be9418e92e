"""net.dns and who asks: the same question is asked once, one that nobody waits for is dropped,
answers that are none are counted, and no answer is kept for longer than it may be."""

import importlib.util
import subprocess
import sys
import types

import runtimes
from dns_kit import address, programs

DATAGRAM = runtimes.ROOT / "ports/micropython/net_micropython/datagram.py"

GOOD = "10.1.2.3"


def run(runtime, program, *words):
    done = subprocess.run(
        [*runtime.command, "-c", program, *words],
        env=runtime.environment(),
        capture_output=True,
        text=True,
        timeout=programs.PATIENCE,
        check=False,
    )
    assert not done.stderr, done.stderr
    return done.stdout.splitlines()


MANY = """
import sys
import net
from net import dns

host, number = sys.argv[1].split(":")
dns.use([(host, int(number))], timeout=60000)
left = [20]


def told(error, text, family):
    left[0] -= 1
    if not left[0]:
        print(text)
        net.stop()


for _ in range(left[0]):
    net.lookup("a.example.org", told)
net.run()
"""


def test_who_asks_for_the_same_shares_the_answer(serve, runtime):
    server = serve(lambda query, n: address(query, GOOD))
    assert run(runtime, MANY, server.at) == [GOOD]
    assert len(server.asked) == 1


GIVEN_UP = """
import sys
import net
from net import dns
from net._port import port

host, number = sys.argv[1].split(":")
dns.use([(host, int(number))], timeout=100, tries=100)
socks = [net.connect(1, "a.example.org"), net.connect(1, "a.example.org")]


def give_up():
    for sock in socks:
        sock.destroy()
    net.call_later(500, print, "over")


net.call_later(250, give_up)
net.run()
"""


def test_a_question_that_nobody_waits_for_is_dropped(serve, runtime):
    server = serve(lambda query, n: None)
    assert run(runtime, GIVEN_UP, server.at) == ["over"]
    assert 1 <= len(server.asked) <= 4  # not one more in the 500 ms


def test_one_who_still_waits_is_told(serve, runtime):
    more = "sock = net.connect(1, 'a.example.org')\nsock.destroy()\nnet.run()"
    program = MANY.replace("net.run()", more)
    server = serve(lambda query, n: address(query, GOOD))
    assert run(runtime, program, server.at) == [GOOD]


def test_after_many_wrong_answers_it_asks_anew(serve, look_up):
    """Somebody guesses the number: another one, from another port, is asked for."""

    def reply(query, n):
        if n > 1:
            return address(query, GOOD)
        wrong = address(query, "10.6.6.6").to_wire()
        return [bytes([wrong[0] ^ 1]) + wrong[1:]] * 20

    server = serve(reply)
    assert look_up(server, "timeout=60000", "a.example.org") == [GOOD + " 4"]
    assert len(server.asked) == 2
    assert len({number for _, number in server.sources}) == 2


AGED = """
import sys
import time
import net
from net import dns

host, number = sys.argv[1].split(":")
clock = [1000000]


class Clock:
    def time(self):
        return clock[0]


dns.time = Clock()
dns.use([(host, int(number))], timeout=60000)
steps = [0, 59, 2, -30, 1073741, 3600 * 24 * 365 * 30]


def next(error=None, text=None, family=None):
    if text:
        print(text)
    if steps:
        clock[0] += steps.pop(0)
        net.lookup("a.example.org", next)
    else:
        net.stop()


next()
net.run()
"""


def test_an_answer_is_never_younger_than_it_is(serve, runtime):
    """Neither after 12.4 days, when the ticks of a board begin anew, nor when the clock is set."""
    server = serve(lambda query, n: address(query, "10.0.0.%d" % n, ttl=60))
    assert run(runtime, AGED, server.at) == [
        "10.0.0.1",
        "10.0.0.1",
        "10.0.0.2",
        "10.0.0.3",  # the clock went back
        "10.0.0.4",
        "10.0.0.5",
    ]


class Bound:
    """A socket whose first ports are in use."""

    def __init__(self, busy):
        self.busy = busy
        self.asked = []

    def bind(self, addr):
        self.asked.append(addr)
        if len(self.asked) <= self.busy:
            raise OSError(98)


def test_a_board_chooses_its_own_port(monkeypatch):
    """lwIP would count them up, and tell the next one with each."""
    stub = types.ModuleType("micropython")
    stub.const = lambda number: number
    monkeypatch.setitem(sys.modules, "micropython", stub)
    monkeypatch.setitem(sys.modules, "net_micropython", types.ModuleType("net_micropython"))
    spec = importlib.util.spec_from_file_location("datagram", DATAGRAM)
    datagram = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(datagram)
    ports = set()
    for _ in range(50):
        sock = Bound(1)
        datagram._choose_port(sock, ("10.0.0.1", 53))
        host, number = sock.asked[-1]
        assert (len(sock.asked), host) == (2, "0.0.0.0")
        assert 1024 <= number < 65536
        ports.add(number)
    assert len(ports) > 40
    sock = Bound(100)
    datagram._choose_port(sock, ("2001:db8::1", 53))
    assert len(sock.asked) == 4 and sock.asked[0][0] == "::"


IMPOSSIBLE = """
from net import dns

for name in ("timeout", "tries", "keep"):
    for wrong in ("5", -1, float("nan"), float("inf"), 2**31, 1.5, True, None):
        try:
            dns.use(["127.0.0.1"], **{name: wrong})
            print(name, wrong)
        except (TypeError, ValueError):
            pass
for wrong in ("999.1.1.1", "1.2.3", "12345", "::1::", ":", "1.2.3.4.5", "", "a.name", "1.2.3\\0"):
    for server in (wrong, (wrong, 53)):
        try:
            dns.use([server])
            print("server", server)
        except ValueError:
            pass
for wrong in (None, 5, b"127.0.0.1", (), ("127.0.0.1",), ("127.0.0.1", "53"), ("127.0.0.1", 5.5)):
    try:
        dns.use([wrong])
        print("server", wrong)
    except TypeError:
        pass
for wrong in ("127.0.0.1", 5, []):
    try:
        dns.use(wrong)
        print("servers", wrong)
    except (TypeError, ValueError):
        pass
dns.use(["127.0.0.1"], timeout=2**29 - 1, tries=1, keep=0)
dns.use(["::1", ("fe80::1%eth0", 5353)])
print("possible")
"""


def test_impossible_settings_are_refused_before_anybody_asks(runtime):
    assert run(runtime, IMPOSSIBLE) == ["possible"]
