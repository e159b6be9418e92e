"""Given a word for client_auth that is none, None, or ssl_tls None as from a forgotten return,
when a server is made, then ValueError: nobody is let in by a slip. Origin: our own decision."""

from net import messages


def test(t):
    for word in ("perhaps", "yes", "require", "mandatory", ""):
        t.raises(ValueError, messages.SocketServer, client_auth=word)
    t.raises(ValueError, messages.SocketServer, client_auth=None)
    t.raises(ValueError, messages.SocketServer, {"sslTls": None})
    t.raises(ValueError, messages.SocketClient, 80, "a", ssl_tls=None)
    for word in ("none", "request", "required", "want", "need"):
        t.equal(messages.SocketServer(client_auth=word).options["client_auth"], word)
