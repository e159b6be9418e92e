"""Given listen(0), when listening, then address() has family IPv4, a port above 0 and 0.0.0.0.
Origin: src."""

import net


def test(t):
    log = []
    server = net.create_server().listen(0, t.note(log, "listening"))
    t.wait(log, "listening")
    address = server.address()
    t.check(address["port"] > 0, "a port")
    t.equal((address["family"], address["address"]), ("IPv4", "0.0.0.0"))
