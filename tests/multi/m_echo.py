"""A client's bytes come back as they were, and then its end."""

import net

SIZE = 300000


def serve(t):
    got = []
    server = t.listen(net.create_server(got.append, allow_half_open=True))
    server.on("connection", lambda sock: sock.pipe(sock))
    t.announce(server)
    t.until(lambda: got and got[0].destroyed, "the connection's close", 20000)
    t.equal((got[0].bytes_read, got[0].bytes_written), (SIZE, SIZE), "bytes read, written")


def client(t, port):
    sock = net.connect(port, "127.0.0.1")
    log = t.log(sock, "end error close")
    chunks = []
    sock.on("data", chunks.append)
    sock.end(t.pattern(SIZE))
    t.wait(log, "close", ms=20000)
    t.equal(log, ["end", "close"])
    t.equal(sum(map(len, chunks)), SIZE, "bytes")
    t.intact(chunks)
