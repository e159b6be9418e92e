"""Given a connect that is in progress, when nothing but connect is called, again and again, then
it is done some time. Origin: Roku ifSocketAsync (EALREADY, EISCONN)."""

from msgport_kit import to

from net.msgport import MessagePort


def test(t):
    serving = t.peer.serve()
    sock = to(serving.host, serving.port, MessagePort())
    t.equal(sock.connect(), True)
    seen = []
    while len(seen) < 20000 and 106 not in seen:
        sock.connect()
        seen.append(sock.status())
    rest = [status for status in seen if status != 114]  # EALREADY: in progress
    t.equal(rest, [0, 106], "done, and EISCONN")
