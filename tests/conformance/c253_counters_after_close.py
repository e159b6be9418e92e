"""Given traffic both ways, when the socket has closed, then bytes_read and bytes_written are kept.
Origin: Node test-net-bytes-stats."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "close")
    sock.resume()
    sock.write("four")
    sock.end(b"six666")
    peer.send(b"123")
    peer.finish()
    t.wait(log, "close")
    t.equal((sock.bytes_read, sock.bytes_written), (3, 10), "bytes_read, bytes_written")
