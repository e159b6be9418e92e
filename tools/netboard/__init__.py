"""netboard: the boards of this project from the command line. Host tool.

cli.py has the commands; tables.py what is known about boards; device.py the board over mpremote;
vboard.py a virtual board; on_board/ what runs on a board. May use click, rich, mpremote and the
other tools; nothing in lib/ or ports/ imports it.

Works in a checkout, and from a wheel, which carries what goes to boards (setup.py).
"""

import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_CARRIED = _HERE / "project"
INSTALLED = _CARRIED.is_dir()  # from a wheel: no tests, no MicroPython in build/
ROOT = _CARRIED if INSTALLED else _HERE.parent.parent
MPY = 6  # the version of .mpy files that mpy-cross makes
HOSTS = ("linux", "darwin", "win32")  # platforms on which the system has the network
ON_BOARD = ROOT / "tools/netboard/on_board"

if str(ROOT / "tools") not in sys.path:
    sys.path.insert(0, str(ROOT / "tools"))  # size.py, compile_mpy.py, mip_package.py


class Trouble(Exception):
    """What went wrong, and what to do next."""

    def __init__(self, what, do):
        super().__init__(what)
        self.what = what
        self.do = do


def work() -> Path:
    """The folder for what is made on the way and may be removed at any time."""
    if not INSTALLED:
        return ROOT / "build"
    import platformdirs

    return Path(platformdirs.user_cache_dir("micropython-net", appauthor=False))


@contextmanager
def scratch():
    """A folder of this call alone: several netboards may run at once, and in several threads."""
    work().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=work(), prefix="netboard-") as folder:
        yield Path(folder)
