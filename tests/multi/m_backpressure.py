"""A client sends megabytes to a server that reads late: write returns False, drain comes, and all
arrives as it was. The server begins to read when the client, which is held back, knocks."""

import net

SIZE = 8 * 1024 * 1024
CHUNK = 16384


def serve(t):
    got, chunks = [], []

    def connection(sock):
        got.append(sock)
        if len(got) > 1:
            sock.on("end", sock.end)
            sock.resume()
            got[0].resume()
            return
        sock.on("data", chunks.append)
        sock.pause()
        sock.on("end", lambda: sock.end("%d" % sum(map(len, chunks))))

    server = t.listen(net.create_server(connection, allow_half_open=True))
    t.announce(server)
    t.until(lambda: got and got[0].destroyed, "the connection's close", 30000)
    t.intact(chunks)


def client(t, port):
    sock = net.connect(port, "127.0.0.1")
    log = t.log(sock, "data end error close")
    full = []

    def send():
        while sock.bytes_written < SIZE:
            if not sock.write(t.pattern(CHUNK, sock.bytes_written)):
                if not full:
                    net.connect(port, "127.0.0.1").end()
                full.append(1)
                return
        sock.end()

    sock.on("connect", send)
    sock.on("drain", send)
    t.wait(log, "close", ms=30000)
    t.equal(log, [("data", b"%d" % SIZE), "end", "close"])
    t.check(full, "write returned False")
