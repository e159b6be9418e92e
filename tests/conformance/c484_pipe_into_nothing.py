"""Given a destination that is none, or no memory for a pipe, when pipe() is called, then that
raises and the source is as it was: nothing that comes is lost. Origin: our own decision."""

import net


def test(t):
    sock, peer = t.client()
    other = net.Socket()
    t.raises(TypeError, sock.pipe, 5)
    t.raises(TypeError, sock.pipe, None)
    sock.set_onread = fail
    t.raises(MemoryError, sock.pipe, other)
    del sock.set_onread
    t.equal([other.listener_count(name) for name in ("drain", "close")], [0, 0])
    t.equal([sock.listener_count(name) for name in ("end", "close")], [0, 0])
    peer.send(b"what comes")
    t.idle()
    log = t.log(sock, "data")
    t.wait(log, "data")
    t.equal(log, [("data", b"what comes")])


def fail(buffer, callback):
    raise MemoryError
