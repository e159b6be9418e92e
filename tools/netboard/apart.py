"""Two machines on one: a network of its own for a virtual board, and a cable between it and us.

Host tool, Linux. Needs no root: `netboard check --apart` starts itself anew in a namespace of the
user's (`unshare -Urn`), in which this process may make networks.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import selectors
import shutil
import socket
import struct
import subprocess
import sys
import threading
import time
from collections import deque

from netboard import Trouble

MARK = "NETBOARD_APART"  # in the environment of the process that was started anew
HERE, THERE, PREFIX = "10.77.0.1", "10.77.0.2", 24
OURS, BOARDS = "cable", "wlan0"  # the two ends
ALL_FRAMES = 3  # ETH_P_ALL
LONGEST = 65536
WAYS = (["unshare", "-Urn"], ["unshare", "-n"])


def forbidden():
    """(a command that starts another in a namespace, None), or (None, why that cannot be)."""
    if not shutil.which("unshare") or not shutil.which("nsenter"):
        return None, "no unshare and nsenter: apt-get install util-linux"
    why = ""
    for way in WAYS:
        done = subprocess.run([*way, "true"], capture_output=True, text=True, check=False)
        if not done.returncode:
            return way, None
        why = why or done.stderr.strip()
    return None, f"this system forbids network namespaces ({why})"


def enter():
    """Start this command anew in a namespace of its own; returns in the process there."""
    if os.environ.get(MARK):
        return
    way, why = forbidden()
    if why:
        raise Trouble(why, "run it where `unshare -Urn true` works, or without --apart")
    code = "from netboard.cli import main; main()"
    os.environ[MARK] = "1"
    os.execvp(way[0], [*way, sys.executable, "-c", code, *sys.argv[1:]])


class Cable:
    """The board's machine: a namespace with `wlan0`, which has THERE, and no loopback; its other
    end here has HERE. It is unplugged at first. `delay`: ms that each frame takes."""

    here, there = HERE, THERE

    def __init__(self, delay=0):
        try:
            from pyroute2 import IPRoute, NetNS
        except ImportError:
            raise Trouble("pyroute2 is missing", "pip install pyroute2") from None

        # Lives as long as its standard input, and with it the namespace.
        self._holder = subprocess.Popen(
            ["unshare", "-n", "sh", "-c", "echo; exec cat"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._holder.stdout.readline()
        where = f"/proc/{self._holder.pid}/ns/net"
        self.prefix = ["nsenter", f"--net={where}"]
        self._near = IPRoute()
        self._relay = None
        self._up(self._near, "lo")
        self._lay(delay)
        self._far = NetNS(where)
        self._address(self._near, OURS, HERE)
        self._up(self._near, OURS)
        self._address(self._far, BOARDS, THERE)

    def _lay(self, delay):
        """The cable in one piece, or in two with a relay between them."""
        if not delay:
            self._pair(OURS, BOARDS)
        else:
            self._pair(OURS, "relay0")
            self._pair(BOARDS, "relay1")
            for name in (OURS, BOARDS):
                checksum_here(name)
            for name in ("relay0", "relay1"):
                self._near.link("set", index=self._index(name), arp=False, state="up")
            self._relay = Relay("relay0", "relay1", delay)
        self._near.link("set", index=self._index(BOARDS), net_ns_pid=self._holder.pid)

    def _pair(self, one, other):
        self._near.link("add", ifname=one, kind="veth", peer={"ifname": other})

    def _index(self, name):
        return self._near.link_lookup(ifname=name)[0]

    def _up(self, side, name, up=True):
        index = side.link_lookup(ifname=name)[0]
        side.link("set", index=index, state="up" if up else "down")

    def _address(self, side, name, address):
        side.addr("add", index=side.link_lookup(ifname=name)[0], address=address, prefixlen=PREFIX)

    def plug(self, up):
        """The board's radio is on, or off."""
        self._up(self._far, BOARDS, up)

    def close(self):
        if self._relay:
            self._relay.close()
        self._far.close()
        self._near.link("del", index=self._index(OURS))
        self._near.close()
        self._holder.stdin.close()
        self._holder.wait()


def checksum_here(name):
    """Let the system itself sum up what it sends: nobody on this cable would do it later."""
    off = ctypes.create_string_buffer(struct.pack("II", 0x17, 0))  # ETHTOOL_STXCSUM
    words = struct.pack("16sP", name.encode(), ctypes.addressof(off))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, 0x8946, words)  # SIOCETHTOOL


class Relay:
    """Hands frames from one interface to another, both ways, each after so many ms."""

    def __init__(self, one, other, delay):
        self._delay = delay / 1000
        self._ends = [self._raw(one), self._raw(other)]
        self._under_way: deque = deque()  # (when, to whom, frame)
        self._stop_read, self._stop_write = os.pipe()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _raw(self, name):
        made = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ALL_FRAMES))
        made.bind((name, 0))
        made.setblocking(False)
        return made

    def _run(self):
        with selectors.DefaultSelector() as chooser:
            for number, end in enumerate(self._ends):
                chooser.register(end, selectors.EVENT_READ, self._ends[1 - number])
            chooser.register(self._stop_read, selectors.EVENT_READ, None)
            while True:
                for key, _ in chooser.select(self._patience()):
                    if key.data is None:
                        return
                    self._take(key.fileobj, key.data)
                self._hand_on()

    def _patience(self):
        return max(0, self._under_way[0][0] - time.monotonic()) if self._under_way else None

    def _take(self, end, to):
        frame, (*_, kind, _, _) = end.recvfrom(LONGEST)
        if kind != socket.PACKET_OUTGOING:
            self._under_way.append((time.monotonic() + self._delay, to, frame))

    def _hand_on(self):
        while self._under_way and not self._patience():
            _, to, frame = self._under_way.popleft()
            try:
                to.send(frame)
            except OSError:
                pass  # the end is down: a frame is lost

    def close(self):
        os.write(self._stop_write, b"x")
        self._thread.join()
        for end in self._ends:
            end.close()
        os.close(self._stop_read)
        os.close(self._stop_write)
