"""Given a used port, when a second server listens there, then error EADDRINUSE is emitted,
deferred, also to a listener added after listen(); the first server is not harmed. Origin:
test-net-bind-twice, Node test-net-eaddrinuse."""

import net


def test(t):
    first = t.listen()
    net.turn(0)  # it was told: it is not one that a program left behind
    second = net.create_server()
    second.listen(t.port(first), t.peer.listen_host)
    log = t.log(second, "listening error close")
    t.equal(log, [], "inside the call")
    t.wait(log, "error")
    t.idle()
    t.equal(log, [("error", "EADDRINUSE")])
    t.equal((first.listening, second.listening), (True, False), "listening")
    peer = t.peer.connect(t.port(first))
    t.until(lambda: peer.opened, "a connection to the first")
