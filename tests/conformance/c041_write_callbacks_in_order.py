"""Given several writes, when they are done, then their callbacks are called once each, in order,
with None. Origin: doc."""


def test(t):
    serving = t.peer.serve()
    sock = t.connect(serving)
    log = []
    sock.write("a", t.note(log, "1"))
    sock.write("b", t.note(log, "2"))
    t.equal(log, [], "inside the calls")
    t.until(lambda: len(log) == 2, log)
    sock.write("c", t.note(log, "3"))
    sock.write("d", t.note(log, "4"))
    t.equal(len(log), 2, "callbacks inside the calls")
    t.until(lambda: len(log) == 4, log)
    t.idle()
    t.equal(log, [(name, None) for name in "1234"])
