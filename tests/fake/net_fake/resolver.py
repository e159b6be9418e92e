"""Name lookup of the fake port: numeric hosts and localhost at once, other names from the script.
Boards and the unix port stand still meanwhile; on linux `done` comes later, out of ipoll.
"""

from .sock import Addr
from .world import WORLD

LOOKUP_MS = 20


def is_ipv4(text):
    parts = text.split(".")
    if len(parts) != 4:
        return False
    for part in parts:
        if not part.isdigit() or len(part) > 3 or int(part) > 255:
            return False
    return True


def is_ipv6(text):
    if text.count(":") < 2 or text.count("::") > 1 or ":::" in text:
        return False
    groups = text.split(":")
    for group in groups:
        if len(group) > 4 or not all(c in "0123456789abcdefABCDEF" for c in group):
            return False
    return len(groups) == 8 or ("::" in text and len(groups) <= 9)


def resolve(host, port, family, done):
    """The contract's resolve."""
    WORLD.count("resolve")
    try:
        WORLD.fault("resolve")
    except OSError as error:
        done(error, None, None, 0)
        return
    if host == "localhost":
        _answer(done, ["127.0.0.1", "::1"], port, family)
    elif is_ipv4(host) or is_ipv6(host):
        _answer(done, [host], port, family)
    else:
        _ask(host, port, family, done)


def _ask(host, port, family, done):
    found, ms = WORLD.names.get(host, (WORLD.p.lookup_error, LOOKUP_MS))
    if WORLD.p.blocking_lookup:
        WORLD.sleep(ms)
        _answer(done, found, port, family)
    else:
        WORLD.at(ms, _later, (done, found, port, family))


def _later(order):
    _answer(order[0], order[1], order[2], order[3])


def _answer(done, found, port, family):
    if isinstance(found, str):
        found = [found]
    if isinstance(found, (list, tuple)):
        good = []
        for text in found:
            kind = 4 if is_ipv4(text) else 6
            if family in (0, kind) and (kind == 4 or WORLD.p.ipv6):
                good.append((Addr(text, port, kind), text, kind))
        if good:
            first = good.pop(0)
            done(None, first[0], first[1], first[2], good)
            return
        found = WORLD.p.lookup_error
    done(found if isinstance(found, OSError) else lookup_failure(found), None, None, 0)


def lookup_failure(number):
    """A failed lookup in the platform's own shape."""
    if WORLD.p.lookup_text:
        return OSError("[addrinfo error %d]" % number)
    return OSError(number, "lookup")


def lookup_number(text):
    """The number in the text of such an error; 0: it is another error."""
    if isinstance(text, str) and text.startswith("[addrinfo error "):
        return int(text[16:-1])
    return 0
