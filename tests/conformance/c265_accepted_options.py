"""Given options of create_server, when a client connects, then they hold for the accepted socket.
Origin: Node (server options)."""


def test(t):
    _, sock, peer = t.accepted(high_water_mark=7, allow_half_open=True, no_delay=True)
    t.equal((sock.high_water_mark, sock.allow_half_open), (7, True), "options")
    sock.write("x")
    t.until(lambda: peer.received == b"x", "x")
