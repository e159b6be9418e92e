"""Given a peer that takes nothing, then of writes with a callback one of any size may wait, and
max_queued bytes behind it, each write counting 128 besides; the next is ENOBUFS, and what waits is
sent as if that had not been. Origin: issue 18."""

from stream_kit import client, text

import net
from net import stream

MOST = 2000


def test(t):
    before = net.Socket.max_queued
    net.Socket.max_queued = MOST
    try:
        run(t)
    finally:
        net.Socket.max_queued = before


def run(t):
    log, told = [], []
    sock, peer = client(t, hold=True)
    first = stream.create_buffer(length=t.much)
    sock.write(first, log.append)
    some = text("x" * 72)
    taken = 0
    while taken < 30:
        try:
            sock.write(some, log.append)
        except net.NetError as error:
            t.equal((error.errno, error.code), (105, "ENOBUFS"))
            break
        taken += 1
    t.equal(taken, MOST // 200)
    stream.write(sock, some, told.append)
    t.until(lambda: told, "what stream.write is told")
    t.equal((told[0].success, told[0].code, told[0].bytes_processed), (False, 105, -1))
    t.equal(log, [])
    peer.release()
    t.until(lambda: len(log) == taken + 1, "all callbacks", 20000)
    t.equal([e.bytes_processed for e in log], [t.much] + [72] * taken)
    t.until(lambda: peer.count == t.much + 72 * taken, "all bytes")
    sock.write(some, log.append)  # nothing waits any more
    t.until(lambda: len(log) == taken + 2, "one more")
    t.equal(sock.state, stream.CONNECTED)
