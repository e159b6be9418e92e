"""Given a host that cannot be one, when a server is started, then ValueError, and it can be
started again once the host is right. Origin: issue 18."""

from net import messages


def test(t):
    server = messages.SocketServer(port=0, host_interface="a\0b")
    t.raises(ValueError, server.start)
    server.options["host_interface"] = t.host
    log = []
    server.on("listening", lambda port: log.append("listening"))
    server.on("error", t.note(log, "error"))
    server.start()
    t.wait(log, "listening")
    server.stop()
    t.equal(log, ["listening"])
