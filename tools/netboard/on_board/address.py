"""Brings the Wi-Fi up that `netboard flash --wifi` left, if there is one and it is down. Prints
(the board's own IPv4 address or "", why there is none). Runs on the board."""

import sys

if "/lib" not in sys.path:
    sys.path.append("/lib")


def up():
    """What went wrong, or ""."""
    try:
        from net_micropython import wifi

        wifi.connect_saved()
    except ImportError:
        return "no wifi.mpy is on it"
    except OSError as error:
        # ENOENT: there is no /wifi.json.
        return "it has no credentials" if error.args[0] == 2 else "Wi-Fi: errno %d" % error.args[0]
    return ""


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


why = "" if address() else up()
print(repr((address(), why)))
