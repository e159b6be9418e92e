"""Peers that reset while the server writes: each failure is reported once, each socket closes,
nothing leaks, others are served. (FIELD-NOTES 7.)"""

from stress_kit import Served, connect, reset

TIMES = 200


def test_writes_after_resets(runtime):
    with Served(runtime, "push") as served:
        before = served.descriptors()
        for _ in range(TIMES):
            sock = connect(served.port)
            assert sock.recv(10)
            reset(sock)
        stats = served.wait("closed", TIMES)
        assert served.descriptors() == before
    codes = dict(part.split(":") for part in stats["errors"].split(","))
    assert set(codes) <= {"ECONNRESET", "EPIPE"}
    assert sum(map(int, codes.values())) == TIMES
    assert stats["hook"] == "-"


def test_resets_of_an_echo(runtime):
    with Served(runtime, "echo") as served:
        before = served.descriptors()
        for _ in range(TIMES):
            sock = connect(served.port)
            sock.sendall(b"x" * 1000)
            reset(sock)
        stats = served.wait("closed", TIMES)
        assert served.descriptors() == before
        served.alive()
    assert stats["opened"] == TIMES
    assert stats["hook"] == "-"
