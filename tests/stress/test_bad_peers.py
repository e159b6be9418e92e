"""Peers that say nothing, never read, reset in the middle, come by the thousand, or make a
handler raise: only their own sockets suffer."""

from stress_kit import Served, connect, echo, reset, send_until_stalled

CONNECTS = 10000


def test_others_are_served_meanwhile(runtime):
    with Served(runtime, "echo") as served:
        silent, deaf, rude = (served.client() for _ in range(3))
        send_until_stalled(deaf, 8 * 1000 * 1000)
        rude.sendall(b"x" * 100000)
        reset(rude)
        served.wait("closed", 1)
        served.alive()
        echo(silent, b"and now I speak")
        assert served.stats()["hook"] == "-"
        deaf.close()
        silent.close()


def test_ten_thousand_connects_in_a_row(runtime):
    with Served(runtime, "echo") as served:
        before = served.descriptors()
        for n in range(CONNECTS):
            sock = connect(served.port)
            if n % 100 == 0:
                echo(sock, b"%d" % n)
            sock.close()
        stats = served.wait("closed", CONNECTS)
        assert stats["opened"] == CONNECTS
        assert served.descriptors() == before
        served.alive()


def test_handlers_that_raise(runtime):
    with Served(runtime, "fail") as served, served.client() as other:
        for _ in range(50):
            with served.client() as sock:
                sock.sendall(b"raise")
                assert sock.recv(1) == b""  # closed
        echo(other, b"untouched")
        stats = served.stats()
        assert (stats["hook"], stats["closed"]) == ("ValueError:50", 50)
