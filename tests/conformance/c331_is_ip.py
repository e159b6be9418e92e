"""Given texts, when is_ip, is_ipv4 and is_ipv6 are asked, then they give 4, 6 or 0, and whether.
Origin: Node."""

import net

FOUR = ("0.0.0.0", "127.0.0.1", "255.255.255.255")
SIX = (
    "::", "::1", "fe80::1", "2001:db8::ff00:42:8329", "::ffff:1.2.3.4", "1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1:2:3:4:5:6:1.2.3.4", "fe80::1%eth0",
)  # fmt: skip
NONE = (
    "", "localhost", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.x", "1.2.3.04", ":::", "1::2::3",
    "12345::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2:3:4:5:6:7:8", "1.2.3.4::", "::1.2.3",
    "1:2:3:4:5:6:7:1.2.3.4", "fe80::1%", "%eth0", "::g",
)  # fmt: skip


def test(t):
    for text in FOUR:
        t.equal((net.is_ip(text), net.is_ipv4(text), net.is_ipv6(text)), (4, True, False), text)
    for text in SIX:
        t.equal((net.is_ip(text), net.is_ipv4(text), net.is_ipv6(text)), (6, False, True), text)
    for text in NONE:
        t.equal((net.is_ip(text), net.is_ipv4(text), net.is_ipv6(text)), (0, False, False), text)
