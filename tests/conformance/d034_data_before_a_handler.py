"""Given messages that came before there was a data handler, when one is added later, then all are
delivered. Origin: Sciter checklist 34."""

import values


def test(t):
    sock, far = values.client(t)
    sent = ["x" * 300 + str(n) for n in range(20)]
    far.send(*sent)
    t.idle(200)
    seen = values.log(sock, "data close")
    t.wait(seen, "data", len(sent))
    t.equal(values.told(seen, "data"), sent)
