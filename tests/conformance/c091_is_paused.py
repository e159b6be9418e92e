"""Given a new socket, when is_paused() is asked, then true; false after on('data'); true after
pause(). Origin: Stream doc."""

import net


def test(t):
    sock = net.Socket()
    t.equal(sock.is_paused(), True, "new")
    sock.on("data", lambda chunk: None)
    t.equal(sock.is_paused(), False, "after on('data')")
    sock.pause()
    t.equal(sock.is_paused(), True, "after pause()")
    sock.resume()
    t.equal(sock.is_paused(), False, "after resume()")
