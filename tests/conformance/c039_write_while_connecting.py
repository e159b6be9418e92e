"""Given connect just called, when text is written at once, then it is delivered after the
connection; the server replies and ends; the client gets the reply. Origin: test_net_1."""


def test(t):
    serving = t.peer.serve()
    sock = t.connect(serving)
    log = t.log(sock, "data end close")
    sock.write("hello")
    t.until(lambda: serving.accepted and serving.accepted[0].received == b"hello", "hello")
    serving.accepted[0].send(b"reply")
    serving.accepted[0].finish()
    t.wait(log, "close")
    t.equal(log, [("data", b"reply"), "end", "close"])
