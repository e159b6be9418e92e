"""Given a server whose own name is being looked up, when it is closed, or everything is, then it
is told once, run() does not wait for the answer, and it does not listen when that comes. Origin:
ours."""

import net
from net.resolving import Resolution

loop = net._loop  # boards have no module net.loop: tools/joined.py


def asked(t, server, log):
    """Listen on a name; the question."""
    questions = []
    loop.resolve = lambda host, number, family, done: questions.append(done)
    try:
        server.listen(t.peer.port_for_listen(), "a.name")
        t.until(lambda: questions, "asked")
    finally:
        loop.resolve = None
    for event in ("listening", "error", "close"):
        server.on(event, lambda *args, event=event: log.append(event))
    return questions[0]


def test(t):
    for everything in (False, True):
        log = []
        server = net.Server()
        done = asked(t, server, log)
        if everything:
            net.close_all()
        else:
            server.close()
        net.run()
        t.equal((log, server.listening), (["close"], False))
        done(*Resolution(None).begin(t.peer.listen_host, 0, 4))
        t.idle(20)
        t.equal((log, server.listening), (["close"], False))
