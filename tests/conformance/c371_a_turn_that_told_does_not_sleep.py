"""Given a listener that nobody calls, when a turn begins by telling something (a deferred
callback, a due timer, a `close`, a refusal), then it does not sleep, so that a program that turns
until it is told comes to know. Origin: own."""

import net


def test(t):
    t.listen()  # idle: without the rule the turns below would sleep for ever
    for begin in (deferred, timer, closing, refused):
        told = []
        begin(t, told)
        turns = 0
        while not told:
            net.turn(-1)
            turns += 1
            t.check(turns < 1000, begin.__name__)


def deferred(t, told):
    net.defer(told.append, 1)


def timer(t, told):
    net.call_later(0, told.append, 1)


def closing(t, told):
    sock = net.Socket()
    sock.on("close", lambda: told.append(1))
    sock.destroy()


def refused(t, told):
    sock = net.connect(t.peer.closed_port(), t.peer.host)
    sock.on("error", lambda error: told.append(1))
