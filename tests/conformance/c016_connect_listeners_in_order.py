"""Given an on_connect argument and a later on('connect'), when connected, then they are called in
that order. Origin: src."""

import net


def test(t):
    serving = t.peer.serve()
    order = []
    sock = net.connect(serving.port, serving.host, lambda: order.append(1))
    sock.on("connect", lambda: order.append(2))
    t.until(lambda: len(order) == 2, order)
    t.equal(order, [1, 2])
