"""A Raspberry Pi: its model, what its table says, and its pins in the manner of machine.Pin.

Part of net_cpython; imports nothing of net. Only the pins need Blinka, which `pip install
micropython-net[pi]` brings. At a desk BLINKA_OS_AGNOSTIC=1 gives a board without hardware.
"""

from net_cpython import board as _here
from net_cpython import board_table as _tables

_LEVELS = {"f": "full", "p": "partial", "n": "none", "u": "unverified"}
_NO_BLINKA = "pins need Blinka: pip install 'micropython-net[pi]'"
_NO_BOARD = "Blinka knows no pins of this machine; at a desk set BLINKA_OS_AGNOSTIC=1"
# What examples use unless told otherwise, on the header and on the board without hardware.
_HEADER = ("D17", "D27")
_DESK = ("Dx_OUTPUT", "Dx_INPUT_TRUE_PULL_UP")


def model() -> str:
    """Return the id of its table, e.g. "RASPBERRY_PI_4B"; "" if this is not a known Pi."""
    found, text = _here.keys()
    for name in _tables.BOARDS:
        if found == name or any(known in text for known in _tables.BOARDS[name][3]):
            return name if name.startswith("RASPBERRY_PI") else ""
    return ""


def table() -> "dict[str, str]":
    """Return {API: "full", "partial", "none" or "unverified"}; {} if this is not a Pi."""
    name = model()
    if not name:
        return {}
    letters = _tables.BOARDS[name][-1]
    return {api: _LEVELS[level] for api, level in zip(_tables.NAMES.split(" "), letters)}


def _blinka():
    try:
        import board
        import digitalio
    except ImportError as error:
        raise ImportError(_NO_BLINKA) from error
    except NotImplementedError as error:
        raise RuntimeError(_NO_BOARD) from error
    return board, digitalio


def default_pins():
    """Return the names of the pins that examples use, (LED, button)."""
    return _DESK if hasattr(_blinka()[0], "Dx_OUTPUT") else _HEADER


class Pin:
    """A pin with the methods of MicroPython's machine.Pin. Not here: irq, and changing the mode.

    name   of a pin of Blinka's `board` ("D17"), or the number of a GPIO (17)
    """

    IN = 0
    OUT = 1
    PULL_UP = 1
    PULL_DOWN = 2

    def __init__(self, name, mode=IN, pull=None, value=None):
        board, digitalio = _blinka()
        name = f"D{name}" if isinstance(name, int) else name
        if not hasattr(board, name):
            raise ValueError(f"this board has no pin {name!r}")
        self._io = digitalio.DigitalInOut(getattr(board, name))
        self._out = mode == self.OUT
        self._state = bool(value)
        if self._out:
            self._io.switch_to_output(self._state)
        else:
            pulls = {None: None, self.PULL_UP: digitalio.Pull.UP}
            self._io.switch_to_input(pulls.get(pull, digitalio.Pull.DOWN))

    def value(self, new=None):
        """Return the level, 0 or 1, or set it."""
        if new is not None:
            self._io.value = self._state = bool(new)
            return None
        # For an output, the level written: not every driver can read it back.
        return int(self._state if self._out else self._io.value)

    __call__ = value

    def on(self):
        self.value(1)

    def off(self):
        self.value(0)

    def toggle(self):
        self.value(not self.value())

    def deinit(self):
        """Release the pin."""
        self._io.deinit()
