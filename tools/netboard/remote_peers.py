"""The host's side of conformance tests whose sockets are on a board: plays the peer on request.

Host tool; uses the library on CPython and tests/peers.py. The board's end is peers_serial.py.
"""

from __future__ import annotations

import ast
import itertools
import random
import socket
import sys

from netboard import ROOT, Trouble

for _folder in ("tests", "ports/cpython", "lib"):
    if str(ROOT / _folder) not in sys.path:
        sys.path.insert(0, str(ROOT / _folder))

MARK = "\x1e"
# Below those that systems choose for clients, and none a second time.
PORTS = itertools.cycle(random.sample(range(20000, 32000), 12000))
BUFFER = 4096  # bytes of a receive buffer; Linux takes twice that


class Loop:
    """What tests/peers.py asks of the test."""

    def idle(self, ms=1):
        import net

        net.turn(ms)


class Verdict:
    """What T.intact needs of a test."""

    def check(self, truth, what):
        from harness import Failure

        if not truth:
            raise Failure("not so: " + what)


def small_sockets():
    """The host takes from a board no more than another board would: a peer that does not read is
    felt soon, and for good."""
    import net_cpython

    whole = net_cpython._new

    def small(addr):
        made = whole(addr)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)
        return made

    net_cpython._new = small


class RemotePeers:
    """Answers the questions of one board. `here` and `board`: addresses of both sides; `small`:
    with little room for what is not read."""

    def __init__(self, here, board, small=True):
        import peers

        if small:
            small_sockets()
        self.peers = peers
        self.here = here
        self.board = board
        self.fresh()

    def fresh(self):
        self.world = self.peers.Peers()
        self.world.host, self.world.own_host = self.here, self.board
        self.world.t = Loop()
        self.things = []
        self.unsent = bytearray()

    def turn(self, ms=0):
        """Let the host's sockets work for a moment; False when there are none."""
        import net

        return net.turn(ms)

    def answer(self, line):
        """The line to send back for one line of the board."""
        try:
            words = ast.literal_eval(line)
            self.turn()
            return repr(("ok", getattr(self, "on_" + words[0])(*words[1:])))
        except Exception as error:
            return repr(("error", f"{type(error).__name__}: {error}"))

    def _number(self, thing):
        if thing not in self.things:
            self.things.append(thing)
        return self.things.index(thing)

    def on_hosts(self):
        """The first question of a case. What the one before had is known until now: its timers
        may ask after it has ended."""
        self.fresh()
        return self.here, self.board

    def on_serve(self, echo, hold, port):
        serving = self.world.serve(echo, hold, port)
        return self._number(serving), self.here, serving.port

    def on_port(self):
        # A board cannot ask which port its system chose; a virtual one can, and shares ours.
        return 0 if self.board == "127.0.0.1" else next(PORTS)

    def on_accepted(self, number):
        return [self._number(peer) for peer in self.things[number].accepted]

    def on_connect(self, port):
        return self._number(self.world.connect(port))

    def on_call(self, number, verb):
        getattr(self.things[number], verb)()

    def on_send(self, number, data, more):
        self.unsent += data
        if not more:
            self.things[number].send(bytes(self.unsent))
            self.unsent = bytearray()

    def on_get(self, number, name):
        return getattr(self.things[number], name)

    def on_part(self, number, at, n):
        """Of what a peer received."""
        return self.things[number].received[at : at + n]

    def on_intact(self, number):
        """None, or what is wrong with what a peer received: see harness.py."""
        from harness import Failure, T

        try:
            T.intact(Verdict(), self.things[number].chunks)
        except Failure as error:
            return str(error)
        return None

    def on_closed_port(self):
        return self.world.closed_port()

    def on_datagrams(self):
        made = self.world.datagrams()
        return self._number(made), made.host, made.port

    def on_send_datagram(self, number, data, port, group):
        self.things[number].send(data, port, group)

    def on_datagram(self, number, at):
        """What came as number `at`, and from whom; None: that has not come yet."""
        received = self.things[number].received
        return received[at] if at < len(received) else None

    def on_echo_datagrams(self):
        return self.world.echo_datagrams()

    def on_silent(self):
        return self.world.silent()

    def on_close_all(self):
        self.world.close_all()
        for _ in range(20):
            self.turn()


def own_address(board):
    """This machine's address as the board sees it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((board, 9))
        except OSError as error:
            raise Trouble(
                f"no way to the board at {board} ({error})", "is it in this network?"
            ) from None
        return probe.getsockname()[0]
