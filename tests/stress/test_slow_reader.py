"""12 MB in flight to a reader that begins late come back byte for byte. (FIELD-NOTES 7.)"""

import random
import threading

import pytest
from stress_kit import Served, receive

SIZE = 12 * 1000 * 1000


@pytest.mark.parametrize("mode", ["echo", "onread", "readable", "pipe"])
def test_slow_reader(runtime, mode):
    data = random.Random(1).randbytes(SIZE)
    with Served(runtime, mode) as served, served.client() as sock:
        sender = threading.Thread(target=sock.sendall, args=(data,), daemon=True)
        sender.start()
        if mode != "echo":
            sender.join(0.3)  # it is held back
        else:
            sender.join()  # all of it is accepted
        got = receive(sock, SIZE)
        sender.join()
        assert got == data
        assert served.stats()["errors"] == "-"
