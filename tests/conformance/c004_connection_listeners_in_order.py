"""Given a listener in create_server and another by on(), when a client connects, then both are
called, in that order. Origin: src."""

import net


def test(t):
    order = []
    server = net.create_server(lambda sock: order.append(1))
    server.on("connection", lambda sock: order.append(2))
    t.listen(server)
    t.peer.connect(t.port(server))
    t.until(lambda: len(order) == 2, order)
    t.equal(order, [1, 2])
