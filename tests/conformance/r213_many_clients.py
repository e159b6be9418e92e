"""Given an echo loop and many clients at once, when all talk, then each gets back its own
bytes. Origin: Roku echo server."""

from msgport_kit import listener

from net.msgport import MessagePort, wait


def test(t):
    port = MessagePort()
    listening, number = listener(t, port)
    listening.notify_readable(True)
    count = 2 if t.board else 12
    peers = [t.peer.connect(number) for _ in range(count)]
    for i, peer in enumerate(peers):
        peer.send(t.pattern(3000, i))
    connections = {}
    buffer = bytearray(512)
    left = 3000 * count
    while left:
        event = wait(5000, port)
        t.check(event is not None, "an event")
        if event.get_socket_id() == listening.get_id():
            conn = listening.accept()
            if conn is not None:
                conn.notify_readable(True)
                connections[conn.get_id()] = conn
            continue
        conn = connections[event.get_socket_id()]
        n = conn.receive(buffer, 0, 512)
        at = 0
        while at < n:
            sent = conn.send(buffer, at, n - at)
            at += max(sent, 0)
            left -= max(sent, 0)
            if at < n:
                t.until(conn.is_writable, "room")
    for i, peer in enumerate(peers):
        t.until(lambda: peer.count == 3000, "client %d" % i)
        t.equal(peer.received, t.pattern(3000, i), "client %d" % i)
