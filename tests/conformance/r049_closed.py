"""Given closed sockets of every kind, then nothing holds, calls fail with EBADF, and closing
again is harmless. Origin: Roku ifSocket."""

from msgport_kit import address, client, listener, to

from net.msgport import MessagePort, StreamSocket, wait


def test(t):
    port = MessagePort()
    host, silent = t.peer.silent()
    connecting = to(host, silent, port)
    connecting.connect()
    for sock in (StreamSocket(), client(t)[0], listener(t)[0], connecting):
        sock.close()
        sock.close()
        t.equal(sock.status(), 0)
        t.check(not sock.is_connected() and not sock.is_listening(), "no connection")
        t.check(not sock.is_readable() and not sock.is_writable(), "not ready")
        t.equal((sock.connect(), sock.status()), (False, 9))
        t.equal((sock.listen(1), sock.status()), (False, 9))
        t.equal((sock.accept(), sock.status()), (None, 9))
        t.equal((sock.set_address(address("127.0.0.1", 0)), sock.status()), (False, 9))
        t.equal((sock.set_no_delay(True), sock.status()), (False, 9))
    t.equal(wait(-1, port), None)
