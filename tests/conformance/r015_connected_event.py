"""Given a connect under way and notify_writable, when it succeeds, then there is an event,
connected and writable, without a second connect; which then is True once. Origin: Roku
ifSocketAsync, fixed."""

from msgport_kit import to

from net.msgport import MessagePort, SocketEvent, wait


def test(t):
    port = MessagePort()
    serving = t.peer.serve()
    sock = to(serving.host, serving.port, port)
    sock.notify_writable(True)
    sock.connect()
    event = wait(5000, port)
    t.check(isinstance(event, SocketEvent), "an event")
    t.equal(event.get_socket_id(), sock.get_id())
    t.check(sock.is_connected() and sock.is_writable() and sock.e_success(), "connected")
    t.equal((sock.connect(), sock.status()), (True, 0), "asking whether it is connected")
    t.equal((sock.connect(), sock.status()), (False, 106), "connecting once more")
    t.check(sock.is_connected(), "still connected")
