"""Given options of create_server, when a client connects, then they hold for the accepted socket.
Origin: Node (server options)."""


def test(t):
    _, sock, peer = t.accepted(high_water_mark=7, allow_half_open=True, no_delay=True)
    t.equal((sock.high_water_mark, sock.allow_half_open), (7, True), "options")
    t.check(sock.get_option("no_delay") in (1, None), "no_delay as asked for")
    sock.write("x")
    t.until(lambda: peer.received == b"x", "x")
    for options, wanted in (({"keep_alive": True}, default(t)), ({"no_delay": False}, 0)):
        _, other, _ = t.accepted(**options)
        t.check(other.get_option("no_delay") in (wanted, None), "no_delay with %s" % options)


def default(t):
    """What a socket has of whose options nothing was said."""
    _, sock, _ = t.accepted()
    return sock.get_option("no_delay")
