"""Given no buffer or no callback, when set_onread is called, then TypeError; a buffer without room
is a ValueError. Origin: DESIGN."""

import net


def test(t):
    sock = net.Socket()
    t.raises(TypeError, sock.set_onread, bytearray(8), None)
    t.raises(TypeError, sock.set_onread, b"read only", print)
    t.raises(TypeError, sock.set_onread, memoryview(b"read only"), print)
    t.raises(TypeError, sock.set_onread, 8, lambda n, buffer, sock: None)
    t.raises(TypeError, net.Socket, onread=(bytearray(8), "f"))
    t.raises((TypeError, ValueError), net.Socket, onread="5")
    t.raises(ValueError, sock.set_onread, bytearray(0), lambda n, buffer, sock: None)
    t.raises(ValueError, net.Socket, onread=(bytearray(0), lambda n, buffer, sock: None))
