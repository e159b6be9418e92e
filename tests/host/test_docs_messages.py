"""docs/messages.md names every option with its default, every type and every method."""

import re

import markdown
import pytest

from net import messages

PAGE = markdown.prose(markdown.runtimes.ROOT / "docs/messages.md")
CODE = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", PAGE))))
OF = {"client": messages.SocketClient().options, "server": messages.SocketServer().options}


def rows():
    """(name, default as written, whose) of the table of options."""
    table = PAGE[PAGE.index("| option |") :]
    for line in table.split("\n")[2:]:
        if not line.startswith("|"):
            return
        names, defaults, whose = [cell.strip() for cell in line.split("|")[1:4]]
        names = re.findall(r"`(\w+)`", names)
        values = defaults.split(", ") if ", " in defaults and len(names) > 1 else [defaults]
        for i, name in enumerate(names):
            yield name, values[min(i, len(values) - 1)], whose


# max_message has a default that depends on the port, message_timeout stands in no original's list
# of defaults, and in ours only when it is given.
APART = ("max_message", "message_timeout")
ROWS = [row for row in rows() if row[0] not in APART]


def value(text):
    """A default as it is written: `"x"`, 5 ms, 0 **s**, True."""
    text = text.strip("`").replace("*", "")
    if text.startswith('"'):
        return text.strip('"')
    word = text.split(" ")[0]
    return {"True": True, "False": False}[word] if word in ("True", "False") else int(word)


@pytest.mark.parametrize("name,default,whose", ROWS, ids=[row[0] for row in ROWS])
def test_option(name, default, whose):
    for side, options in OF.items():
        assert (name in options) == (whose in (side, "both")), side
        assert options.get(name, value(default)) == value(default)


def test_every_option_is_in_the_table():
    told = {row[0] for row in ROWS} | {"max_message"}
    assert told == set(OF["client"]) | set(OF["server"])


def test_every_type_is_named():
    assert set(messages.supported_send_types()) <= CODE


@pytest.mark.parametrize("kind", ["SocketClient", "SocketServer", "Socket"])
def test_every_method_is_named(kind):
    found = getattr(messages, kind)
    own = {name for base in found.__mro__[:-2] for name in vars(base)}
    methods = {name for name in own if not name.startswith("_") and callable(getattr(found, name))}
    emitter = {"on", "once", "off", "emit", "target", "listeners_changed"}
    assert methods - emitter <= CODE
