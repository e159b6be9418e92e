"""Given a pump, when somebody else reads the same socket, from the handler and from outside, then
each byte comes once, in the order of the reads, and the pump goes on. Origin: own."""

from stream_kit import client

from net import stream


def test(t):
    for outside in (False, True):
        log = []

        def handler(e):
            if e.bytes_processed < 0:
                log.append("end")
                return
            log.append(e.buffer.to_string())
            if not outside and len(log) == 1:
                one = stream.create_buffer(length=1)
                sock.read(one, lambda e: log.append("read " + one.to_string()))

        sock, peer = client(t)
        stream.pump(sock, handler, 2, True)
        peer.send(b"ab")
        t.until(lambda: log == ["ab"], log)
        if outside:
            one = stream.create_buffer(length=1)
            sock.read(one, lambda e: log.append("read " + one.to_string()))
        t.idle(20)
        peer.send(b"cdefg")
        peer.finish()
        t.until(lambda: log[-1] == "end", log)
        # From outside the pump's read was first.
        whole = (
            ["ab", "cd", "read e", "fg", "end"] if outside else ["ab", "read c", "de", "fg", "end"]
        )
        t.equal(log, whole, "outside" if outside else "handler")
        t.equal(sock.is_connected(), True)
