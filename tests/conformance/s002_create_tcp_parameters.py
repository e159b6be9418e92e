"""Given parameters, as a dict or as keywords, then the properties have them. Origin: apidoc."""

from net import stream


def test(t):
    given = {
        "host": "127.0.0.1",
        "port": 8000,
        "timeout": 5000,
        "listen_queue_size": 3,
        "connected": print,
        "error": len,
        "accepted": repr,
        "closed": id,
    }
    for sock in (stream.create_tcp(given), stream.create_tcp(**given)):
        for name in given:
            t.equal(getattr(sock, name), given[name], name)
    t.raises(TypeError, stream.create_tcp, hots="127.0.0.1")
    t.raises(TypeError, stream.create_tcp, connect=print)
