"""Given a peer that says nothing, when the time for the handshake is over, then the one error is
ERR_TLS_TIMEOUT; one whose handshake is through keeps no timer of it. Origin: net.tls."""

import tls_pair

import net


def test(t):
    silent = net.create_server(lambda sock: kept.append(sock))
    kept = []
    silent.listen(0, "127.0.0.1")
    t.until(lambda: silent.listening, "listening")
    port = silent.address()["port"]
    client = net.connect(port, "localhost", tls=tls_pair.trusting(handshake_timeout=60))
    log = t.log(client, "connect secure error close")
    t.wait(log, "close")
    t.equal(log, ["connect", ("error", "ERR_TLS_TIMEOUT"), "close"])
    kept[0].destroy()
    silent.close()
    got = []
    server = net.create_server(got.append, tls=tls_pair.own(handshake_timeout=60))
    server.listen(0, "127.0.0.1")
    t.until(lambda: server.listening, "listening")
    plain = net.connect(server.address()["port"], "localhost")
    t.until(lambda: got, "accepted")
    log = t.log(got[0], "secure error close")
    t.wait(log, "close")
    t.equal(log, [("error", "ERR_TLS_TIMEOUT"), "close"])
    plain.destroy()
    server.close()
    context = tls_pair.trusting(handshake_timeout=200)
    client, there, server = tls_pair.pair(t)
    other = net.connect(server.address()["port"], "localhost", tls=context)
    log = t.log(other, "secure error close")
    t.wait(log, "secure")
    t.idle(300)
    t.equal(log, ["secure"])
    for sock in (client, there, other):
        sock.destroy()
    server.close()
