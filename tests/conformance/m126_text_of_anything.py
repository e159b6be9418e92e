"""Given strings, when other values are sent, then their text is; bytes are text already. Origin:
original source; bytes are our own decision."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t)
    for data in (12, -1.5, True, "\u20ac", b"raw\xff", bytearray(b"!"), ["x", 1, b"y"]):
        client.send(data)
    kit.receives(t, peer, b"12-1.5True\xe2\x82\xacraw\xff!x1y")
