"""net.board(), net.capability() and net.url(): what this board is, and what is not on it. Loaded
by their first use.

The port has the tables in its submodule `board_table`, and knows in `board` what it runs on. The
tables are read anew for each question and then dropped: 4 KB that a board has better uses for.
"""

import sys

from ._port import port

_LEVELS = {"f": "full", "p": "partial", "n": "none", "u": "unverified"}


def _part(name):
    return __import__(port.__name__ + "." + name, None, None, ("keys",))


def _table():
    table = _part("board_table")
    sys.modules.pop(port.__name__ + ".board_table", None)
    delattr(port, "board_table")
    return table


def _find():
    """(id, title, limits, names, a letter for the level of each)."""
    table = _table()
    build, machine = _part("board").keys()
    likely = None
    for board in table.BOARDS:
        title, platform, builds, machines, limits, levels = table.BOARDS[board]
        found = (board, title, limits, table.NAMES, levels)
        if build in builds:
            return found
        if platform == port.NAME:
            likely = found  # the last is the most general
            for text in machines:
                if text in machine:
                    return found
    # Not in the tables: as the others of its platform, but nothing was run here.
    limits, levels = (likely[2], likely[4]) if likely else ({}, "u" * (table.NAMES.count(" ") + 1))
    return build or port.NAME, machine, limits, table.NAMES, levels.replace("f", "u")


def url(server, scheme):
    where = server.address()
    if not isinstance(where, dict) or not where:
        raise ValueError("the server does not listen on a port")
    host = where["address"]
    if host == "0.0.0.0" or host == "::":
        host = _part("board").address() or "127.0.0.1"
    if ":" in host:
        host = "[" + host + "]"
    return "%s://%s:%d/" % (scheme, host, where["port"])


def board():
    found = _find()
    return {"id": found[0], "title": found[1], "port": port.NAME, "limits": found[2]}


def capability(name) -> str:
    found = _find()
    names = found[3].split(" ")
    if name not in names:
        raise ValueError("no such API: " + str(name))
    return _LEVELS[found[4][names.index(name)]]


def absent(name):
    """For what stands in the place of a part that is not installed. ImportError: how to get it."""
    sys.modules.pop(name, None)
    part = name[name.rfind(".") + 1 :]
    raise ImportError(
        name
        + " is not installed: netboard flash --style "
        + part
        + '\nor on the board: mip.install("github:OWNER/micropython-net/parts/'
        + part
        + '.json")'
    )
