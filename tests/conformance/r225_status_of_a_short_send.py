"""Given a send that is refused and one that is taken in part, then the status of the latter is 0;
a program that only asks is_connected() sees a connection come up. Origin: Roku ifSocket."""

from msgport_kit import client, fill, to

from net.msgport import MessagePort


def part(t, sock, peer):
    """Send until one is taken in part. How much room there is after a peer has read is the
    system's affair: it may be less than the whole, the whole, or gone again."""
    more = t.pattern(min(t.much, 8 * t.bulk))
    for _ in range(1000):
        n = sock.send(more, 0, len(more))
        if 0 < n < len(more):
            return
        if n < 0:
            peer.release()
            t.until(sock.is_writable, "room")
            peer.hold()
    t.fail("1000 sends, none taken in part")


def test(t):
    sock, peer = client(t, MessagePort(), hold=True)
    fill(t, sock)
    t.equal(sock.status(), 11)
    part(t, sock, peer)
    t.equal((sock.status(), sock.e_success()), (0, True))
    serving = t.peer.serve()
    late = to(serving.host, serving.port, MessagePort())
    late.connect()
    looks = 0
    while not late.is_connected():
        looks += 1
        t.check(looks < 100000, "connected, seen by asking")
