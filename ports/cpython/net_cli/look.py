"""rich, where it is installed and there is a terminal to look nice on."""


def console(stderr=False):
    """A rich Console, or None: then plain text it is."""
    try:
        from rich.console import Console
    except ImportError:
        return None
    made = Console(stderr=stderr)
    return made if made.is_terminal else None
