"""Given the same function on "data" and "close", and twice, when off(function) is called, then it
is called no more. Origin: Sciter checklist 26."""

import values


def test(t):
    sock, far = values.client(t)
    seen = []

    def function(*args):
        seen.append(args)

    sock.on("data", function).on("data.a", function).on("close", function)
    sock.off(function)
    others = values.log(sock, "data close")
    far.send(1)
    far.peer.finish()
    t.wait(others, "close")
    t.equal(seen, [])
