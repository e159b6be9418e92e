"""Thousands of idle connections: 3,000 on MicroPython's default heap, 10,000 on CPython;
fewer where the system allows fewer open files."""

import resource

from stress_kit import Served, connect, echo

EXTRA = 100  # descriptors for the rest


def test_idle_connections(runtime):
    micropython = "micropython" in runtime.name
    count = 3000 if micropython else 10000
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if 0 <= hard < count + EXTRA:
        count = hard - EXTRA
        print(f"the system allows {hard} descriptors: {count} connections")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, count + EXTRA), hard))
    command = [runtime.command[0]]  # without a heap size: the default
    socks = []
    try:
        with Served(runtime, "small", count + EXTRA, command=command) as served:
            before = served.descriptors()
            while len(socks) < count:
                # Fewer at a time than the accept queue holds.
                few = min(250, count - len(socks))
                socks.extend(connect(served.port) for _ in range(few))
                served.wait("opened", len(socks))
            for sock in socks[::100]:
                echo(sock, b"are you there")
            while socks:
                socks.pop().close()
            stats = served.wait("closed", count)
            assert served.descriptors() == before
            assert (stats["errors"], stats["hook"], stats["server"]) == ("-", "-", "-")
    finally:
        for sock in socks:
            sock.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
