"""Given message_timeout, when a message comes byte by byte and is not whole in that time, then
`error` and `close`, however regularly the bytes come. Origin: our own decision."""

import values

import net


def test(t):
    sock, far = values.client(t, message_timeout=300)
    seen = values.log(sock)
    far.raw("00 00 00 01 07 00 00 01 00")

    def drip():
        if not far.peer.gone:
            far.raw("00")
            net.call_later(50, drip)

    drip()
    t.wait(seen, "close")
    t.equal(seen, [("data", 7), ("error", "DataSocketError"), "close"])
