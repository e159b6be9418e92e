"""Given a program that raised between listen() and run(), when it is run again in the same
interpreter, then its server listens: the one left behind is closed. Once it was told that it
listens, it stays. Origin: files run again at a board's prompt."""

import net


def test(t):
    def program(log):
        server = net.create_server()
        t.log(server, "listening error close", log)
        return server.listen(port, t.peer.listen_host)

    port = t.peer.closed_port()
    first, second, third = [], [], []
    left = program(first)
    server = program(second)
    t.wait(second, "listening")
    t.equal((first, second, left.listening), (["close"], ["listening"], False))
    program(third)
    t.wait(third, "error")
    t.equal((third, server.listening), ([("error", "EADDRINUSE")], True))
    errors = []
    net.create_server().on("error", errors.append).listen(port, t.peer.listen_host)
    t.until(lambda: errors, "an error")
    t.check("net.close_all()" in str(errors[0]), "it says what to call: %s" % errors[0])
