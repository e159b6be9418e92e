"""Given end() before there is a connection, with nothing or something to send, then the handshake
comes first, and the peer has it all and the end. Origin: net.tls."""

import tls_pair

import net


def test(t):
    got = []
    server = net.create_server(got.append, tls=tls_pair.own())
    server.listen(0, "127.0.0.1")
    t.until(lambda: server.listening, "listening")
    port = server.address()["port"]
    for data in (None, b"all"):
        got.clear()
        client = net.connect(port, "localhost", tls=tls_pair.trusting())
        ours = t.log(client, "connect secure finish error close")
        client.end(data)
        t.until(lambda: got, "accepted")
        theirs = t.log(got[0], "secure data end error close")
        t.wait(theirs, "close")
        t.wait(ours, "close")
        t.equal(ours, ["connect", "secure", "finish", "close"])
        t.equal(theirs, ["secure"] + ([("data", data)] if data else []) + ["end", "close"])
    server.close()
