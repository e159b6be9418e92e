"""net.dns where the network is bad or somebody lies: it asks again, believes little, gives up."""

import threading

import dns.flags
import dns.message
import dns.rcode
import pytest
from dns_kit import HERE, address, programs

GOOD = "10.1.2.3"


def failing(code):
    def reply(query, n):
        made = dns.message.make_response(query)
        made.set_rcode(code)
        return made

    return reply


def test_a_question_that_got_lost_is_asked_again(serve, look_up):
    server = serve(lambda query, n: address(query, GOOD) if n == 3 else None)
    assert look_up(server, "timeout=1000", "a.example.org") == [GOOD + " 4"]
    assert len(server.asked) == 3


def test_each_question_has_a_port_and_a_number_of_its_own(serve, look_up):
    server = serve(lambda query, n: address(query, GOOD) if n == 3 else None)
    look_up(server, "timeout=1000", "a.example.org")
    assert len({source for source, _ in server.sources}) > 1
    assert len({number for _, number in server.sources}) > 1


def test_servers_that_never_answer(serve, look_up):
    silent = [serve(lambda query, n: None), serve(lambda query, n: None)]
    assert look_up(silent, "timeout=30", "tries=2", "a.example.org") == ["EAI_AGAIN lookup"]
    assert [len(server.asked) for server in silent] == [2, 2]


def test_the_next_server_is_asked(serve, look_up):
    servers = [serve(lambda query, n: None), serve(lambda query, n: address(query, GOOD))]
    assert look_up(servers, "timeout=1000", "a.example.org") == [GOOD + " 4"]


def test_a_server_that_failed_is_not_waited_for(serve, look_up):
    servers = [
        serve(failing(dns.rcode.SERVFAIL)),
        serve(failing(dns.rcode.REFUSED)),
        serve(lambda query, n: address(query, GOOD)),
    ]
    # The time limit is longer than the patience of the test.
    assert look_up(servers, "timeout=60000", "a.example.org") == [GOOD + " 4"]


def test_an_address_where_nobody_listens_is_not_waited_for(serve, look_up):
    gone = serve(lambda query, n: None)
    gone.stop()
    gone.stop = lambda: None
    server = serve(lambda query, n: address(query, GOOD))
    assert look_up([gone, server], "timeout=60000", "a.example.org") == [GOOD + " 4"]


@pytest.mark.parametrize("ttl", [0, 1])  # 0: a router's answer for a name at home
def test_while_nobody_answers_the_old_address_serves(serve, look_up, ttl):
    def reply(query, n):
        return address(query, GOOD, ttl=ttl) if n == 1 else None

    words = ("timeout=700", "tries=2", "a.example.org", "silent.example.org", "a.example.org")
    # The lookup between the two takes longer than the address may be kept.
    lines = look_up(serve(reply), *words)
    assert lines == [GOOD + " 4", "EAI_AGAIN lookup", GOOD + " 4"]


def lies(query):
    """Answers to other questions, and no answers at all."""
    good = address(query, "10.6.6.6").to_wire()
    other = dns.message.make_query("b.example.org", "A")
    other.id = query.id
    loop = bytearray(good)
    loop[len(query.to_wire())] = 0xC0  # a name that leads to itself
    loop[len(query.to_wire()) + 1] = len(query.to_wire())
    return [
        b"",
        b"\0",
        query.to_wire(),  # a question
        bytes([good[0] ^ 1]) + good[1:],
        address(other, "10.6.6.6").to_wire(),
        good[:4] + b"\0\2" + good[6:],
        good[:-2],
        bytes(loop),
        good[:20],
        b"\xff" * 600,
    ]


def test_only_an_answer_to_the_question_is_believed(serve, look_up):
    server = serve(lambda query, n: [*lies(query), address(query, GOOD)])
    assert look_up(server, "timeout=60000", "a.example.org") == [GOOD + " 4"]


def test_an_address_of_another_name_is_not_believed(serve, look_up):
    server = serve(lambda query, n: address(query, "10.6.6.6", name="evil.example.org."))
    assert look_up(server, "a.example.org/4") == ["ENOTFOUND lookup"]


def test_an_answer_that_was_cut_short_is_none(serve, look_up):
    def reply(query, n):
        made = dns.message.make_response(query)
        made.flags |= dns.flags.TC
        return made

    servers = [serve(reply), serve(lambda query, n: address(query, GOOD))]
    assert look_up(servers, "timeout=60000", "a.example.org") == [GOOD + " 4"]


def test_the_loop_goes_on_meanwhile(serve, runtime):
    """The server answers only after the program has shown that its timers run."""
    asked, go = threading.Event(), threading.Event()

    def reply(query, n):
        asked.set()
        go.wait(programs.PATIENCE)
        return address(query, GOOD)

    words = ("servers=" + serve(reply).at, "timeout=60000", "ticks=1", "a.org")
    with programs.Program(runtime, HERE / "role.py", *words) as program:
        assert asked.wait(programs.PATIENCE)
        for _ in range(3):
            program.until("tick")
        go.set()
        assert program.until(GOOD) == " 4"


def test_destroy_while_looking_up(serve, look_up):
    server = serve(lambda query, n: None)
    assert look_up(server, "timeout=200", "tries=1", "connect=1", "destroy=1", "a.org:1") == [
        "close"
    ]


def test_close_all_while_looking_up(serve, look_up):
    server = serve(lambda query, n: None)
    words = ("timeout=60000", "connect=1", "close_all=1", "a.org:1")
    assert look_up(server, *words) == ["close"]


def test_a_name_that_fails_while_connecting(serve, look_up):
    server = serve(failing(dns.rcode.NXDOMAIN))
    lines = look_up(server, "connect=1", "a.org:1")
    assert lines == ["lookup ENOTFOUND None", "error ENOTFOUND lookup", "close"]
