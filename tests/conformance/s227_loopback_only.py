"""Without a host, listen() takes 127.0.0.1 and no other address; a host is taken as it is."""

from net import stream


def test(t):
    for host, address in ((None, "127.0.0.1"), ("", "127.0.0.1"), ("0.0.0.0", "0.0.0.0")):
        sock = stream.create_tcp(host=host, port=t.peer.port_for_listen())
        sock.listen()
        # Another address of this machine to try from cannot be had everywhere: ask the core.
        t.equal(sock._sock.address()["address"], address, host)
        sock.close()
