"""Given pause(), then nothing is told, and resume() tells all. Origin: issue 19."""

from net.watch import watch


def test(t):
    stream, peer = t.stream()
    got, count = [], [0]

    def data(chunk):
        got.append(chunk)
        count[0] += len(chunk)  # a byte a turn, of a stream that cannot say how much there is

    watched = watch(stream, data)
    watched.pause()
    peer.send(t.pattern(3000))
    t.idle()
    t.equal(got, [])
    watched.resume()
    t.until(lambda: count[0] == 3000, count, 20000)
    t.intact(got)
