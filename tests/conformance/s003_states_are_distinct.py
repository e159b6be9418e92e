"""The five state constants are distinct integers. Origin: apidoc."""

from net import stream


def test(t):
    states = (
        stream.INITIALIZED,
        stream.CONNECTED,
        stream.LISTENING,
        stream.CLOSED,
        stream.ERROR,
    )
    t.check(all(isinstance(state, int) for state in states), "integers")
    t.equal(len(set(states)), 5)
