"""Given a max_connections that is no number, or none that can be meant, when a server is to have
it, then TypeError or ValueError is raised at once, and not by the loop when somebody comes.
Origin: issue 18."""

import net

WRONG = (TypeError, ValueError)


def test(t):
    for most in ("5", b"x", -1, float("nan"), []):
        t.raises(WRONG, net.create_server, max_connections=most)
    t.equal(net.create_server(max_connections=0).max_connections, 0)
    t.equal(net.create_server(max_connections=None).max_connections, None)
    t.idle()
