"""Given an option that there is not, or an attribute, then the error names it; one that is spelled
as in Node hears of how it is spelled here. Origin: issue 14."""

import net


def test(t):
    calls = (
        (lambda: net.connect(80, "127.0.0.1", noDelay=True), "no_delay"),
        (lambda: net.connect({"port": 80, "localAddress": "127.0.0.1"}), "local_address"),
        (lambda: net.Socket().connect(80, localPort=5), "local_port"),
        (lambda: net.create_server(pauseOnConnect=True), "pause_on_connect"),
        (lambda: net.create_server().listen({"port": 80, "ipv6Only": True}), "ipv6_only"),
        (lambda: net.create_server(speed=5), "speed"),
        (lambda: net.Socket().connect(80, speed=5), "speed"),
        (lambda: net.create_server().listen({"port": 80, "speed": True}), "speed"),
    )
    for call, name in calls:
        text = str(t.raises(TypeError, call))
        t.check(name in text, "%s in %s" % (name, text))
    t.raises(TypeError, net.connect, 80, "127.0.0.1", speed=5)
    sock = net.Socket()
    for name, meant in (("setEncoding", "set_encoding"), ("remoteAddress", "remote_address")):
        text = str(t.raises(AttributeError, getattr, sock, name))
        t.check(name in text, "%s in %s" % (name, text))
        if not hasattr(type(sock), "remote_address"):  # else the interpreter gives its own hint
            t.check(meant in text, "%s in %s" % (meant, text))
    t.raises(AttributeError, getattr, sock, "nothing")
