"""Given the first and the last number that use() takes, then they are taken; those beside them are
refused at once. Origin: net.dns."""

from net import dns

LAST = (1 << 29) - 1


def test(t):
    here = ["127.0.0.1"]
    try:
        for name, least in (("timeout", 1), ("tries", 1), ("keep", 0)):
            for number in (least, LAST):
                dns.use(here, **{name: number})
            for number in (least - 1, LAST + 1):
                t.raises(ValueError, dns.use, here, **{name: number})
            t.raises(TypeError, dns.use, here, **{name: 1.0})
        for number in (1, 65535):
            dns.use([("::1", number)])
        for number in (0, 65536, -1):
            t.raises(ValueError, dns.use, [("127.0.0.1", number)])
        for wrong in (
            "127.0.0.1",
            [5],
            [("127.0.0.1",)],
            [("127.0.0.1", "53")],
            [("1.2.3.4", 5, 6)],
        ):
            t.raises(TypeError, dns.use, wrong)
        for wrong in ([], ["a.name"], [("1.2.3", 53)]):
            t.raises(ValueError, dns.use, wrong)
    finally:
        dns.stop()
