"""Given maxUnsentMessages 0, when 500 are sent before open, then all arrive. Origin:
documentation."""

import messages_kit as kit

from net import messages


def test(t):
    serving = t.peer.serve()
    client = messages.SocketClient(serving.port, serving.host, {"maxUnsentMessages": 0})
    sent = ["%d," % i for i in range(500)]
    for text in sent:
        client.send(text)
    client.open()
    t.until(lambda: serving.accepted, "accepted")
    kit.receives(t, serving.accepted[0], "".join(sent).encode())
