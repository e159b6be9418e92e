"""python -m net bench [HOST PORT]: messages a second and their delays, against an echo server.

Each connection has one message under way. Without HOST an echo server is started in this process,
so that both ends share it.
"""

import time

import net
from net import close_all  # now: with all descriptors in use it could not be loaded
from net_cli import FAILED, OK, USAGE, failed, say
from net_cli.echo import serve
from net_cli.meter import amount


class Client:
    """Sends a message, waits until it is back, sends it again."""

    def __init__(self, bench, sock, size):
        self.bench = bench
        self.sock = sock
        self.message = bytes(range(256)) * (size // 256 + 1)
        self.message = self.message[:size]
        self.missing = 0
        self.sent_at = 0.0
        sock.on("connect", self._send)
        sock.on("error", bench.failed)
        sock.set_no_delay()
        sock.set_onread(bytearray(65536), self._received)

    def _send(self):
        self.missing = len(self.message)
        self.sent_at = time.perf_counter()
        self.sock.write(self.message)

    def _received(self, n, buffer, sock):
        self.missing -= n
        if self.missing <= 0 and not self.bench.over:
            self.bench.delays.append(time.perf_counter() - self.sent_at)
            self._send()


class Bench:
    def __init__(self, options):
        self.options = options
        self.delays = []
        self.over = False
        self.error = None
        self.clients = []

    def start(self, port, host):
        for _ in range(self.options.connections):
            sock = net.connect(port, host)
            self.clients.append(Client(self, sock, self.options.size))
        net.call_later(int(self.options.time * 1000), self.stop)

    def stop(self):
        self.over = True
        close_all()
        net.stop()

    def failed(self, error):
        if not self.over:
            self.error = error
            self.stop()

    def report(self):
        delays = sorted(self.delays)
        rate = len(delays) / self.options.time
        traffic = amount(rate * self.options.size)
        print(f"{len(delays)} messages of {self.options.size} bytes in {self.options.time:g} s")
        print(f"{rate:.0f} messages/s, {traffic}/s each way")
        for name, part in (("median", 0.5), ("99 %", 0.99), ("longest", 1)):
            delay = delays[min(len(delays) - 1, int(len(delays) * part))]
            print(f"{name:8} {delay * 1e6:.0f} us")


def run(options):
    if options.host and options.port is None:
        say("bench: needs HOST and PORT, or neither")
        return USAGE
    bench = Bench(options)
    if options.host:
        bench.start(options.port, options.host)
    else:
        server = serve("127.0.0.1", 0, lambda text: None)
        server.on("error", bench.failed)
        bench.start(server.address()["port"], "127.0.0.1")
    net.run()
    if bench.error is not None:
        return failed(bench.error)
    if not bench.delays:
        say("bench: no message came back")
        return FAILED
    bench.report()
    return OK
