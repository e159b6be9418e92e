"""Given a connection with room, when bytes and parts of buffers are written under a locked heap,
then nothing is allocated."""

import kit

CLAIMS = ("writable.Writable.write", "writable.Writable.try_write")


def test(t):
    sock, peer = t.client()
    lock = kit.Locked(t)
    buf = bytearray(kit.MESSAGE)
    sock.write(kit.MESSAGE)
    sock.try_write(kit.MESSAGE)  # loads it
    t.check(lock.under(sock.write, kit.MESSAGE), "bytes")
    t.check(lock.under(sock.write, buf, 16, 32), "a part of a bytearray")
    t.equal(lock.under(sock.try_write, kit.MESSAGE), kit.SIZE, "try_write")
    t.equal(lock.under(sock.try_write, buf, 16, 32), 32, "try_write of a part")
    t.until(lambda: peer.count == 4 * kit.SIZE + 64, "all at the peer")
