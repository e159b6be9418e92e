"""Given a server that answers every byte with its successor, when 127 comes, then -128 goes back.
Origin: test model SocketByte."""

import messages_kit as kit


def test(t):
    server, sock, log, peer = kit.accepted(t, receive_type="byte", send_type="byte")
    sock.on("data", lambda value: sock.send(value + 1))
    peer.send(b"\x7f")
    kit.receives(t, peer, b"\x80")
    client, log, peer = kit.client(t, receive_type="byte")
    peer.send(b"\x80")
    t.wait(log, "data")
    t.equal(kit.values(log), [-128])
