"""Given a local address or port that cannot be one, when connect is called, then TypeError or
ValueError is raised, nothing is emitted and the socket is still good. Origin: Node
test-net-localerror."""

import net


def test(t):
    serving = t.peer.serve()
    sock = net.Socket()
    log = t.log(sock, "lookup connect error close")
    for port in ("80", 1.5, False):
        t.raises(TypeError, sock.connect, serving.port, serving.host, local_port=port)
    for port in (-1, 65536):
        t.raises(ValueError, sock.connect, serving.port, serving.host, local_port=port)
    t.raises(TypeError, sock.connect, serving.port, serving.host, local_address=1)
    for address in ("", "localhost", "256.1.1.1", "foobar"):
        t.raises(ValueError, sock.connect, serving.port, serving.host, local_address=address)
    wrong = {"port": 80, "host": "::1", "family": 6, "local_address": "127.0.0.1"}
    t.raises(ValueError, sock.connect, wrong)
    t.raises(ValueError, sock.connect, path="/tmp/x", local_port=80)
    t.raises(TypeError, sock.connect, serving.port, serving.host, local_prot=80)
    t.idle()
    t.equal(log, [])
    sock.connect(serving.port, serving.host)
    t.wait(log, "connect")
