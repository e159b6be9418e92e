"""Given a type name with spaces and capitals, when a client is made, then it is the type; image
formats are matched exactly. Origin: original source."""

from net import messages


def test(t):
    client = messages.SocketClient(options={"sendType": " Int ", "receiveType": "DOUBLE"})
    t.equal((client.options["send_type"], client.options["receive_type"]), ("int", "double"))
    t.equal(messages.SocketClient(send_type="png").options["send_type"], "png")
    t.raises(ValueError, messages.SocketClient, send_type=" png")
