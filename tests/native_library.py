"""The library as `netboard flash --native` installs it, for an interpreter of this machine.

Host tool. What is bytecode there is text here: that is run as bytecode elsewhere.
"""

import os
from pathlib import Path

import compile_mpy
from joined import joined
from joined_port import for_platform
from netboard import native

# Writing, piping and reading by hand, Ctrl-C: for each run of all tests. `make native` has it all.
CASES = tuple("c04 c05 c101 c205 c208 c209 c213 c214 c248 c261 c275 c296 c304 c306 c345".split())
ALL = os.environ.get("NET_NATIVE")


def texts(port):
    """{path below lib/: text} of the library, joined as for boards of this port."""
    found = {
        name.as_posix(): file.read_text(encoding="utf-8")
        for file, name in compile_mpy.board_files()
        if not file.is_relative_to(compile_mpy.ROOT / "parts")  # in the place of absent styles
    }
    return joined(for_platform(found, port))


def make(folder, arch, port):
    """net/ and net_micropython/ in this folder, as for boards of this port; `arch` as mpy-cross
    calls it."""
    whole = texts(port)
    marked = native.marked(whole, native.functions(port))
    for name, text in whole.items():
        if name in marked:
            compile_mpy.compile_text(marked[name], Path(name), folder, arch)
        else:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
