"""timeout 300 and an address that never answers: `error`, state ERROR. Origin: apidoc."""

from net import stream


def test(t):
    host, port = t.peer.silent()
    log = []
    sock = stream.create_tcp(host=host, port=port, timeout=300, error=log.append)
    sock.connect()
    t.until(lambda: log, "error")
    t.equal((log[0].code, log[0].error, sock.state), (110, "ETIMEDOUT", stream.ERROR))
