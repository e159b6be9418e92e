"""python -m net listen [PORT]: as connect, with whoever connects first."""

import net
from net_cli import FAILED, OK, failed, say
from net_cli.stdin import is_data
from net_cli.talk import Talk


class Listener:
    def __init__(self, options):
        self.options = options
        self.code = OK
        self.talk = None
        half_open = is_data() and not options.keep
        self.server = net.create_server(self._accepted, allow_half_open=half_open)
        if options.keep:
            self.server.max_connections = 1
        self.server.on("listening", self._listening)
        self.server.on("error", self._failed)
        self.server.listen(options.port, options.host)

    def _listening(self):
        say(f"listening on port {self.server.address()['port']}")

    def _failed(self, error):
        self.code = failed(error)

    def _accepted(self, sock):
        if not self.options.keep:
            self.server.close()
            if self.talk is not None:
                sock.destroy()  # came in the same moment as the first
                return
        self.talk = Talk(sock, self.options, self._over)
        # Of several clients after each other, only the first could have stdin: none gets it.
        self.talk.begin(stdin=not self.options.keep)

    def _over(self, error):
        if error is not None:
            self.code = failed(error)
        elif self.talk.gave_up:
            self.code = FAILED
        if self.options.keep:
            self.code = OK


def run(options):
    listener = Listener(options)
    net.run()
    return listener.code
