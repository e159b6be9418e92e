"""The network of a virtual board: sockets as small as a board's, and a WLAN. For raw_repl.py.

The WLAN is there when the board has a network of its own (netboard/apart.py). It is down until
somebody connects to SSID with PASSWORD, and then stays up over soft resets.
"""

import socket
import sys

SSID = "virtual"
PASSWORD = "virtual password"
_BUFFER = const(4096)  # bytes; the host takes twice that
_PROBE = const(9)  # a port to ask the way for; nothing is sent


class Over:
    """A module with some names changed, in front of the true one."""

    def __init__(self, module):
        for name in dir(module):
            if name not in ("__class__", "__dict__"):
                setattr(self, name, getattr(module, name))


def small_sockets():
    """Sockets with buffers as small as a board's: the host's take megabytes that nobody reads."""
    mine = Over(socket)

    def make(*words):
        made = socket.socket(*words)
        try:
            for option in (7, 8):  # SO_SNDBUF, SO_RCVBUF
                made.setsockopt(socket.SOL_SOCKET, option, _BUFFER)
        except OSError:
            pass
        return made

    mine.socket = make
    sys.modules["socket"] = mine


class Network:
    """The module `network`, for a board whose address this is."""

    STA_IF = 0
    STAT_IDLE = 0
    STAT_CONNECTING = 1
    STAT_GOT_IP = 3
    STAT_NO_AP_FOUND = -2
    STAT_WRONG_PASSWORD = -3

    def __init__(self, address, control):
        self.address = address
        self._control = control
        self._radio = Radio(self)

    def WLAN(self, interface=0):
        return self._radio

    def up(self):
        """Whether there is a way to the other end of the cable, which is number 1."""
        other = self.address.rsplit(".", 1)[0] + ".1"
        probe = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            probe.connect(socket.getaddrinfo(other, _PROBE)[0][-1])
            return True
        except OSError:
            return False
        finally:
            probe.close()


class Radio:
    """The station: as much as net_micropython/wifi.py and netboard ask of it."""

    def __init__(self, network):
        self._network = network
        self._active = network.up()
        self._wrong = 0

    def active(self, on=None):
        if on is not None:
            self._active = on
            if not on:
                self.disconnect()
        return self._active

    def config(self, *names, **values):
        return None

    def connect(self, ssid, password=None):
        self._wrong = 0
        if ssid != SSID:
            self._wrong = Network.STAT_NO_AP_FOUND
        elif password != PASSWORD:
            self._wrong = Network.STAT_WRONG_PASSWORD
        elif self._active:
            self._network._control.write(b"u")

    def disconnect(self):
        self._network._control.write(b"d")

    def isconnected(self):
        return self._active and self._network.up()

    def status(self):
        if self.isconnected():
            return Network.STAT_GOT_IP
        return self._wrong or Network.STAT_IDLE

    def ifconfig(self):
        mine = self._network.address if self.isconnected() else "0.0.0.0"
        return (mine, "255.255.255.0", "0.0.0.0", "0.0.0.0")
