"""Given listen("/a/path") and connect("/a/path"), when the two are one, then they talk over a
local socket; text without a slash is neither a port nor a path. Origin: Node."""

import net


def test(t):
    path = t.path()
    t.check("/" in path, "a path with a slash")
    server = net.create_server(lambda sock: sock.on("data", sock.write))
    ready = []
    server.listen(path, lambda: ready.append(server.address()))
    t.until(lambda: ready, "listening")
    t.equal(ready, [path])
    sock = net.connect(path, lambda: ready.append("up"))
    log = t.log(sock, "data error close")
    sock.write("local")
    t.wait(log, "data")
    t.equal(ready[1:], ["up"])
    sock.destroy()
    t.wait(log, "close")
    sock.connect(path).write("again")
    t.wait(log, "data", 2)
    for text in ("8000", "localhost", ""):
        t.raises(TypeError, net.connect, text)
        t.raises(TypeError, net.create_server().listen, text)
    t.raises(TypeError, net.connect, path, 80)
