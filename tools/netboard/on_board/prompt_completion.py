"""What a TAB at the prompt of a board completes, for the virtual board's REPL (raw_repl.py): as
MicroPython's own does, by the names that dir() tells."""


def word_of(text):
    """The end of a line that may be completed: names with dots between them."""
    start = len(text)
    while start and (text[start - 1].isalpha() or text[start - 1] in "_.0123456789"):
        start -= 1
    return text[start:]


def candidates(text, space):
    """(what of the last name is there, the names that begin so)."""
    *path, begun = word_of(text).split(".")
    names = space
    try:
        if path:
            thing = space[path[0]]
            for name in path[1:]:
                thing = getattr(thing, name)
            names = dir(thing)
    except (KeyError, AttributeError):
        names = ()
    return begun, [name for name in names if name.startswith(begun)]


def common(names):
    """What all of them begin with."""
    shortest = min(names, key=len)
    for i in range(len(shortest)):
        for name in names:
            if name[i] != shortest[i]:
                return shortest[:i]
    return shortest


def completed(text, space):
    """(what the TAB adds to the line, the names to choose from if it can add nothing)."""
    if not text.strip():
        return "    ", ()
    begun, found = candidates(text, space)
    if not found:
        return "", ()
    more = common(found)[len(begun) :]
    return more, () if more else found
