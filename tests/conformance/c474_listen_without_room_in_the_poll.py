"""Given a poll that has no memory for a listening socket, then that is an `error`, it does not
listen, keeps no loop running, and may try again. Origin: our own decision."""

import net

loop = net._loop  # boards have no module net.loop: tools/joined.py


class Full:
    """The loop's poller, without room."""

    def __init__(self):
        self.modify = loop.poller.modify
        self.unregister = loop.poller.unregister
        loop.poller = self

    def register(self, key, flags):
        raise MemoryError


def test(t):
    server = net.Server()
    log = t.log(server, "listening error")
    net.turn(0)  # what else is registered, the first time
    Full()
    server.listen(t.peer.port_for_listen(), t.peer.listen_host)
    t.wait(log, "error")
    t.equal(log, [("error", "ENOMEM")])
    t.equal((server.listening, loop.open), (False, 0))
    server.listen(t.peer.port_for_listen(), t.peer.listen_host)
    t.wait(log, "listening")
    t.equal((server.listening, loop.open), (True, 1))
