#!/usr/bin/env python3
"""Bring MicroPython's WebAssembly port, from npm, into build/micropython/wasm. `make wasm` does.

Host tool; standard library only. It is newer than the distribution's package and has words as
wide as a board's, but no sockets: the conformance suite runs in it on the fake port. Needs node
and npm.
"""

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import interrupted

PACKAGE = "@micropython/micropython-webassembly-pyscript@1.27.0"
DEST = Path(__file__).resolve().parent.parent / "build/micropython/wasm"


def main():
    if (DEST / "package/micropython.mjs").exists():
        print(f"get_wasm: {DEST} is there already")
        return
    for program in ("node", "npm"):
        if shutil.which(program) is None:
            sys.exit(f"get_wasm: {program} is missing: install Node.js, or do without `make wasm`")
    DEST.mkdir(parents=True, exist_ok=True)
    command = ["npm", "pack", "--silent", "--pack-destination", str(DEST), PACKAGE]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"get_wasm: npm could not fetch {PACKAGE}:\n{done.stderr}")
    archive = DEST / done.stdout.split()[-1]
    with tarfile.open(archive) as packed:
        packed.extractall(DEST, members=[m for m in packed if m.name.startswith("package/")])
    archive.unlink()
    print(f"get_wasm: {PACKAGE} is ready")


if __name__ == "__main__":
    interrupted.quietly()
    main()
