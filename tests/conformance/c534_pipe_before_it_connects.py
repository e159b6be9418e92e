"""Given sockets without a connection, when one is piped into the other beside a data listener, is
written to, and both connect, then both get all. Origin: test_stream_pipe."""

import net


def test(t):
    source, target = net.Socket(), net.Socket()
    log = t.log(source, "data end")
    source.pipe(target)
    source.write("ask")
    first, second = t.peer.serve(), t.peer.serve()
    source.connect(first.port, first.host)
    target.connect({"port": second.port, "host": second.host})
    t.until(lambda: first.accepted and first.accepted[0].received == b"ask", "ask")
    first.accepted[0].send(b"an answer")
    first.accepted[0].finish()
    t.wait(log, "end")
    t.until(lambda: second.accepted and second.accepted[0].ended, "the end", 5000)
    t.equal((log, second.accepted[0].received), ([("data", b"an answer"), "end"], b"an answer"))
