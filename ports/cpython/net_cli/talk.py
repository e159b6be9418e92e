"""One connection between stdin, stdout and a peer: what `connect` and `listen` share."""

import sys

from net_cli import say, stdout_failed
from net_cli.meter import Meter
from net_cli.stdin import Stdin
from net_cli.views import view

BUFFER = 256 * 1024


class Talk:
    """Shows what comes until the connection closes; then over(error) once: None or NetError."""

    gave_up = False  # timed out, or what came could not be shown

    def __init__(self, sock, options, over):
        self.sock = sock
        self.options = options
        self.over = over
        self.error = None
        self.view = view(options.view, sys.stdout.buffer)
        self.meter = None
        if options.wait:
            sock.set_timeout(int(options.wait * 1000), self._idle)
        sock.on("error", self._failed)
        sock.on("close", self._closed)

    def begin(self, stdin=True):
        """The connection is there."""
        sock = self.sock
        if self.options.verbose:
            say(f"connected to {sock.remote_address} port {sock.remote_port}")
        self.meter = Meter(sock, self.options.progress, self.options.verbose)
        buffer = bytearray(BUFFER)
        self.whole = memoryview(buffer)
        sock.set_onread(buffer, self._received)
        if stdin:
            Stdin(sock)

    def _received(self, n, buffer, sock):
        self._show(self.view.feed, self.whole[:n])

    def _show(self, function, *data):
        try:
            function(*data)
        except BrokenPipeError:
            self.sock.destroy()  # nobody wants to see more
        except OSError as error:
            stdout_failed(error)
            self._give_up()

    def _idle(self):
        say("timed out")
        self._give_up()

    def _give_up(self):
        self.gave_up = True
        self.sock.destroy()

    def _failed(self, error):
        self.error = error

    def _closed(self):
        if self.meter is not None:
            self.meter.end()
        self._show(self.view.end)
        self.over(self.error)
