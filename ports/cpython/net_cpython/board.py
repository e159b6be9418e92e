"""What this computer is: which Raspberry Pi, if it is one. Part of net_cpython.

Asks Adafruit PlatformDetect where it is installed (it is a part of Blinka), else the device tree.
"""

import platform
import socket

MODEL = "/proc/device-tree/model"


def keys():
    """Return (PlatformDetect's id of the board, or "", description of the machine)."""
    return detected(), model() + " " + platform.platform()


def detected():
    try:
        from adafruit_platformdetect import Detector

        return Detector().board.id or ""
    except Exception:  # not installed, or it does not know this machine
        return ""


def model():
    try:
        with open(MODEL, encoding="utf-8") as file:
            return file.read().rstrip("\0\n")
    except OSError:
        return ""


def address():
    """Return the IPv4 address used for talking to other machines, or "". Sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        try:
            sock.connect(("192.0.2.1", 9))
            return sock.getsockname()[0]
        except OSError:
            return ""
