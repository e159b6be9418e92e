"""Given nothing, when supported_receive_types is called, then it gives the eleven types in their
order. Origin: original source."""

from net import messages

TYPES = "byte double float image int json number short string unsignedbyte unsignedshort"


def test(t):
    t.equal(messages.supported_receive_types(), tuple(TYPES.split()))
