"""Names that there are not: what was probably meant. Loaded when one was used. Imports nothing."""


def snake(name):
    """ "setEncoding" as it is spelled here: "set_encoding"."""
    made = ""
    for c in name:
        made += "_" + c.lower() if "A" <= c <= "Z" else c
    return made


def no_attribute(thing, name, more):
    """AttributeError: it has no such attribute. more: containers of names that are computed."""
    text = type(thing).__name__ + " has no attribute " + name
    meant = snake(name)
    if meant != name and (hasattr(type(thing), meant) or meant in more[0] or meant in more[1]):
        text += ". Did you mean: " + meant
    raise AttributeError(text)


def refuse(what, options):
    """TypeError: there are no such options."""
    text = what + ": unknown option "
    for name in options:
        text += str(name)
        if isinstance(name, str) and snake(name) != name:
            text += ". Names here are spelled like " + snake(name)
        break
    raise TypeError(text)
