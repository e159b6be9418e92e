"""Given arguments that cannot be, then TypeError or ValueError at once, and the socket is as it
was. Origin: issue 19."""

from net.lines import exactly, frames, lines


def test(t):
    _, sock, peer = t.accepted()
    t.raises(TypeError, lines, sock, 5)
    t.raises(TypeError, lines, sock, print, 5)
    t.raises(ValueError, lines, sock, print, longest=0)
    t.raises(TypeError, lines, sock, print, longest="many")
    error = t.raises(TypeError, lines, sock, print, longest=5.5)
    t.equal(str(error), "lines: longest must be an int")
    t.raises(ValueError, frames, sock, print, longest=0)
    t.raises(ValueError, lines, sock, print, timeout=-1)
    t.raises(ValueError, exactly, sock, 0, print)
    t.raises(TypeError, exactly, sock, "5", print)
    t.raises(ValueError, frames, sock, print, width=5)
    t.raises(ValueError, frames, sock, print, width=0)
    t.equal((sock.listener_count("end"), sock.listener_count("close")), (0, 0))
    lines(sock, print, longest=1).stop()
    exactly(sock, 1, print).stop()
    got = []
    sock.on("data", got.append)
    peer.send(b"still data")
    t.until(lambda: b"".join(got) == b"still data", got)
