"""Given a socket that has nothing to send any more, new or finished, when destroy_soon is called,
then it is destroyed at once. Origin: Node (destroySoon)."""

import net


def test(t):
    sock = net.Socket()
    log = t.log(sock, "finish end error close")
    sock.destroy_soon()
    t.equal(sock.destroyed, True, "a new one")
    t.idle()
    t.check("finish" not in log and ("error" not in log), log)
    sock, peer = t.client(allow_half_open=True)
    log = t.log(sock, "finish end error close")
    sock.on("data", lambda data: None)
    sock.end()
    t.wait(log, "finish")
    sock.destroy_soon()
    t.equal(sock.destroyed, True, "a finished one")
    t.wait(log, "close")
