"""Given a socket closed by its peer's end and no error listener, when the program writes, then the
write raises and nothing reaches net.on_error. Origin: test_net_4."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "close")
    peer.finish()
    t.wait(log, "close")
    error = t.raises(OSError, sock.write, "late")
    t.equal(error.code, "ERR_STREAM_WRITE_AFTER_END", "code")
    t.idle()
    t.equal(t.take_unhandled(), [], "net.on_error")
