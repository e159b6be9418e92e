"""connect() returns before `connected`; the state is INITIALIZED still. Origin: apidoc."""

from net import stream


def test(t):
    serving = t.peer.serve()
    log = []
    sock = stream.create_tcp(host=serving.host, port=serving.port, connected=log.append)
    t.equal(sock.connect(), None)
    t.equal((log, sock.state), ([], stream.INITIALIZED))
    t.until(lambda: log, "connected")
