"""Prints the board's own IPv4 address, or "". Runs on the board."""


def address():
    import network

    for name in ("STA_IF", "IF_STA"):
        try:
            found = network.WLAN(getattr(network, name)).ifconfig()[0]
            if found != "0.0.0.0":
                return found
        except (AttributeError, OSError, ValueError):
            pass
    try:
        return network.WIZNET5K().ifconfig()[0]
    except (AttributeError, OSError, TypeError, ValueError):
        return ""


print(repr(address()))
