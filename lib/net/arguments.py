"""Checks of arguments. Pure; loaded by the first of connect, listen and a write of no bytes."""


def check_port(number):
    """TypeError unless an int, ValueError unless a port number."""
    if type(number) is not int:  # bool is not a port
        raise TypeError("port must be an int")
    if not 0 <= number <= 65535:
        raise ValueError("port must be from 0 to 65535")


def check_text(value, name):
    if value is not None and not isinstance(value, str):
        raise TypeError(name + " must be str")


def split(port, host, on_connect, options):
    """The arguments of net.connect() as two dicts: those of Socket.connect, those of Socket."""
    where, rest = {}, {}
    if isinstance(port, dict):
        options = port
        on_connect = host or on_connect
    else:
        where["port"] = port
        where["host"] = host
    if on_connect is not None:
        where["on_connect"] = on_connect
    names = " port host family path local_address local_port on_connect "
    for name in options:
        to = where if " " + name + " " in names else rest
        to[name] = options[name]
    return where, rest


def bytes_like(data):
    """What write() sends of str, bytearray or memoryview. TypeError: anything else."""
    if isinstance(data, str):
        return data.encode()
    if not isinstance(data, (bytearray, memoryview)) or getattr(data, "itemsize", 1) != 1:
        raise TypeError("invalid argument: write takes str or bytes-like")
    return data
