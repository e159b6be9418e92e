"""Given an acceptor whose connections echo, when {"number": 0, "message": "hello world"} is sent,
then it comes back equal. Origin: Sciter checklist 10."""

import values


def test(t):
    def acceptor(conn):
        conn.on("data", conn.send)
        return True

    server, port = values.listen(t, acceptor)
    far = values.Far(t.peer.connect(port))
    value = {"number": 0, "message": "hello world"}
    far.send(value)
    t.until(far.values, "the echo")
    t.equal(far.values(), [value])
