"""Given the default types, when 1.1 and 2.2 are sent, then the peer receives the text 1.12.2.
Origin: test model SocketTypicalUsage."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t)
    client.send(1.1)
    client.send(2.2)
    kit.receives(t, peer, b"1.12.2")
