"""DNS messages (RFC 1035): encodes a question and decodes an answer. No I/O; imports nothing.

Part of net.dns. Answers are trusted as little as possible: an answer counts only if it repeats the
question, and a record only if it leads on from the name that was asked for.
"""

A = 1
AAAA = 28
_CNAME = 5
_MOST = 8  # addresses of a name
_LONGEST_TTL = 3600  # s: a changed address is noticed within this time


def question(number, name, kind):
    """Return the bytes of a query for the addresses of a name. kind: A or AAAA; number: the ID, 0
    to 65535. ValueError: the text cannot be a host name.
    """
    # One question, recursion desired.
    parts = [bytes((number >> 8, number & 255, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0))]
    for label in name.split("."):
        data = label.encode()
        if not 0 < len(data) < 64 or any(byte > 126 or byte < 33 for byte in data):
            raise ValueError("not a name for DNS: " + name)
        parts += (bytes((len(data),)), data)
    asked = b"".join(parts) + bytes((0, 0, kind, 0, 1))
    if len(asked) > 12 + 255 + 4:
        raise ValueError("not a name for DNS: " + name)
    return asked


def answer(message, asked):
    """Return (code, addresses as texts, time to live in s) from the answer to the query `asked`.

    code: 0, or the server's error (RFC 1035: 2 server failure, 3 no such name). None: this is not
    an answer to that query, or it is malformed.
    """
    end = len(asked)
    # Names are case-insensitive, and no other byte of a question is a letter.
    if message[:2] != asked[:2] or message[12:end].lower() != asked[12:].lower():
        return None
    # An answer to a plain query, with one question.
    if message[2] & 0xF8 != 0x80 or message[4:6] != b"\0\1":
        return None
    try:
        texts, ttl = _addresses(message, end, asked)
    except IndexError:
        return None
    if not texts and message[2] & 2:  # cut short before the address
        return 2, texts, 0
    return message[3] & 15, texts, ttl


def _addresses(message, at, asked):
    """(texts, seconds): follows aliases in the order of the records."""
    texts = []
    steps = [2 * len(message)]  # limits the work: a name may point through all of the message
    wanted, _ = _name(message, 12, steps)
    ttl = _LONGEST_TTL
    for _ in range(_number(message, 6)):
        owner, at = _name(message, at, steps)
        kind = _number(message, at)
        # The Internet's class; the first bit is one of mDNS.
        same = owner == wanted and _number(message, at + 2) & 0x7FFF == 1
        keep = _number(message, at + 4) << 16 | _number(message, at + 6)
        size = _number(message, at + 8)
        at += 10
        if at + size > len(message):
            raise IndexError
        if same and kind in (_CNAME, asked[-3]):
            ttl = min(ttl, keep)
            if kind == _CNAME:
                wanted, _ = _name(message, at, steps)
            elif size == (4 if kind == A else 16) and len(texts) < _MOST:
                texts.append(_text(message[at : at + size]))
        at += size
    return texts, ttl


def _number(message, at):
    return message[at] << 8 | message[at + 1]


def _name(message, at, steps):
    """(labels in lower case, offset of the next field). IndexError: not a name, or no steps are
    left."""
    found = b""
    after = 0
    while True:
        size = message[at]
        steps[0] -= 1
        if size == 0:
            return found, after or at + 1
        if size < 64:
            found += message[at : at + size + 1].lower()
            at += size + 1
        else:
            # A pointer must lead backwards, so this terminates.
            to = _number(message, at) & 0x3FFF
            after = after or at + 2
            if size < 192 or to >= at:
                raise IndexError
            at = to
        if len(found) > 254 or steps[0] < 0:
            raise IndexError


def _text(data):
    if len(data) == 4:
        return "%d.%d.%d.%d" % tuple(data)
    return ":".join(["%x" % _number(data, i) for i in range(0, 16, 2)])
