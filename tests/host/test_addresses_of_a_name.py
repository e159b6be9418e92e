"""A name with several addresses: one that is slow has not failed, one that this machine has no way
to does not say what is wrong, and localhost is 127.0.0.1 and ::1."""

import socket

import programs
import pytest
import runtimes

PERSONALITIES = [*runtimes.BOARDS, "linux", "unix"]
FIRST, SECOND, THIRD = "192.0.2.1", "192.0.2.2", "192.0.2.3"
ON_FAKE = """
import net_fake as fake

fake.use({personality!r})
fake.install()
fake.hosts("both.example", {addresses!r})
for address, fate in {fates!r}.items():
    fake.route(address, *fate)
listeners = [fake.peer_listen(80, address) for address in {addresses!r}]
import net

begun = fake.now()
sock = net.connect(80, "both.example")
sock.on("connect", lambda: (print("connect", sock.remote_address), sock.destroy()))
sock.on("error", lambda error: print(error.code, error.address))
sock.on("close", lambda: print(fake.now() - begun))
net.run()
print(fake.leaks())
"""


def connect(personality, **fates):
    """What it came to, and after how many ms."""
    addresses = [{"a": FIRST, "b": SECOND, "c": THIRD}[name] for name in fates]
    routes = dict(zip(addresses, fates.values()))
    printed = programs.on_fake(
        personality,
        ON_FAKE.format(personality=personality, addresses=addresses, fates=routes),
    )
    told, ms, leaks = printed.splitlines()
    assert leaks == "[]", printed
    return told, int(ms)


@pytest.mark.parametrize("personality", PERSONALITIES)
def test_a_slow_one_is_asked_again(personality):
    """2.5 s for an answer is more than the first round gives, where the other is no good."""
    slow, unreachable = ("ok", 2500), ("unreachable", 0)
    told, ms = connect(personality, a=slow, b=unreachable)
    assert told == f"connect {FIRST}" and ms < 10000, (told, ms)
    told, ms = connect(personality, a=slow, b=("refuse", 0))
    assert told == f"connect {FIRST}" and ms < 4000, (told, ms)


@pytest.mark.parametrize("personality", PERSONALITIES)
def test_slow_ones_get_more_time_each_round(personality):
    slow = ("ok", 3500)
    told, ms = connect(personality, a=slow, b=slow)
    assert told.startswith("connect ") and ms < 15000, (told, ms)


@pytest.mark.parametrize("personality", ["esp32", "linux", "unix"])
def test_who_refuses_says_more_than_who_is_out_of_reach(personality):
    """Not on rp2, which learns of that after 30 s: a connect has 20."""
    told, _ = connect(personality, a=("refuse", 0), b=("unreachable", 0))
    assert told == f"ECONNREFUSED {FIRST}", told
    told, _ = connect(personality, a=("unreachable", 0), b=("refuse", 0))
    assert told == f"ECONNREFUSED {SECOND}", told


@pytest.mark.parametrize("personality", PERSONALITIES)
def test_one_that_never_answers_is_given_up_in_the_end(personality):
    told, ms = connect(personality, a=("blackhole", 0), b=("refuse", 0))
    assert told == f"ETIMEDOUT {FIRST}", told
    assert 19000 < ms < 600000


LOCALHOST = """
import sys

import net

sock = net.connect(int(sys.argv[1]), (sys.argv[2:] or ["localhost"])[0])
sock.on("connect", lambda: (print(sock.remote_address), sock.destroy()))
sock.on("error", lambda error: print(error.code, error.address))
net.run()
"""


@pytest.mark.parametrize(
    "runtime", [runtimes.python(), *runtimes.unix_ports()], ids=lambda runtime: runtime.name
)
def test_localhost(runtime, tmp_path):
    """A server on ::1 alone, as programs of Node's have it, is at localhost; who listens on
    neither has refused."""
    program = tmp_path / "program.py"
    program.write_text(LOCALHOST)
    with socket.socket(socket.AF_INET6) as server:
        try:
            server.bind(("::1", 0))
        except OSError as error:
            pytest.skip(f"this machine has no ::1: {error}")
        port = server.getsockname()[1]
        printed = programs.run(runtime, program, port)[1]
        assert printed.split()[0] == "ECONNREFUSED", printed
        server.listen()
        assert programs.run(runtime, program, port) == (0, "::1\n")
        assert programs.run(runtime, program, port, "0:0:0:0:0:0:0:1") == (0, "::1\n"), "its form"
