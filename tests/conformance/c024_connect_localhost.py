"""Given host 'localhost', when connecting, then lookup gives an IPv4 address once, and an echo
works. Origin: test_dns."""

import net

needs = "loopback"


def test(t):
    serving = t.peer.serve(echo=True)
    sock = net.connect(serving.port, "localhost")
    looked = t.log(sock, "lookup")
    log = t.log(sock, "data")
    sock.write("hello")
    t.until(lambda: log == [("data", b"hello")], log)
    t.equal(looked, [("lookup", None, "127.0.0.1", 4)])
