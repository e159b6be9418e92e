"""Given a server that refuses, when one too many comes, then `drop` has the address and port of
that client, as its socket would have had them, and the client is closed. Origin: Node (drop)."""


def test(t):
    server, sock, peer = t.accepted(max_connections=1, refuse=True)
    drops = []
    server.on("drop", drops.append)
    late = t.peer.connect(t.port(server))
    t.until(lambda: drops and late.gone, "drop")
    told = drops[0]
    t.equal(told["remote_address"], sock.remote_address)
    t.equal(told["family"], sock.remote_family)
    t.check(0 < told["remote_port"] < 65536, told)
    t.check(told["remote_port"] != sock.remote_port, "the other's port")
    t.equal(len(drops), 1)
