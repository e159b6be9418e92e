"""Given a callback of write, end, set_timeout or onread that raises, when it is called, then
net.on_error gets it once and that socket closes. Origin: DESIGN."""


def boom(*args):
    raise KeyError("mine")


def test(t):
    for number in range(4):
        sock, peer = t.client()
        log = t.log(sock, "error close")
        if number == 0:
            sock.write("x", boom)
        elif number == 1:
            sock.end(boom)
        elif number == 2:
            sock.set_timeout(20, boom)
        else:
            sock.set_onread(bytearray(8), boom)
            peer.send(b"x")
        t.wait(log, "close")
        t.idle(20)
        t.equal(t.take_unhandled(), ["KeyError"], "callback %d" % number)
        t.equal(log, ["close"], "callback %d" % number)
        peer.close()
