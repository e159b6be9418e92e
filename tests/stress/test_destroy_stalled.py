"""destroy() with a peer that does not read closes at once. (FIELD-NOTES 7.)"""

from stress_kit import Served


def test_destroy_with_a_stalled_peer(runtime):
    with Served(runtime, "destroy") as served, served.client() as sock:
        served.wait("opened", 1)
        before = served.descriptors()
        sock.sendall(b"go")
        stats = served.wait("closed", 1)
        assert served.descriptors() == before - 1
        assert (stats["errors"], stats["hook"]) == ("-", "-")
