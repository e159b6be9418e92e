"""Given a listener or none, when emit is called, then it returns true or false, and gives
all arguments; `error` without a listener raises. Origin: src, test_events."""

import net


def test(t):
    sock = net.Socket()
    t.equal(sock.emit("x"), False, "without a listener")
    sock.on("x", lambda: None)
    t.equal(sock.emit("x"), True, "with one")
    t.raises(KeyError, sock.emit, "error", KeyError("mine"))
    t.raises(RuntimeError, sock.emit, "error")
    t.raises(RuntimeError, sock.emit, "error", "text")
    given, got = tuple(range(14)), []
    sock.once("many", lambda *args: got.append(args))
    t.equal((sock.emit("many", *given), sock.emit("many", *given), got), (True, False, [given]))
