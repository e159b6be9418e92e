"""Given a listening, error or close listener of a server that raises, when the event comes, then
net.on_error gets it once and the loop goes on. Origin: DESIGN."""

import net


def boom(*args):
    raise KeyError("mine")


def test(t):
    used = t.listen()
    sock, peer = t.client()
    heard = t.log(sock, "data")
    for event in ("listening", "error", "close"):
        server = net.create_server().on(event, boom)
        server.listen(
            t.port(used) if event == "error" else t.peer.port_for_listen(), t.peer.listen_host
        )
        if event == "close":
            server.close()
        t.until(lambda: t.unhandled, event)
        t.idle(20)
        t.equal(t.take_unhandled(), ["KeyError"], event)
    peer.send(b"alive")
    t.until(lambda: heard == [("data", b"alive")], heard)
