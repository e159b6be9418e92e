"""Given servers that fail or are silent, then each is asked in its turn, as often as `tries` says;
then it is EAI_AGAIN, and what was found before is used. Origin: net.dns."""

from dns_kit_inside import Server, answer, look_up

from net import dns


def test(t):
    order = []
    works = [True]

    def first(question, n):
        order.append(1)
        return answer(question, code=2)

    def second(question, n):
        order.append(2)
        return answer(question, b"\n\0\0\1", ttl=0) if works[0] else None

    servers = [Server(t, first).at, Server(t, second).at]
    try:
        dns.use(servers, tries=2, timeout=40)
        t.equal(look_up(t, "a.x"), "10.0.0.1")
        t.equal(order, [1, 2])
        works[0] = False
        order.clear()
        t.equal(look_up(t, "b.x"), "EAI_AGAIN")
        t.equal(order, [1, 2, 1, 2])
        order.clear()
        t.equal(look_up(t, "a.x"), "10.0.0.1", "of before, while nobody answers")
        t.equal(order, [1, 2, 1, 2])
        dns.use(servers, tries=1, timeout=40)
        order.clear()
        t.equal(look_up(t, "a.x"), "EAI_AGAIN", "another use() knows nothing")
        t.equal(order, [1, 2])
    finally:
        dns.stop()
