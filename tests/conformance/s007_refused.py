"""connect() to a closed port: `error` once with text and code; state ERROR. Origin: apidoc, T1."""

from net import stream


def test(t):
    log = []
    sock = stream.create_tcp(host=t.peer.host, port=t.peer.closed_port(), error=log.append)
    sock.connected = lambda e: log.append("connected")
    sock.connect()
    t.until(lambda: log, "error")
    t.idle()
    t.equal(len(log), 1, "callbacks")
    e = log[0]
    t.check(e.socket is sock, "e.socket")
    t.equal((e.success, e.error, e.code, e.error_code), (False, "ECONNREFUSED", 111, 111))
    t.equal(sock.state, stream.ERROR)
