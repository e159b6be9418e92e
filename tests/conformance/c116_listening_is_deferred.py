"""Given a server, when listen is called, then listening is emitted once, after the call, and
`listening` is true. Origin: doc, Node test-net-listening."""

import net


def test(t):
    server = net.create_server()
    log = t.log(server, "listening error")
    server.listen(t.peer.port_for_listen(), t.peer.listen_host)
    t.equal(log, [], "inside the call")
    t.wait(log, "listening")
    t.idle()
    t.equal(log, ["listening"])
    t.equal(server.listening, True, "listening")
