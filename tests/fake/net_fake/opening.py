"""What boards have of the port in a file of its own (tools/opening.py), for a library made so."""

import net_fake


def __getattr__(name):
    return getattr(net_fake, name)
