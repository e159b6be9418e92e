"""Given a client with options, when another is made without, then it has the defaults, and the
dict that was given is unchanged. Origin: a fault of the original, not copied."""

from net import messages


def test(t):
    given = {"rawBytes": False, "sendType": "Int"}
    first = messages.SocketClient(1, "a.example", given)
    second = messages.SocketClient()
    t.equal((first.options["raw_bytes"], second.options["raw_bytes"]), (False, True))
    t.equal((second.port, second.host), (4000, "localhost"))
    t.equal(given, {"rawBytes": False, "sendType": "Int"})
    t.check(messages.SocketServer().options["raw_bytes"] is True, "of a server")
