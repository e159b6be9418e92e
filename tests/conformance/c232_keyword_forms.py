"""Given keywords instead of positions, when create_server, listen and connect are called, then
they work alike. Origin: specs section 4."""

import net


def test(t):
    log = []
    port = t.peer.port_for_listen()
    server = net.create_server(on_connection=lambda sock: log.append("connection"))
    server.listen(
        port=port, host=t.peer.listen_host, backlog=2, on_listening=t.note(log, "listening")
    )
    t.wait(log, "listening")
    t.peer.connect(port or server.address()["port"])
    t.wait(log, "connection")
    serving = t.peer.serve()
    net.connect(port=serving.port, host=serving.host, on_connect=t.note(log, "connect"), family=4)
    t.wait(log, "connect")
    t.equal(log, ["listening", "connection", "connect"])
