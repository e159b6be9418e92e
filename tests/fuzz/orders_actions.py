"""What a script of a random-order run may do to sockets, servers, machines and the network; the
methods are a part of the World. Host only.
"""

import random

from orders_peer import Machine
from orders_probe import KINDS, Attempt, Boom, Probe, pattern

PEER_PORT = 90
PORTS = (80, 81)
TARGETS = (
    ("127.0.0.1", PEER_PORT),
    ("127.0.0.1", 80),
    ("127.0.0.1", 81),
    ("127.0.0.1", 9),  # nobody listens
    ("192.0.2.1", 80),  # no answer
    ("192.0.2.2", 80),  # unreachable
    ("peer.test", PEER_PORT),
    ("absent.test", PEER_PORT),
)
MANY = 14  # sockets under test


class Actions:
    def act(self, action, probe, n):
        getattr(self, "do_" + action)(probe, n)

    def do_connect(self, _, n):
        if len(self.probes) >= MANY:
            return
        kind = KINDS[n // 8 % len(KINDS)]
        options = {"high_water_mark": 0} if kind == "hwm0" else {}
        sock = self.net.Socket(allow_half_open=n % 5 == 0, **options)
        probe = Probe(self, sock, kind)
        self.probes.append(probe)
        if n % 11:
            self.do_reconnect(probe, n)

    def do_reconnect(self, probe, n):
        """connect(): new, again after a close, or where it must be ignored."""
        sock = probe.sock
        host, port = TARGETS[n % 8]
        if probe.kind == "echo" and sock.destroyed:
            return  # its pipe has gone with the connection
        if sock.destroyed:
            before = probe.attempt
            if not (before.closes or before.void):
                probe.leaving.append(before)
            probe.attempt = Attempt(self, False, probe.kind)
            probe.attempts.append(probe.attempt)
            probe.flowing = None
        elif probe.attempt.started:
            self.call(sock.connect, port, host)
            return
        probe.attempt.started = True
        self.call(sock.connect, port, host)

    def do_peer_connect(self, _, n):
        if len(self.probes) < MANY:
            self.listeners[n % 2].kind = n // 2
            self.machines.append(Machine(self, self.fake.peer_connect(PORTS[n % 2])))

    def do_write(self, probe, n):
        """write() in one of its forms."""
        if probe.kind == "echo":
            return
        at = probe.attempt
        writable = probe.sock.writable
        data = pattern(len(at.wrote), n)
        form = n % 7
        before = len(at.callbacks)
        args = self._form(probe, at, data, form, writable)
        try:
            took = self.call(probe.sock.write, *args)
        except self.net.NetError as error:
            del at.callbacks[before:]
            probe.log.append(("write", n, error.code))
            if writable != (error.code == "ENOBUFS"):
                self.fail("write raised %s, writable %s" % (error.code, writable))
            return
        probe.log.append(("write", n, form, took))
        if writable:
            at.wrote += data
            at.refused_write = at.refused_write or not took
            if took and form == 1:
                args[0][:] = bytes(len(data))  # taken whole: the buffer is the caller's again
        elif took:
            self.fail("write said True to a socket that is not writable")

    def _form(self, probe, at, data, form, writable):
        if form == 1:
            return (bytearray(data),)
        if form == 2:
            return (memoryview(data),)
        if form == 3:
            return (data.decode(),)
        if form == 4:
            return (b"##" + data + b"##", 2, len(data))
        if form > 4:
            callback = probe.callback(at, form == 6 and len(data) % 13 == 0)
            if not writable:
                at.callbacks.pop()
                return (data, lambda error: None)
            return (data, callback)
        return (data,)

    def do_end(self, probe, n):
        at = probe.attempt
        if probe.kind == "echo":
            return  # its pipe ends it
        callback = None
        if n % 3 == 0:
            calls = []
            if not probe.sock.destroyed:
                at.end_calls.append(calls)
            callback = calls.append
        if n % 4 == 0 and probe.sock.writable and probe.kind != "echo":
            self.do_write(probe, n)
        at.ended = True
        self.call(probe.sock.end, *([callback] if callback else []))

    def do_destroy(self, probe, n):
        error = Boom("destroy") if n % 3 == 1 else None
        if not probe.sock.destroyed:
            probe.attempt.given = error
        probe.gone()
        self.call(probe.sock.destroy, error)

    def do_destroy_soon(self, probe, n):
        at = probe.attempt
        if probe.kind == "echo":
            return
        if not probe.sock.destroyed:
            at.ended = at.soon = True
            if probe.sock.pending and not probe.sock.connecting or at.finishes:
                probe.gone()
        self.call(probe.sock.destroy_soon)

    def do_reset(self, probe, n):
        probe.gone()
        self.call(probe.sock.reset_and_destroy)

    def do_pause(self, probe, n):
        if probe.kind != "echo":
            if not probe.sock.destroyed:
                probe.flowing = False
            self.call(probe.sock.pause)

    def do_resume(self, probe, n):
        if probe.kind != "echo":
            probe.flowing = True
            self.call(probe.sock.resume)

    def do_read(self, probe, n):
        self.reading = True
        try:
            if probe.kind in ("readable", "lazy"):
                self.call(probe.read_all, probe.attempt)
            elif probe.kind in ("data", "hwm0"):
                self.call(probe.sock.read, n)
        except Boom:
            probe.attempt.boomed = False  # out of the program's own call: nobody's business
        finally:
            self.reading = False

    def do_set_timeout(self, probe, n):
        self.call(probe.sock.set_timeout, n % 400)

    def do_options(self, probe, n):
        self.call(probe.sock.set_keep_alive, n % 2 == 0, n)
        self.call(probe.sock.set_no_delay)
        self.call(probe.sock.address)
        for name in ("ready_state", "remote_address", "local_port", "buffer_size", "timeout"):
            getattr(probe.sock, name)

    # -- actions of the servers, the other side and the network

    def do_server_close(self, _, n):
        listener = self.listeners[n % 2]
        self.call(listener.server.close, listener.closed())

    def do_server_listen(self, _, n):
        listener = self.listeners[n % 2]
        if not listener.server.listening:
            try:
                self.call(listener.server.listen, listener.port, "127.0.0.1")
            except self.net.NetError as error:
                if error.code != "ERR_SERVER_ALREADY_LISTEN":
                    raise

    def do_close_all(self, _, n):
        for probe in self.probes:
            if probe.sock in self.loop.handles.values():
                probe.gone()
        self.call(self.net.close_all)

    def _machine(self, n):
        return self.machines[n % len(self.machines)] if self.machines else None

    def do_send(self, _, n):
        machine = self._machine(n // 3)
        if machine:
            machine.send(n)

    def do_peer(self, _, n):
        """What the other side does to a connection."""
        machine = self._machine(n // 16)
        if not machine:
            return
        what = n % 8
        if what == 0:
            machine.fin()
        elif what == 1:
            machine.close()
        elif what == 2:
            machine.reset(n // 40)
        elif what == 3:
            machine.end.stall()
        elif what == 4:
            machine.end.resume()
        elif what == 5:
            machine.held = True
        elif what == 6:
            machine.held = False
        else:
            machine.end.sock.rx and machine.end.window(n % 3000)

    def do_network(self, _, n):
        fake = self.fake
        what = n % 8
        n //= 8
        if what == 0:
            fake.split(n % 50)
        elif what == 1:
            fake.partial_writes(n % 300)
        elif what == 2:
            fake.latency(n % 60)
        elif what == 3:
            fake.link_down()
            self.lossy = fake.WORLD.p.link_loss_errno
        elif what == 4:
            fake.link_up()
        elif what == 5:
            fake.order(random.Random(n).shuffle if n % 2 else None)
        elif what == 6:
            fake.reset_discards(n % 2 == 0)
        else:
            fake.advance(n % 3000)

    def do_fault(self, _, n):
        name = ("connect", "accept", "write", "recv", "readinto", "listen", "register")[n % 7]
        number = (104, 12, 24, 110, 105)[n // 7 % 5]
        if name == "register":
            number = MemoryError
        elif name in ("recv", "readinto"):
            number = (104, 110, 103)[n % 3]
        self.injected = True
        self.fake.fail_next(name, number)
