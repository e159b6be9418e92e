"""When the system has no descriptor left, the server says EMFILE, does not spin, and goes on when
there are some."""

from stress_kit import Served, connect, echo

LIMIT = 30
CLIENTS = 60
MOST_POLLS = 300  # far below what a spinning loop does


def test_descriptors_run_out(runtime):
    with Served(runtime, "echo", LIMIT) as served:
        served.stats()
        socks = [connect(served.port) for _ in range(CLIENTS)]
        stats = served.stats()
        while stats["server"] == "-":
            stats = served.stats()
        assert stats["server"].startswith("EMFILE:")
        first = served.stats()["polls"]
        for _ in range(5):
            echo(socks[0], b"served meanwhile")
        assert served.stats()["polls"] - first < MOST_POLLS
        for sock in socks[:40]:
            sock.close()
        for sock in socks[40:]:
            echo(sock, b"accepted at last")
        assert served.wait("opened", CLIENTS)["hook"] == "-"
        for sock in socks[40:]:
            sock.close()
