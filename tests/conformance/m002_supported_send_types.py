"""Given nothing, when supported_send_types is called, then it gives the receive types, and then
the image formats, sorted. Origin: original source."""

from net import messages


def test(t):
    types = messages.supported_send_types()
    known = messages.supported_receive_types()
    t.equal(types[: len(known)], known)
    t.equal(types[len(known) :], ("bmp", "gif", "jpeg", "jpg", "png", "wbmp"))
