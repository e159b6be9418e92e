"""Given all byte values, when they are written, then an echo returns them as they were. Origin:
Node test-net-binary."""


def test(t):
    values = bytes(range(256))
    serving = t.peer.serve(echo=True)
    sock = t.connect(serving)
    log = t.log(sock, "data")
    sock.write(values)
    t.until(lambda: log == [("data", values)], log)
