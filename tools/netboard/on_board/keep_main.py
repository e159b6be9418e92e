"""Gives /main.py a name that is free, and prints that. Runs on the board."""

import os


def there(name):
    try:
        os.stat(name)
        return True
    except OSError:
        return False


def keep(old):
    number, name = 1, "/main.old.py"
    while there(name):
        number += 1
        name = "/main.old%d.py" % number
    try:
        os.rename(old, name)
    except OSError:  # VfsPosix cannot (MicroPython 1.25)
        with open(old, "rb") as source, open(name, "wb") as copy:
            piece = source.read(256)
            while piece:
                copy.write(piece)
                piece = source.read(256)
        os.remove(old)
    return name


print(repr(keep("/main.py")))
