"""Given BrightScript's names in any case, then create_object makes the objects, None for
others. Origin: Roku."""

from net import msgport


def test(t):
    t.check(isinstance(msgport.create_object("roStreamSocket"), msgport.StreamSocket), "socket")
    t.check(isinstance(msgport.create_object("ROSOCKETADDRESS"), msgport.SocketAddress), "address")
    t.check(isinstance(msgport.create_object("romessageport"), msgport.MessagePort), "port")
    made = msgport.create_object("roByteArray")
    t.equal((type(made), len(made)), (bytearray, 0))
    t.equal(msgport.create_object("roSpriteBoard"), None)
