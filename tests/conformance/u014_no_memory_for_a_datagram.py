"""Given a datagram for which there is no memory, then that is an `error`, closes nothing, and the
datagram comes when there is some. Origin: our own decision."""

from net import udp


def test(t):
    got = []
    sock = udp.create_socket(lambda data, sender: got.append(data)).bind(0)
    log = t.log(sock, "error close")
    receive = udp._udp.receive

    def fail(system, size):
        udp._udp.receive = receive
        raise MemoryError

    udp._udp.receive = fail
    try:
        t.peer.datagrams().send(b"here", sock.address()["port"])
        t.until(lambda: got, "the datagram")
    finally:
        udp._udp.receive = receive
    t.equal((got, log), ([b"here"], [("error", "ENOMEM")]))
