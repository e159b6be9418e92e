"""Given pending writes with callbacks, when end() is called, then all of them run before finish.
Origin: Node, D30."""


def test(t):
    serving = t.peer.serve()
    sock = t.connect(serving)
    log = t.log(sock, "finish")
    sock.write("a", t.note(log, "a"))
    sock.write("b", t.note(log, "b"))
    sock.end("c", t.note(log, "end"))
    t.wait(log, "finish")
    t.wait(log, "end")
    t.equal(log[:2], [("a", None), ("b", None)])
    t.equal(len(log), 4, "entries")
