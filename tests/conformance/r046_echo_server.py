"""Given the loop of Roku's echo server, when a client sends and closes, then it gets its bytes
back and the loop closes the connection. Origin: Roku echo server."""

from msgport_kit import listener

from net.msgport import MessagePort, SocketEvent, wait


def test(t):
    port = MessagePort()
    sock, number = listener(t, port)
    sock.notify_readable(True)
    connections = {}
    buffer = bytearray(512)
    peer = t.peer.connect(number)
    peer.send(b"hello")
    closed = 0
    while not closed:
        event = wait(5000, port)
        t.check(isinstance(event, SocketEvent), "an event")
        number = event.get_socket_id()
        if number == sock.get_id():
            conn = sock.accept()
            conn.notify_readable(True)
            conn.set_message_port(port)
            connections[conn.get_id()] = conn
            continue
        conn = connections[number]
        received = conn.receive(buffer, 0, 512)
        if received > 0:
            conn.send(buffer, 0, received)
            t.until(lambda: peer.received == b"hello", "the echo")
            peer.finish()
        if received == 0 or not conn.e_ok():
            conn.close()
            del connections[number]
            closed += 1
    t.until(lambda: peer.gone, "closed")
    t.equal((connections, peer.received), ({}, b"hello"))
