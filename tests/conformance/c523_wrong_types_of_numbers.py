"""Given True, text, a fraction or a list where a number must stand, then TypeError at once, and
nothing has happened; a number out of range is a ValueError. Origin: issue 18."""

import net


def test(t):
    serving = t.peer.serve()
    sock, server = net.Socket(), net.create_server()
    for wrong in (True, "80", 80.0, [80]):
        error = t.raises(TypeError, sock.connect, wrong, serving.host)
        t.check(str(error).startswith("port must be"), str(error))
        t.raises(TypeError, server.listen, wrong)
        t.raises(TypeError, sock.connect, serving.port, serving.host, local_port=wrong)
    for wrong in (-1, 65536):
        t.raises(ValueError, sock.connect, wrong, serving.host)
        t.raises(ValueError, server.listen, wrong)
    for wrong in (True, "5", [5], None):
        t.raises(TypeError, sock.set_timeout, wrong)
        t.raises(TypeError, sock.set_keep_alive, True, wrong)
    for wrong in (-1, 2**31):
        t.raises(ValueError, sock.set_keep_alive, True, wrong)
    sock.set_keep_alive(True, 2**31 - 1)
    t.idle()
    t.equal((sock.timeout, sock.connecting, server.listening), (0, False, False))
    t.equal(t.take_unhandled(), [])
