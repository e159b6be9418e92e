"""Given a connect under way, when close() is called, then it is given up: closed for good, and
whoever has accepted it sees its end. Origin: Roku ifSocket."""

from msgport_kit import to

from net.msgport import MessagePort


def test(t):
    serving = t.peer.serve()
    port = MessagePort()
    sock = to(serving.host, serving.port, port)
    sock.notify_writable(True)
    t.equal((sock.connect(), sock.e_in_progress()), (True, True))
    sock.close()
    t.idle(100)
    t.equal((sock.is_connected(), sock.connect(), sock.status()), (False, False, 9))
    t.equal(port.get_message(), None)
    t.check(all([peer.gone for peer in serving.accepted]), "nobody is kept connected")
