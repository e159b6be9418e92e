"""Given handlers that add and remove others, when an event fires, then added ones wait for the
next one, and removed ones are not called. Origin: DESIGN."""

import values


def test(t):
    sock, far = values.client(t)
    seen = []

    def removed(value):
        seen.append("removed")

    def added(value):
        seen.append("added")

    def first(value):
        seen.append("first")
        sock.off(removed)
        sock.on("data", added)

    sock.once("data", first)
    sock.on("data", removed)
    sock.on("data", lambda value: seen.append("last"))
    far.send(1, 2)
    t.until(lambda: "added" in seen, "the second")
    t.equal(seen, ["first", "last", "last", "added"])
