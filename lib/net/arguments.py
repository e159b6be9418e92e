"""Checks of arguments that connect and listen share. Pure; loaded by the first of them."""


def check_port(number):
    """TypeError unless an int, ValueError unless a port number."""
    if type(number) is not int:  # bool is not a port
        raise TypeError("port must be an int")
    if not 0 <= number <= 65535:
        raise ValueError("port must be from 0 to 65535")


def check_text(value, name):
    if value is not None and not isinstance(value, str):
        raise TypeError(name + " must be str")
