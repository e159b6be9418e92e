"""listen() takes digit text as port; wrong ports and hosts raise and change nothing."""

from net import stream


def test(t):
    sock = stream.create_tcp(host=t.peer.listen_host)
    for port in (70000, -1, "http", 1.5):
        sock.port = port
        t.raises(TypeError if port == 1.5 else ValueError, sock.listen)
        t.equal(sock.state, stream.INITIALIZED, port)
    port = t.peer.port_for_listen() or 40404
    sock.port = str(port)
    try:
        sock.listen()
    except OSError as error:  # somebody has it
        t.equal((port, error.errno), (40404, 98))
    else:
        t.equal((sock.port, sock.state), (port, stream.LISTENING))
