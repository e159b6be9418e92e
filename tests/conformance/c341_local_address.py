"""Given local_address, when connecting, then the connection comes from there and from a port that
the system chooses; an address that is not this machine's is an error. Origin: Node
test-net-local-address-port."""


def test(t):
    serving = t.peer.serve()
    log = []
    sock = t.connect(serving, local_address=t.host)
    t.log(sock, "connect error close", log)
    t.wait(log, "connect")
    t.until(lambda: serving.accepted, "the server's connection")
    t.check(serving.accepted[0].remote_port > 0, "a port")
    t.check(sock.local_address in (t.host, None), "local_address")
    sock.destroy()
    t.wait(log, "close")

    log = []
    sock = t.connect(serving, local_address="192.0.2.7")
    t.log(sock, "connect error close", log)
    t.wait(log, "close", ms=40000)
    t.equal([entry[0] for entry in log[:-1]], ["error"], "but for close")
