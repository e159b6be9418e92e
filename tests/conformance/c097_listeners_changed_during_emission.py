"""Given listeners that add and remove others, when the event is emitted, then the running emission
is not affected. Origin: src events."""

import net


def test(t):
    calls = []
    sock = net.Socket()

    def second():
        calls.append("second")

    def added():
        calls.append("added")

    def first():
        calls.append("first")
        sock.remove_listener("x", second)
        sock.on("x", added)

    sock.once("x", first)
    sock.on("x", second)
    sock.emit("x")
    t.equal(calls, ["first", "second"])
    sock.emit("x")
    t.equal(calls, ["first", "second", "added"])
