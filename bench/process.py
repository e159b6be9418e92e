"""A server process: started, pinned, its CPU time and resident size read, ended. Part of bench.

CPU time is the kernel's own count of the process, in nanoseconds, all threads together. It does
not grow while other programs hold the core, so it is the measure to trust on a shared machine.
"""

import os
import random
import socket
import subprocess
import time

PATIENCE = 30  # seconds without a sign after which a server counts as hung


def lent_ports():
    """(first, last) of the ports that the system gives to whoever asks for any."""
    try:
        with open("/proc/sys/net/ipv4/ip_local_port_range", encoding="ascii") as file:
            first, last = file.read().split()
            return int(first), int(last)
    except OSError:
        return 32768, 60999


def free_port():
    """A port that nobody uses now. None of those that the system lends: between this look and the
    server's own bind another program, or one of the clients here, could be given it."""
    lowest, _ = lent_ports()
    while True:
        port = random.randrange(lowest // 2, lowest)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


def settle_on(cores, batch=True):
    """Pin this process, and what it starts from now on, to the cores. Started processes do not
    interrupt the starter the moment they can run: one end of an exchange finishes its round
    before the other begins, as far as the system allows."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, cores)
    if hasattr(os, "SCHED_BATCH"):
        policy = os.SCHED_BATCH if batch else os.SCHED_OTHER
        try:
            os.sched_setscheduler(0, policy, os.sched_param(0))
        except OSError:
            pass  # not allowed here: figures spread more


class Server:
    """One contender's process, serving one task."""

    def __init__(self, contender, task, quiet=False):
        self.contender = contender
        self.port = free_port()
        command = contender.command(self.port, task)
        self.process = subprocess.Popen(
            command,
            env=contender.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL if quiet else None,
            text=True,
        )
        self.pid = self.process.pid
        line = self.process.stdout.readline()
        if line.strip() != "ready":
            self.stop()
            raise RuntimeError(f"{contender.name} did not come up: it said {line!r}")

    def cpu_ns(self):
        """Nanoseconds of CPU used so far, user and system."""
        # The clock id of another process's CPU time, as clock_getcpuclockid(3) makes it on Linux.
        return time.clock_gettime_ns((~self.pid << 3) | 2)

    def resident(self):
        """Bytes of memory that are in RAM."""
        with open(f"/proc/{self.pid}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE")

    def stop(self):
        self.process.kill()
        self.process.wait(PATIENCE)
        self.process.stdout.close()
        self.process.stdin.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
