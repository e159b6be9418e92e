"""What is paused or cannot pass on stops reading: the sender stalls, memory stays bounded.
(FIELD-NOTES 7.)"""

import pytest
from stress_kit import Served, send_until_stalled

MUCH = 200 * 1000 * 1000
KERNEL = 16 * 1000 * 1000  # what the buffers of both systems may hold
OWN = 6 * 1000 * 1000  # what the process may grow by


@pytest.mark.parametrize("mode", ["hold", "pipe", "onread"])
def test_sender_stalls(runtime, mode):
    with Served(runtime, mode) as served, served.client() as sock:
        sock.sendall(b"begin")
        served.wait("opened", 1)
        before = served.memory()
        sent = send_until_stalled(sock, MUCH)
        assert sent < KERNEL
        assert served.memory() - before < OWN
        assert served.stats()["errors"] == "-"
