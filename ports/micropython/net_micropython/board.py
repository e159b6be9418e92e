"""What this board is, in the words of its firmware, and where. Part of net_micropython."""

import sys


def keys():
    """(the name under which the firmware was built, or "", and its text for the machine)."""
    about = sys.implementation
    build, machine = getattr(about, "_build", ""), getattr(about, "_machine", "")
    if sys.platform == "linux":
        from net_micropython.unix import ffi

        if not ffi:  # another table's, though the machine's text is the same
            return build + " without ffi", ""
    return build, machine


# For Ethernet, whose interface nobody can look up (making it once more would reset it): a program
# that has one puts it here, and net.url() tells its address.
link = None


def address():
    """Its IPv4 address on `link`, Wi-Fi or a Wi-Fi of its own, the first that is up; or ""."""
    try:
        import network
    except ImportError:
        return _by_route()
    for number in range(-1, 2):
        try:
            there = link if number < 0 else network.WLAN(number)
            found = there.ifconfig()[0] if there.active() else ""
        except (AttributeError, OSError, ValueError):
            continue  # there is none
        if found and found != "0.0.0.0":
            return found
    return ""


def _by_route():
    """On a computer: the address with which it would ask another machine. Nothing is sent."""
    import socket

    from net_micropython import local

    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        sock.connect(socket.getaddrinfo("192.0.2.1", 9)[0][-1])
        return local(sock)[0]
    except (OSError, TypeError):
        return ""
    finally:
        sock.close()
