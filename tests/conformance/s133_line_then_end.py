"""Pump on the client, a server that writes a line and closes: the line, then -1. Origin:
apidoc."""

from net import stream


def test(t):
    log = []

    def handler(e):
        log.append((e.bytes_processed, e.buffer.to_string()))

    serving = t.peer.serve()
    sock = stream.create_tcp(host=serving.host, port=serving.port)
    sock.connected = lambda e: stream.pump(e.socket, handler, 1024, True)
    sock.connect()
    t.until(lambda: serving.accepted, "accepted")
    serving.accepted[0].send(b"I am the line.\n")
    serving.accepted[0].close()
    t.until(lambda: log and log[-1][0] == -1, "the end")
    t.equal("".join(piece for n, piece in log), "I am the line.\n")
    t.equal(log[-1], (-1, ""))
