"""Given nothing to wait for, when waiting, then None after the time; at once without. Origin:
Roku ifMessagePort."""

from net.msgport import MessagePort, wait


def test(t):
    port = MessagePort()
    t.equal(wait(300, port), None)
    t.equal(port.wait_message(1), None)
    t.equal(wait(-1, port), None)
    t.equal(port.get_message(), None)
    t.equal(port.peek_message(), None)
