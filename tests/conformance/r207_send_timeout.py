"""Given no port and a send timeout, when the peer never reads, then the count so far, then -1
with EAGAIN; a connect without an answer fails with ETIMEDOUT and can be repeated. Origin: ours."""

from msgport_kit import address, client, to


def test(t):
    sock, peer = client(t, hold=True)
    sock.set_send_timeout(1)
    data = t.pattern(min(t.much, 8 * t.bulk))
    counts = []
    while not counts or counts[-1] > 0:
        counts.append(sock.send(data, 0, len(data)))
        t.equal(sock.status(), 0 if counts[-1] > 0 else 11)
    t.equal(counts[-1], -1)
    t.check(len(counts) > 1 and max(counts) <= len(data), "counts")
    host, number = t.peer.silent()
    late = to(host, number)
    late.set_send_timeout(1)
    t.equal((late.connect(), late.status()), (False, 110))
    serving = t.peer.serve()
    late.set_send_to_address(address(serving.host, serving.port))
    t.equal(late.connect(), True)
