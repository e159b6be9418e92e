"""When a handler fills MicroPython's heap, its socket goes and the others are served."""

from stress_kit import Served, echo

HEAP = "300k"


def test_handler_fills_the_heap(micropython):
    command = [micropython.command[0], "-X", "heapsize=" + HEAP]
    with Served(micropython, "hoard", command=command) as served, served.client() as other:
        echo(other, b"before")
        for _ in range(20):
            with served.client() as greedy:
                greedy.sendall(b"hoard")
                assert greedy.recv(1) == b""  # closed
        echo(other, b"after")
        stats = served.stats()
        assert (stats["hook"], stats["closed"]) == ("MemoryError:20", 20)
