"""Given writes before the connection is up, when writable_length is read, then it counts the bytes
that wait, as buffer_size does, and is 0 when they are sent. Origin: Node."""

import net


def test(t):
    serving = t.peer.serve()
    sock = net.Socket()
    up = []
    sock.connect(serving.port, serving.host, lambda: up.append(1))
    sock.write(b"12345")
    sock.write(b"678")
    t.equal((sock.writable_length, sock.buffer_size), (8, 8), "waiting")
    t.until(lambda: up and serving.accepted, "connect")
    t.until(lambda: serving.accepted[0].count == 8, "8 bytes")
    t.equal((sock.writable_length, sock.buffer_size), (0, 0), "sent")
