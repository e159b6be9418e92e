"""Given bytes, bytearray and memoryview, when they are written, then all arrive. Origin: src."""


def test(t):
    sock, peer = t.client()
    sock.write(b"one ")
    sock.write(bytearray(b"two "))
    sock.write(memoryview(b"three"))
    t.until(lambda: peer.received == b"one two three", "all three")
