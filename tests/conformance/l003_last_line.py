"""Given a peer that ends within a line, then that line comes too, and after it done("end"), once.
Origin: issue 19."""

from net.lines import lines


def test(t):
    _, sock, peer = t.accepted()
    log = []
    reader = lines(sock, log.append, t.note(log, "done"))
    peer.send(b"one\nlast")
    t.until(lambda: log == [b"one"], log)
    t.equal(reader.reason, None, "reason meanwhile")
    peer.finish()
    t.wait(log, "done")
    t.equal(log, [b"one", b"last", ("done", "end")])
    t.equal(reader.reason, "end")
    t.until(lambda: sock.destroyed, "closed")
    t.idle()
    t.equal(len(log), 3, "told once")
