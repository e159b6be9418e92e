"""Given option objects, when they have been used, then they are as before, and may be used again.
Origin: ECMA-419 (never modify the options given)."""

import net


def test(t):
    serving = t.peer.serve()
    options = {
        "port": serving.port,
        "host": serving.host,
        "allow_half_open": True,
        "timeout": 9000,
    }
    kept = dict(options)
    for n in (1, 2):
        sock = net.connect(options)
        t.equal(options, kept, "the options")
        t.equal(sock.allow_half_open, True, "allow_half_open")
        t.until(lambda n=n: len(serving.accepted) == n, "a connection")
