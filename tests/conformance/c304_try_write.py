"""Given a peer that does not read, when try_write is called, then it takes what the system takes,
queues nothing, and drain tells of room; nothing is lost. Origin: libuv's try_write."""


def test(t):
    sock, peer = t.client(hold=True)
    log = t.log(sock, "drain")
    data = t.pattern(t.bulk)
    t.equal(sock.try_write(data, 0, 10), 10)
    t.raises(ValueError, sock.try_write, data, -1, 2)
    t.raises(ValueError, sock.try_write, data, 0, len(data) + 1)
    sent = 10
    while sent < 64 * 1024 * 1024:
        n = min(1000, len(data) - sent % len(data))
        took = sock.try_write(data, sent % len(data), n)
        sent += took
        t.equal(sock.buffer_size, 0)
        if took < n:
            break
    t.equal(sock.try_write(b"later"), 0)
    t.equal(sock.bytes_written, sent)
    peer.release()
    t.wait(log, "drain")
    t.until(lambda: peer.count == sent, "all that was taken", 10000)
    t.equal(sock.try_write(b"more"), 4)
    sock.end()
    t.equal(t.raises(OSError, sock.try_write, b"x").code, "ERR_STREAM_WRITE_AFTER_END")
    other, peer = t.client()
    other.destroy()
    t.equal(t.raises(OSError, other.try_write, b"x").code, "ERR_STREAM_DESTROYED")
