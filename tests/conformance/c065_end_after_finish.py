"""Given a finished socket, when end(f) is called, then f gets an error and no event is emitted.
Origin: Node."""


def test(t):
    sock, _ = t.client()
    log = t.log(sock, "finish error")
    sock.end()
    t.wait(log, "finish")
    sock.end(t.note(log, "again"))
    t.wait(log, "again")
    t.idle()
    t.equal(log, ["finish", ("again", "ERR_STREAM_ALREADY_FINISHED")])
