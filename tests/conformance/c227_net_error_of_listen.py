"""Given a used port, when listening fails, then the error's syscall is bind or listen, its errno
Linux's on every platform. Origin: DESIGN."""

import net


def test(t):
    server = t.listen()
    net.turn(0)  # it was told: it is not one that a program left behind
    seen = []
    net.create_server().listen(t.port(server), t.peer.listen_host).on("error", seen.append)
    t.until(lambda: seen, "the error")
    t.equal((seen[0].errno, seen[0].code), (98, "EADDRINUSE"))
    t.check(seen[0].syscall in ("bind", "listen"), "syscall %s" % seen[0].syscall)
