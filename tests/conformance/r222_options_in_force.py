"""Given each option, when it is set before and on a connection, then True means in force and False
EOPNOTSUPP with nothing changed. Origin: Roku ifSocketOption."""

from msgport_kit import to

import net

SYSTEM = (("no_delay", True), ("keep_alive", True), ("oob_inline", True), ("ttl", 1), ("ttl", 255))
OWN = (("linger", 0), ("send_timeout", 0), ("receive_timeout", 7), ("send_buf", 1), ("rcv_buf", 1))


def test(t):
    serving = t.peer.serve()
    sock = to(serving.host, serving.port)
    plain = to(serving.host, serving.port)
    first = {name: get(sock, name) for name, _ in SYSTEM}
    for name, value in SYSTEM:
        t.equal((put(sock, name, value), get(sock, name)), (True, value), name + " before")
    t.check(sock.connect() and plain.connect(), "connected")
    core = net.connect(serving.port, serving.host)
    t.until(lambda: core.ready_state == "open", "connected")
    for name, value in SYSTEM:
        has = put(plain, name, value)
        t.equal(has, known(core, name, value), name + " as it is in the core")
        t.equal(has or t.board, True, name + " is known where there is an operating system")
        t.equal((plain.status(), get(plain, name)), (0, value) if has else (95, first[name]), name)
        # What was set before has come into force, or is forgotten.
        last = 255 if name == "ttl" else True
        t.equal(get(sock, name), last if has else first[name], name + " set before")
    for name, value in OWN:
        t.equal((put(sock, name, value), get(sock, name)), (True, value), name)


def known(core, name, value):
    if name in ("no_delay", "keep_alive"):
        return getattr(core, "set_" + name)(value) is not False
    return core.set_option(name, value) is not False


def put(sock, name, value):
    return getattr(sock, "set_" + name)(value)


def get(sock, name):
    return getattr(sock, "get_" + name)()
