"""Given half a job in the loop's list, as a MemoryError between two of its entries leaves it, when
more is deferred, then the half is dropped, and the rest comes in order. Origin: issue 18."""

import net


def test(t):
    server = net.create_server()
    for half in ((test,), (test, None)):
        log = []
        net._loop.jobs.extend(half)
        for name in ("first", "second"):
            server.get_connections(
                lambda error, count, name=name: log.append((name, error, count))
            )
        t.wait(log, "second")
        t.equal(log, [("first", None, 0), ("second", None, 0)])
        t.equal(net._loop.jobs, [])
