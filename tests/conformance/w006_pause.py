"""Given pause(), then nothing is told, and resume() tells all. Origin: issue 19."""

from net.watch import watch


def test(t):
    stream, peer = t.stream()
    got = []
    watched = watch(stream, got.append)
    watched.pause()
    peer.send(t.pattern(3000))
    t.idle()
    t.equal(got, [])
    watched.resume()
    t.until(lambda: len(b"".join(got)) == 3000, "data")
    t.intact(got)
