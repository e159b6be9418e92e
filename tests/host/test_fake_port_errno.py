"""Error numbers: raw as the platform raises them, Linux's through errno()."""

import pytest
from fake_port_kit import ALL, fake, number_of, port, refused, served, wait

# what happened: Linux's number, the number raised on linux, unix, esp32, rp2
NUMBERS = {
    "EAGAIN": (11, 11, 11, 11, 11),
    "EINPROGRESS": (115, 115, 115, 119, 115),
    "ETIMEDOUT": (110, 110, 110, 116, 110),
    "ECONNRESET": (104, 104, 104, 104, 104),
    "ECONNABORTED": (103, 103, 103, 113, 103),
    "ECONNREFUSED": (111, 111, 111, 111, 111),
    "EHOSTUNREACH": (113, 113, 113, 118, 113),
    "ENOTCONN": (107, 107, 107, 128, 107),
    "EISCONN": (106, 106, 106, 127, 106),
    "EADDRINUSE": (98, 98, 98, 112, 98),
    "ENOBUFS": (105, 105, 105, 105, 105),
    "EPIPE": (32, 32, 32, 32, 32),
    "ENFILE": (23, 23, 23, 23, 23),
}


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("code", sorted(NUMBERS))
def test_number_is_raised_raw_and_translated(name, code):
    fake.use(name)
    row = NUMBERS[code]
    fake.fail_next("connect", row[0])
    with pytest.raises(OSError) as caught:
        port.connect(fake.addr("127.0.0.1", 1))
    assert caught.value.args[0] == row[1 + ALL.index(name)]
    assert port.errno(caught.value) == row[0]
    assert fake.leaks() == []


@pytest.mark.parametrize("name", ALL)
def test_refused_is_111_everywhere(name):
    fake.use(name)
    sock = refused()
    assert port.connected(sock, wait(sock), bytearray(1)) == 111


@pytest.mark.parametrize("name,raw", [("linux", 111), ("unix", 111), ("esp32", 104), ("rp2", 104)])
def test_what_the_system_says_of_a_refused_connect(name, raw):
    fake.use(name)
    sock = refused()
    assert number_of(port.recv, sock, 1) == raw
    assert port.recv(sock, 1) == b""


@pytest.mark.parametrize("name", ALL)
def test_address_in_use(name):
    fake.use(name)
    port.listen(fake.addr("0.0.0.0", 80), 2)
    before = len(fake.open_sockets())
    assert number_of(port.listen, fake.addr("127.0.0.1", 80), 2) == (
        112 if name == "esp32" else 98
    )
    assert len(fake.open_sockets()) == before


@pytest.mark.parametrize(
    "name,raw,number",
    [("linux", 113, 113), ("unix", 113, 113), ("esp32", 118, 113), ("rp2", 103, 103)],
)
def test_unreachable(name, raw, number):
    fake.use(name)
    fake.route("10.9.9.9", "unreachable")
    sock = port.connect(fake.addr("10.9.9.9", 80))
    seen = wait(sock)
    if name == "rp2":
        assert seen == 8
        assert fake.now() == 30000
    assert port.connected(sock, seen, bytearray(1)) == number
    other = port.connect(fake.addr("10.9.9.9", 80))
    wait(other)
    assert number_of(port.recv, other, 1) == raw


@pytest.mark.parametrize(
    "name,number", [("linux", 110), ("unix", 110), ("esp32", 103), ("rp2", 103)]
)
def test_nobody_answers(name, number):
    fake.use(name)
    sock = port.connect(fake.addr("192.0.2.1", 80))
    assert wait(sock, ms=20000) == 0
    assert port.connected(sock, wait(sock), bytearray(1)) == number


@pytest.mark.parametrize(
    "name,numbers",
    [
        ("linux", (104, 32)),
        ("unix", (104, 32)),
        ("esp32", (104, 128)),
        ("rp2", (104, 104)),
    ],
)
def test_write_after_a_reset(name, numbers):
    fake.use(name)
    sock, peer = served()
    write = port.writer(sock).write
    peer.reset()
    fake.settle()
    assert (number_of(write, b"x"), number_of(write, b"x")) == numbers


@pytest.mark.parametrize("name,number", [("linux", 32), ("unix", 32), ("esp32", 128), ("rp2", 5)])
def test_write_after_a_read_reported_the_reset(name, number):
    fake.use(name)
    sock, peer = served()
    peer.reset()
    fake.settle()
    assert number_of(port.recv, sock, 8) == 104
    assert port.recv(sock, 8) == b""
    assert number_of(port.writer(sock).write, b"x") == number


@pytest.mark.parametrize(
    "name,number", [("linux", 32), ("unix", 32), ("esp32", 104), ("rp2", 104)]
)
def test_second_write_to_a_peer_that_closed(name, number):
    fake.use(name)
    sock, peer = served()
    write = port.writer(sock).write
    peer.close()
    fake.settle()
    assert write(b"first") == 5
    fake.settle()
    assert number_of(write, b"second") == number


@pytest.mark.parametrize("name", ALL)
def test_reading_what_is_closed_or_listens(name):
    fake.use(name)
    sock, _ = served()
    port.close(sock)
    assert number_of(port.recv, sock, 1) == 9
    assert number_of(port.writer(sock).write, b"x") == 9
    listener = port.listen(fake.addr("0.0.0.0", 80), 1)
    assert number_of(port.recv, listener, 1) == (128 if name == "esp32" else 107)


def test_an_error_without_a_number():
    assert port.errno(OSError("something else")) == 5
    assert port.errno(OSError()) == 5


def test_memory_error_has_a_number():
    assert port.errno(MemoryError()) == 12
