"""Which texts are IP addresses. Pure; imports nothing. Loaded by net.is_ip."""


def is_ipv4(text) -> bool:
    """Four decimal numbers from 0 to 255, without leading zeros."""
    if not isinstance(text, str):
        return False
    parts = text.split(".")
    if len(parts) != 4:
        return False
    for part in parts:
        if not 0 < len(part) < 4 or not all("0" <= c <= "9" for c in part):
            return False
        if int(part) > 255 or (len(part) > 1 and part[0] == "0"):
            return False
    return True


def is_ipv6(text) -> bool:
    """Eight groups of hexadecimal digits, one run of zeros as "::", a zone after "%"."""
    if not isinstance(text, str):
        return False
    at = text.find("%")
    if at >= 0:
        if at + 1 == len(text):
            return False
        text = text[:at]
    halves = text.split("::")
    if len(halves) > 2:
        return False
    count = 0
    for i, half in enumerate(halves):
        if half == "" and len(halves) == 2:
            continue
        n = _groups(half, i == len(halves) - 1)
        if n < 0:
            return False
        count += n
    return count == 8 if len(halves) == 1 else count < 8


def _groups(text, last):
    """How many 16-bit groups text holds; negative: it is not groups."""
    parts = text.split(":")
    count = len(parts)
    if last and "." in parts[-1]:
        if not is_ipv4(parts.pop()):
            return -99
        count += 1
    for part in parts:
        if not 0 < len(part) < 5 or not all(c in "0123456789abcdefABCDEF" for c in part):
            return -99
    return count


def is_ip(text) -> int:
    """4, 6, or 0: neither."""
    return 4 if is_ipv4(text) else 6 if is_ipv6(text) else 0
