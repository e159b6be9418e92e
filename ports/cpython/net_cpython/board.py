"""What this computer is: the model of a Raspberry Pi, where it is one. Part of net_cpython.

Asks Adafruit PlatformDetect where it is installed (it is a part of Blinka), else the device tree.
"""

import platform

MODEL = "/proc/device-tree/model"


def keys():
    """(PlatformDetect's id of the board, or "", and the text for the machine)."""
    return detected(), model() + " " + platform.platform()


def detected():
    try:
        from adafruit_platformdetect import Detector

        return Detector().board.id or ""
    except Exception:  # not installed; or it knows nothing of this machine, and says so by raising
        return ""


def model():
    try:
        with open(MODEL, encoding="utf-8") as file:
            return file.read().rstrip("\0\n")
    except OSError:
        return ""
