"""Prints {path: sha256 in hex} of the modules in FOLDERS and the files in FILES. Runs on the
board, between lines that set those two."""

import gc
import hashlib
import os

_BUF = bytearray(256)


def digest(path):
    sha = hashlib.sha256()
    view = memoryview(_BUF)
    with open(path, "rb") as file:
        while True:
            n = file.readinto(_BUF)
            if not n:
                break
            sha.update(view[:n])
    return "".join([f"{byte:02x}" for byte in sha.digest()])


def look():
    """The paths that there are of those asked for, each with its hash."""
    folders = list(FOLDERS)  # noqa: F821
    for folder in folders:  # grows as folders are found
        try:
            names = os.listdir(folder)
        except OSError:
            continue
        for name in names:
            path = folder + "/" + name
            if name.endswith(".py") or name.endswith(".mpy"):
                yield path, digest(path)
            elif os.stat(path)[0] & 0x4000:
                folders.append(path)
    for path in FILES:  # noqa: F821
        try:
            yield path, digest(path)
        except OSError:
            pass


# Entry by entry: kept to the end they would lie all over a small heap, between garbage.
print("{", end="")
for entry in look():
    print("%r: %r" % entry, end=", ")
    gc.collect()
print("}")
