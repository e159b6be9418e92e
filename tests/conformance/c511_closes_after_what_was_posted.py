"""Given a `connect` listener that destroys its socket and then posts a function with net.wake,
when the loop goes on, then the function is called before `close` is told: closings come last.
Origin: DESIGN (order of a turn)."""

import net


def test(t):
    log = []
    serving = t.peer.serve()
    sock = net.Socket()

    def connected():
        sock.destroy()
        net.wake(lambda: log.append("posted"))

    sock.on("close", lambda *arg: log.append("close"))
    sock.connect(serving.port, serving.host, connected)
    t.wait(log, "close")
    t.equal(log, ["posted", "close"])
