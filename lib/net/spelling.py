"""Names that there are not: what was probably meant. Loaded when one was used. Imports nothing."""


def snake(name):
    """ "setEncoding" as it is spelled here: "set_encoding"."""
    made = ""
    for c in name:
        made += "_" + c.lower() if "A" <= c <= "Z" else c
    return made


def refuse(what, options):
    """TypeError: there are no such options."""
    text = what + ": unknown option "
    for name in options:
        text += str(name)
        if isinstance(name, str) and snake(name) != name:
            text += ". Names here are spelled like " + snake(name)
        break
    raise TypeError(text)
