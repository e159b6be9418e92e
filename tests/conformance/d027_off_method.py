"""Given a subscribed bound method, when off(object.method) is called, then it is removed. Origin:
Sciter checklist 27."""

import values


class Hearer:
    def __init__(self):
        self.heard = []

    def data(self, value):
        self.heard.append(value)


def test(t):
    sock, far = values.client(t)
    one, two = Hearer(), Hearer()
    sock.on("data", one.data).on("data", two.data)
    sock.off(one.data)
    far.send(1)
    t.until(lambda: two.heard, "the other one")
    t.equal(one.heard, [])
