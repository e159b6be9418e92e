"""Given handlers of unknown events and bad arguments, when they are used, then unknown ones never
fire, and bad ones are TypeErrors. Origin: DESIGN."""

import values

from net.datasocket import DataSocket


def test(t):
    sock, far = values.client(t)
    seen = values.log(sock, "nothing data drain end")
    far.send(1)
    t.wait(seen, "data")
    t.equal(seen, [("data", 1)])
    t.raises(TypeError, sock.on, "data", None)
    t.raises(TypeError, sock.once, "data", 5)
    t.raises(TypeError, DataSocket.listen, None, "127.0.0.1", 0)
    t.raises(TypeError, DataSocket.connect, "127.0.0.1", "80")
    t.raises(ValueError, DataSocket.connect, 70000)
    sock.off("data.x").off(print).off("other").off(".none")
    far.send(2)
    t.wait(seen, "data", 2)
