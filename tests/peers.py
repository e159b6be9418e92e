"""The other side of a conformance test on real loopback: sockets of `net` on the same loop.

MicroPython subset. The verbs of Peers, Serving and Peer are all that tests may use of the other
side; peers_fake.py has the same for the fake port's world.
"""

import net


class Peer:
    """The other end of one connection. It never ends by itself: only finish, close, reset do."""

    def __init__(self, sock):
        self.sock = sock
        sock.max_queued = 1 << 30  # a test may send from here whatever it has memory for
        sock.set_no_delay(True)  # what is sent apart comes apart
        self.opened = False
        self.ended = False  # got FIN
        self.error = None  # code of what broke the connection
        self.closed = False
        self.count = 0  # bytes received
        self.chunks = []
        for name in ("connect", "data", "end", "error", "close"):
            sock.on(name, getattr(self, "_" + name))

    @property
    def received(self):
        """All bytes so far."""
        return b"".join(self.chunks)

    def tail(self, n):
        """The last n bytes so far."""
        return b"".join(self.chunks[-n:])[-n:]

    @property
    def gone(self):
        """The connection is over for this side, in whatever way."""
        return self.ended or self.closed or self.error is not None

    def send(self, data):
        if not self.sock.destroyed:  # it may have gone since the test looked
            self.sock.write(data)

    def finish(self):
        """FIN, and go on receiving."""
        self.sock.end()

    def close(self):
        """FIN, and receive no more."""
        self.sock.destroy()

    def reset(self):
        """RST."""
        self.sock.reset_and_destroy()

    def hold(self):
        """Read nothing from now on."""
        self.sock.pause()

    def release(self):
        self.sock.resume()

    @property
    def remote_port(self):
        return self.sock.remote_port

    @property
    def local_port(self):
        return self.sock.local_port

    def _connect(self):
        self.opened = True

    def _data(self, chunk):
        self.count += len(chunk)
        self.chunks.append(chunk)

    def _end(self):
        self.ended = True

    def _error(self, error):
        self.error = error.code

    def _close(self):
        self.closed = True


class Serving:
    """A server of the peer: where it is, and the connections it got, in order."""

    def __init__(self, echo, hold, host, port=0):
        self.accepted = []
        self._echo = echo
        self._server = net.create_server(
            self._connection, allow_half_open=True, pause_on_connect=hold
        )
        self._hold = hold
        self._server.listen(port, host)
        self.host = host
        self.port = self._server.address()["port"]
        self._kept = None

    def _connection(self, sock):
        peer = Peer(sock)
        peer.opened = True
        if self._hold:
            peer.hold()
        if self._echo:
            sock.on("data", sock.write)
            sock.on("end", sock.end)
        self.accepted.append(peer)

    def close(self):
        """Stop listening; serve(port=) may begin anew there. Bound it stays, until free(): else
        another program on this machine is given the port, and answers."""
        import socket

        self._server.close()
        self._kept = kept = socket.socket()
        kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # for serve(), and for clients
        kept.bind(socket.getaddrinfo(self.host, self.port, 0, 1)[0][-1])

    def free(self):
        self._server.close()
        if self._kept:
            self._kept.close()


class Datagrams:
    """A UDP socket of the peer: where it is, and what came, each with its sender."""

    def __init__(self, host, own_host):
        from net import udp

        self.received = []
        self.host = host
        self._own_host = own_host
        self._sock = udp.create_socket(self._message).bind(0, host)
        self.port = self._sock.address()["port"]

    def _message(self, data, sender):
        self.received.append((data, sender))

    def send(self, data, port, group=None):
        """To the side under test, or to a group that it has joined."""
        if group:
            self._sock.join("224.0.0.252", self.host)  # another one: it sends from there
        self._sock.send(data, (group or self._own_host, port))

    def close(self):
        self._sock.close()


class Peers:
    """What the other side can do."""

    host = "127.0.0.1"  # where it is
    own_host = "127.0.0.1"  # where it finds the side under test
    listen_host = "127.0.0.1"  # where a server under test listens

    def __init__(self):
        self.t = None
        self._made = []
        self._paths = []
        self._silent = None

    def port_for_listen(self):
        """The port a server under test shall take; 0: the system chooses."""
        return 0

    def serve(self, echo=False, hold=False, port=0):
        """A listening server. echo: it sends back what comes, and its end; hold: reads nothing."""
        serving = Serving(echo, hold, self.host, port)
        self._made.append(serving)
        return serving

    def connect(self, port):
        """A client of a server under test; `opened` tells when it is through."""
        peer = Peer(net.connect(port, self.own_host, allow_half_open=True))
        self._made.append(peer)
        return peer

    def closed_port(self):
        """A port on which nobody listens, nor anybody else will."""
        serving = Serving(False, False, self.host)
        serving.close()
        self._made.append(serving)
        self.t.idle(1)
        return serving.port

    def silent(self):
        """(host, port) that neither answers nor refuses, for good."""
        from silence import Silence

        self._silent = Silence(self.host)
        return self.host, self._silent.port

    def datagrams(self):
        """A UDP socket."""
        made = Datagrams(self.host, self.own_host)
        self._made.append(made)
        return made

    def echo_datagrams(self):
        """(host, port) that sends every datagram back."""
        from net import udp

        sock = udp.create_socket()
        sock.on("message", sock.send).bind(0, self.host)
        self._made.append(sock)
        return self.host, sock.address()["port"]

    def stream(self, host, port):
        """A connection that is no socket of net's: a stream like any other."""
        import socket

        made = socket.socket()
        made.connect(socket.getaddrinfo(host, port)[0][-1])
        self._made.append(made)
        return made

    def path(self):
        """A free path for a local socket."""
        import os
        import random

        path = "/tmp/net-%d.sock" % random.getrandbits(30)
        self._paths.append((os, path))
        return path

    def close_all(self):
        """Close servers and connections."""
        for made in self._made:
            for peer in getattr(made, "accepted", ()):
                peer.close()
            (made.free if hasattr(made, "free") else made.close)()
        if self._silent:
            self._silent.close()
        for os, path in self._paths:
            try:
                os.remove(path)
            except OSError:
                pass  # the server has removed it
