"""Given more data waiting in the system, when the data listener pauses, then no further data is
emitted until resume; then the rest. Origin: doc."""


def test(t):
    total = t.bulk
    sock, peer = t.client()
    chunks = []

    def data(chunk):
        chunks.append(chunk)
        if len(chunks) == 1:
            sock.pause()

    sock.on("data", data)
    peer.send(t.pattern(total))
    t.until(lambda: chunks, "first data")
    t.idle()
    t.equal(len(chunks), 1, "data events while paused")
    sock.resume()
    t.until(lambda: sum(map(len, chunks)) == total, "the rest", 10000)
    t.intact(chunks)
