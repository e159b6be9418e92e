"""Given lookup= that answers late, when the socket is destroyed meanwhile, then the answer is to
nobody: `close` alone is told. Origin: Node (test-net-connect-destroy)."""

import net


def test(t):
    answers = []
    sock = net.connect(80, "a.name", lookup=lambda host, done, family: answers.append(done))
    log = t.log(sock, "lookup connect error close")
    t.until(lambda: answers, "the question")
    sock.destroy()
    answers[0](None, "192.0.2.1", 4)
    t.wait(log, "close")
    t.idle()
    t.equal(log, ["close"])
