"""Given no arguments, when a server is created, then it does not listen, has no address, emits
nothing. Origin: doc."""

import net


def test(t):
    server = net.create_server()
    log = t.log(server, "listening connection close error")
    t.check(isinstance(server, net.Server), "it is a Server")
    t.equal(server.listening, False, "listening")
    t.equal(server.address(), None, "address()")
    t.idle()
    t.equal(log, [])
