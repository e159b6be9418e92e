"""Given no listener of `error`, when there is one, then net.on_error gets it, and the loop goes
on. Origin: our own decision."""

import messages_kit as kit

from net import messages


def test(t):
    client, log, peer = kit.client(t, raw_bytes=False, send_type="int")
    client.remove_all_listeners("error")
    client.send("x")
    t.until(lambda: t.unhandled, "the hook")
    error = t.unhandled.pop()
    t.check(isinstance(error, messages.MessageError), "a MessageError")
    t.check("int" in str(error), "it names the type: %s" % error)
    client.send(1)
    kit.receives(t, peer, b"\x04\x00\x00\x00\x01")
