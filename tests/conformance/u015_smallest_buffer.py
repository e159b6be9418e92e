"""Given onread with a buffer of one byte, then it is taken as it is, byte and all, and each
datagram is cut to it; with longest=1 what is longer is counted. Origin: issue 18."""

from net import udp


def test(t):
    for content in (b"\x07", b"\x07\x08"):
        buffer = bytearray(content)
        udp.create_socket(onread=(buffer, print))
        t.equal(bytes(buffer), content)
    got = []
    peer = t.peer.datagrams()
    buffer = bytearray(1)
    read = udp.create_socket(onread=(buffer, lambda n, buf, sock: got.append(bytes(buf[:n]))))
    read.bind(0, t.peer.own_host)
    plain = udp.create_socket(longest=1).bind(0, t.peer.own_host)
    plain.on("message", lambda data, sender: got.append(bytes(data)))
    for sock in (read, plain):
        for data in (b"a", b"bc"):
            count = len(got) + plain.too_long
            peer.send(data, sock.address()["port"])
            t.until(lambda n=count: len(got) + plain.too_long > n, got)
    t.equal((got, plain.too_long), ([b"a", b"b", b"a"], 1))
