"""net.dns finds names: addresses of both families, aliases, refusals, and what it remembers."""

import dns.message
import dns.rcode
import dns.rrset
import pytest
import runtimes
from dns_kit import address


def test_a_name_has_an_address(serve, look_up):
    server = serve(lambda query, n: address(query, "10.1.2.3"))
    assert look_up(server, "board.example.org") == ["10.1.2.3 4"]
    assert server.asked == [("board.example.org.", "A")]


def test_a_name_with_a_dot_at_its_end(serve, look_up):
    server = serve(lambda query, n: address(query, "10.1.2.3"))
    assert look_up(server, "board.example.org.") == ["10.1.2.3 4"]
    assert server.asked == [("board.example.org.", "A")]


def test_there_is_no_such_name(serve, look_up):
    def reply(query, n):
        made = dns.message.make_response(query)
        made.set_rcode(dns.rcode.NXDOMAIN)
        return made

    server = serve(reply)
    assert look_up(server, "nobody.example.org") == ["ENOTFOUND lookup"]
    assert len(server.asked) == 1


def test_family_6_asks_for_nothing_else(serve, look_up):
    server = serve(lambda query, n: address(query, "2001:db8::7", kind="AAAA"))
    found = look_up(server, "six.example.org/6")
    assert found in (["2001:db8:0:0:0:0:0:7 6"], ["2001:db8::7 6"])  # as the platform writes it
    assert server.asked == [("six.example.org.", "AAAA")]


def test_without_an_ipv4_address_the_other_kind_is_asked_for(serve, look_up):
    def reply(query, n):
        if n == 1:
            return dns.message.make_response(query)
        return address(query, "2001:db8::7", kind="AAAA")

    server = serve(reply)
    assert look_up(server, "six.example.org")[0].endswith(" 6")
    assert [kind for _, kind in server.asked] == ["A", "AAAA"]


def test_a_name_without_any_address(serve, look_up):
    server = serve(lambda query, n: dns.message.make_response(query))
    assert look_up(server, "none.example.org", "none.example.org/4") == ["ENOTFOUND lookup"] * 2
    assert [kind for _, kind in server.asked] == ["A", "AAAA", "A"]


def test_aliases_are_followed(serve, look_up):
    def reply(query, n):
        made = dns.message.make_response(query)
        for name, kind, text in (
            (query.question[0].name, "CNAME", "b.example.org."),
            ("b.example.org.", "CNAME", "c.example.org."),
            ("other.example.org.", "A", "10.9.9.9"),
            ("c.example.org.", "A", "10.1.2.3"),
        ):
            made.answer.append(dns.rrset.from_text(name, 60, "IN", kind, text))
        return made

    assert look_up(serve(reply), "a.example.org") == ["10.1.2.3 4"]


def test_case_of_the_name_does_not_matter(serve, look_up):
    server = serve(lambda query, n: address(query, "10.1.2.3", name="BOARD.Example.ORG."))
    assert look_up(server, "Board.example.org") == ["10.1.2.3 4"]


def test_what_was_found_is_remembered(serve, look_up):
    server = serve(lambda query, n: address(query, "10.1.2.%d" % n))
    names = ("a.example.org", "a.example.org", "b.example.org", "a.example.org")
    assert look_up(server, *names) == ["10.1.2.1 4", "10.1.2.1 4", "10.1.2.2 4", "10.1.2.1 4"]


def test_no_more_is_remembered_than_asked_for(serve, look_up):
    server = serve(lambda query, n: address(query, "10.1.2.%d" % n))
    names = ("a.example.org", "b.example.org", "a.example.org", "a.example.org")
    assert look_up(server, "keep=1", *names)[-2:] == ["10.1.2.3 4", "10.1.2.3 4"]


@pytest.mark.parametrize("keep, ttl", [(8, 0), (0, 60)])
def test_nothing_is_remembered_where_that_is_not_wanted(serve, look_up, keep, ttl):
    server = serve(lambda query, n: address(query, "10.1.2.%d" % n, ttl=ttl))
    found = look_up(server, f"keep={keep}", "a.example.org", "a.example.org")
    assert found == ["10.1.2.1 4", "10.1.2.2 4"]


def test_numbers_and_localhost_are_not_asked_for(serve, look_up):
    server = serve(lambda query, n: None)
    assert look_up(server, "127.0.0.1", "localhost", "::1") == [
        "127.0.0.1 4",
        "127.0.0.1 4",
        "::1 6",
    ]
    assert server.asked == []


TOO_LONG = ".".join(["x" * 50] * 5)  # by one byte


@pytest.mark.parametrize("name", ["a..b", "x" * 64 + ".org", TOO_LONG, "a b.org", "ü.example.org"])
def test_what_cannot_be_a_name_is_not_asked_for(serve, look_up, name):
    server = serve(lambda query, n: None)
    assert look_up(server, name) == ["ENOTFOUND lookup"]
    assert server.asked == []


def test_connecting_by_name(serve, look_up, listener):
    server = serve(lambda query, n: address(query, runtimes.HERE))
    lines = look_up(server, "connect=1", "board.example.org:%d" % listener)
    assert lines == ["lookup None " + runtimes.HERE, "connect", "close"]


def test_stop_leaves_lookups_to_the_platform(serve, look_up):
    server = serve(lambda query, n: address(query, "10.1.2.3"))
    assert look_up(server, "stop=1", "no-such-name.invalid")[0].endswith(" lookup")
    assert server.asked == []


def test_every_address_is_tried(serve, look_up, listener):
    """Nobody listens at the others. dnspython shuffles them."""
    server = serve(lambda query, n: address(query, "127.0.0.9", "127.0.0.8", "127.0.0.1"))
    for _ in range(3):
        lines = look_up(server, "connect=1", "board.example.org:%d" % listener)
        assert lines[0].startswith("lookup None 127.0.0.") and lines[1:] == ["connect", "close"]
    lines = look_up(server, "connect=1", "board.example.org:1")
    assert [line.split()[:2] for line in lines[1:]] == [["error", "ECONNREFUSED"], ["close"]]


def test_of_many_addresses_one_is_told(serve, look_up):
    texts = ["10.0.0.%d" % i for i in range(1, 25)]
    server = serve(lambda query, n: address(query, *texts))
    assert look_up(server, "board.example.org")[0] in [text + " 4" for text in texts]
