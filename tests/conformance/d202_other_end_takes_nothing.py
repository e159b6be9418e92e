"""Given another end that reads nothing, so that messages wait, when close() is called, then
`close` comes all the same, soon. Origin: our own decision."""

import values

import net


def test(t):
    size = 1000 if t.board else 60000
    sock, far = values.client(t, hold=True, max_message_size=size)
    while True:
        try:
            sock.send(b"x" * (size - 10))
        except OSError:
            break
        net.turn(0)
    seen = values.log(sock, "error close")
    sock.close()
    t.wait(seen, "close", ms=7000)
    t.equal(seen, ["close"])
