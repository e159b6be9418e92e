"""Given a listener of net that nobody calls, when a call of msgport waits for what the loop
settles at once (a name, a refusal, a timer that was due), then it returns. Origin: own."""

import msgport_kit

from net.msgport import MessagePort, SocketAddress, wait


def test(t):
    t.listen()  # idle: nothing else ends the sleep of a turn
    address = SocketAddress()
    t.equal(address.set_address("localhost:80"), True)
    t.equal(address.get_port(), 80)
    sock = msgport_kit.to(t.peer.host, t.peer.closed_port())
    t.equal((sock.connect(), sock.e_conn_refused()), (False, True))
    port = MessagePort()
    sock = msgport_kit.to(t.peer.host, t.peer.closed_port(), port)
    sock.notify_exception(True)
    sock.connect()
    event = wait(0, port)
    t.equal((event.get_socket_id(), sock.e_conn_refused()), (sock.get_id(), True))
    sock.close()
    for _ in range(50):
        t.equal(wait(1, port), None)
