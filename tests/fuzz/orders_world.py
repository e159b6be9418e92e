"""The world of a random-order run: sockets and servers under test, the machines they talk to, what
is checked after each turn and at the end. Host only.
"""

import traceback

from orders_actions import PEER_PORT, PORTS, Actions
from orders_peer import Machine
from orders_probe import KINDS, Boom, Broken, Probe


def told(error):
    """Its traceback. With one argument format_exception is of Python 3.10."""
    return "".join(traceback.format_exception(type(error), error, error.__traceback__))


class Listener:
    """A server under test."""

    def __init__(self, world, port):
        self.world = world
        self.port = port
        self.kind = 0
        self.accepted = []
        self.log = []
        self.callbacks = []
        self.server = world.net.create_server(max_connections=5)
        self.server.on("connection", self._connection)
        self.server.on("close", self._close)
        for event in ("listening", "error", "drop"):
            self.server.on(event, lambda *args, event=event: self.heard(event))

    def heard(self, event):
        self.log.append(event)
        if self.world.depth:
            self.world.fail("%s inside a call" % event)

    def _connection(self, sock):
        self.heard("connection")
        probe = Probe(self.world, sock, KINDS[self.kind % len(KINDS)], True)
        self.world.probes.append(probe)
        self.accepted.append(probe.attempt)
        self.world.own(probe)
        if self.kind > len(KINDS) * 2:
            self.world.act(
                ("destroy", "end", "write", "pause", "server_close")[self.kind % 5],
                probe,
                self.kind,
            )
        if self.kind % 31 == 30:
            probe.attempt.boomed = True
            raise Boom("connection")

    def _close(self):
        self.heard("close")
        if not self.server.listening:
            left = [a for a in self.accepted if not a.closes]
            if left:
                self.world.fail("server close before the close of %d connections" % len(left))

    def closed(self):
        """A callback of close()."""
        calls = []
        self.callbacks.append(calls)
        return lambda error: calls.append(error)


class World(Actions):
    def __init__(self, net, fake, personality):
        self.net = net
        self.fake = fake
        self.loop = net.loop.loop
        fake.use(personality, 2**30 - 5000)
        fake.guard_writes(True)
        fake.route("192.0.2.1", "blackhole")
        fake.route("192.0.2.2", "unreachable")
        fake.hosts("peer.test", "127.0.0.1", 30)
        parts = self.loop.run_due  # what a part has set once, at its import
        view = self.loop.view  # the core keeps a part of it
        self.loop.__init__()
        self.loop.view = view
        self.loop.run_due = parts
        self.defect = None
        self.depth = 0
        self.reading = False
        self.unhandled = []
        self.probes = []
        self.machines = []
        self.owners = {}  # serial of a fake socket -> Machine or Attempt
        self.injected = False
        self.lossy = False  # connections broke, and their output with them
        net.on_error(self.unhandled.append)
        self.peer_server = fake.peer_listen(PEER_PORT)
        self.listeners = [Listener(self, port) for port in PORTS]
        for listener in self.listeners:
            self.call(listener.server.listen, listener.port, "127.0.0.1")

    # -- books

    def fail(self, text):
        self.defect = self.defect or text

    def own(self, probe):
        sys = probe.sock._sys
        if sys is not None and hasattr(sys, "serial"):
            probe.attempt.sys = sys
            self.owners[sys.serial] = probe.attempt

    def partner(self, attempt):
        rx = attempt.sys.rx if attempt.sys is not None else None
        return self.owners.get(rx.src.serial) if rx is not None else None

    def call(self, function, *args):
        """Call what a program would call; what it calls back inside is a defect."""
        self.depth += 1
        try:
            return function(*args)
        finally:
            self.depth -= 1

    def turn(self, ms):
        self.pump()
        try:
            more = self.net.turn(ms)
        except Exception as error:
            raise Broken("turn raised: " + told(error)) from error
        # A poller that was given up after a MemoryError is garbage.
        self.fake.WORLD.pollers[:] = [p for p in self.fake.WORLD.pollers if p is self.loop.poller]
        for probe in self.probes:
            self.own(probe)
        self.pump()
        self.check()
        return more

    def pump(self):
        end = self.peer_server.accept()
        while end:
            self.machines.append(Machine(self, end))
            end = self.peer_server.accept()
        for machine in self.machines:
            machine.pump()

    def check(self):
        allowed = (Boom, self.net.NetError) + ((MemoryError,) if self.injected else ())
        for error in self.unhandled:
            if not isinstance(error, allowed):
                raise Broken("unhandled: " + told(error))
        for text in self.fake.violations():
            # A poller that was given up after a MemoryError still knows its sockets.
            if not (self.injected and text.startswith("closed while registered")):
                raise Broken("violation: %s" % text)
        if self.defect:
            raise Broken(self.defect)

    # -- the end of a run

    def calm(self):
        """The network as it should be, and nobody who misbehaves."""
        fake = self.fake
        fake.WORLD.faults.clear()
        fake.split(0)
        fake.partial_writes(0)
        fake.latency(0)
        fake.order(None)
        fake.link_up()
        for machine in self.machines:
            machine.end.resume()
            if machine.end.sock.rx:
                machine.end.window(60000)
            machine.held = False
        for listener in self.listeners:
            listener.kind = 0
        for probe in self.probes:
            probe.reactions.clear()
            self.call(probe.sock.set_timeout, 0)
        self.turn(0)

    def finish(self, orderly):
        self.calm()
        if orderly:
            self._end_orderly()
        self.do_close_all(None, 0)
        for probe in self.probes:
            self.do_destroy(probe, 0)
        self.until_over(50)
        self._final_checks()

    def _end_orderly(self):
        """Everybody reads what there is and ends; the loop must come to its end by itself."""
        for listener in self.listeners:
            self.call(listener.server.close)
        for probe in self.probes:
            if probe.attempt.started and not probe.attempt.closes:
                self.do_resume(probe, 0)
                self.do_end(probe, 1)
        rounds = 0
        self._end_all(False)
        while self.turn(1000):
            rounds += 1
            if rounds > 5000:
                raise Broken("the loop does not end: %s" % self._open())
            self._end_all(rounds > 100)
        for _ in range(20):
            self.fake.advance(1000)
            self.pump()
        self.check()
        for probe in self.probes:
            self._check_delivered(probe)

    def _end_all(self, force):
        """Those that are there by now as well. force: also two that echo to each other."""
        for machine in self.machines:
            machine.fin()
        for probe in self.probes:
            at = probe.attempt
            if probe.kind in ("readable", "lazy") and not probe.sock.destroyed:
                self.do_read(probe, 0)
            if at.started and not at.ended:
                self.do_end(probe, 1)
                if force:
                    at.ended = True
                    self.call(probe.sock.end)

    def _check_delivered(self, probe):
        at = probe.attempt
        other = self.partner(at)
        if self.lossy:
            return
        if (
            at.finishes
            and not (at.errors or at.destroyed or at.boomed)
            and isinstance(other, Machine)
        ):
            if not other.gone and other.end.state != "reset" and probe.kind != "echo":
                if other.got != at.wrote:
                    self.fail(
                        "%r wrote %d bytes, %d arrived" % (probe, len(at.wrote), len(other.got))
                    )

    def until_over(self, turns):
        for _ in range(turns):
            if not self.turn(1000):
                return
        self.fail("the loop does not end after close_all: %s" % self._open())
        self.check()

    def _open(self):
        loop = self.loop
        handles = [h for h in loop.handles.values()]
        return "open %d live %d handles %s" % (
            loop.open,
            loop.live,
            [getattr(h, "_st", h) for h in handles],
        )

    def _final_checks(self):
        self.check()
        for probe in self.probes:
            for at in probe.attempts:
                if at.closes != (0 if at.void else 1):
                    self.fail("%r: %d closes; log %s" % (probe, at.closes, probe.log[-30:]))
        handles = [h for h in self.loop.handles.values() if type(h).__name__ != "_Waker"]
        if handles or self.loop.open or self.loop.closing or self.loop.jobs:
            self.fail("left in the loop: %s" % self._open())
        if self.fake.leaks():
            self.fail("leaks: %s" % self.fake.leaks())
        for listener in self.listeners:
            if listener.server._count:
                self.fail("%d connections counted" % listener.server._count)
            if any(len(calls) != 1 for calls in listener.callbacks):
                self.fail("close callbacks %s" % listener.callbacks)
        self.check()


ALONE = (
    "connect",
    "peer_connect",
    "server_close",
    "server_listen",
    "close_all",
    "send",
    "peer",
    "network",
    "fault",
)


def play(net, fake, personality, script, orderly=True):
    """Run one script: a list of (action, which, n) and ("on", which, event, action, n)."""
    world = World(net, fake, personality)
    for step in script:
        action, which = step[0], step[1]
        if action == "turn":
            world.turn(step[2])
            continue
        probe = world.probes[which % len(world.probes)] if world.probes else None
        if action == "on":
            if probe:
                probe.reactions.append(step[2:])
        elif probe or action in ALONE:
            world.act(action, probe, step[2])
    world.finish(orderly)
