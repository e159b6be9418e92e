"""Name lookup: what is answered at once, what blocks, what comes later, and the error shapes."""

import pytest
from fake_port_kit import ALL, fake, port


def ask(host, family=0, number=80):
    got = []
    port.resolve(host, number, family, lambda *answer: got.append(answer))
    return got


def text_of(answers):
    assert len(answers) == 1
    return answers[0][2]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    "host,family,text,found",
    [
        ("10.1.2.3", 0, "10.1.2.3", 4),
        ("10.1.2.3", 4, "10.1.2.3", 4),
        ("localhost", 0, "127.0.0.1", 4),
    ],
)
def test_numbers_and_localhost_are_answered_at_once(name, host, family, text, found):
    fake.use(name)
    ((error, addr, got, kind, _),) = ask(host, family)
    assert (error, got, kind) == (None, text, found)
    assert (addr.text, addr.port) == (text, 80)
    assert fake.now() == 0


@pytest.mark.parametrize(
    "host", ["10.0.0", "10.0.0.256", "10.0.0.x", "12345::1", "1::2::3", "g::1", "1:2", "", "1:::2"]
)
def test_what_only_looks_like_a_number_is_a_name(host):
    fake.use("unix")
    assert port.errno(ask(host)[0][0]) == -2
    assert fake.now() > 0


@pytest.mark.parametrize("host,family", [("::1", 0), ("fe80::1", 6), ("localhost", 6)])
def test_ipv6(host, family):
    fake.use("linux")
    assert ask(host, family)[0][3] == 6
    fake.use("esp32")
    assert ask(host, family)[0][0] is not None


@pytest.mark.parametrize("name", ("unix", "esp32", "rp2"))
def test_a_name_blocks_and_the_network_does_not(name):
    fake.use(name)
    fake.hosts("a.test", "10.0.0.7", delay_ms=1500)
    seen = []
    fake.after(700, seen.append, "meanwhile")
    assert text_of(ask("a.test")) == "10.0.0.7"
    assert (fake.now(), seen) == (1500, ["meanwhile"])


def test_on_linux_the_answer_comes_out_of_a_later_poll():
    fake.use("linux")
    fake.hosts("a.test", "10.0.0.7", delay_ms=30)
    poller = port.poller()
    got = ask("a.test")
    list(poller.ipoll(10))
    assert (got, fake.now()) == ([], 10)
    list(poller.ipoll(30))
    assert text_of(got) == "10.0.0.7"


def test_an_answer_that_wakes_nobody_is_a_deadlock():
    fake.use("linux")
    fake.hosts("a.test", "10.0.0.7")
    got = ask("a.test")
    pytest.raises(fake.Deadlock, port.poller().ipoll, -1)
    assert len(got) == 1


@pytest.mark.parametrize(
    "family,texts",
    [(0, ["fd00::1", "10.0.0.1"]), (4, ["10.0.0.1"]), (6, ["fd00::1"])],
)
def test_all_addresses_come_in_the_resolver_s_order(family, texts):
    fake.use("unix")
    fake.hosts("both.test", ["fd00::1", "10.0.0.1"])
    ((error, addr, text, kind, more),) = ask("both.test", family)
    assert [text] + [other[1] for other in more] == texts
    assert addr.text == text


@pytest.mark.parametrize(
    "name,shape,number",
    [
        ("linux", -2, -2),
        ("unix", "[addrinfo error -2]", -2),
        ("esp32", -202, -202),
        ("rp2", -2, -2),
    ],
)
def test_unknown_names_fail_in_the_platforms_shape(name, shape, number):
    fake.use(name)
    got = ask("nowhere.test")
    fake.advance(1000)
    ((error, addr, text, _),) = got
    assert (error.args[0], addr, text) == (shape, None, None)
    assert port.errno(error) == number


@pytest.mark.parametrize("name", ALL)
def test_scripted_failures(name):
    fake.use(name)
    fake.hosts("bad.test", -6)
    fake.fail_next("resolve", 110)
    got = ask("10.0.0.1") + ask("bad.test")
    fake.advance(1000)
    assert port.errno(got[0][0]) == 110
    got = got if len(got) == 2 else None
    if name != "linux":
        assert port.errno(got[1][0]) == -6
