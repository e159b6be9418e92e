"""Reading and writing: dry, end, several system calls in one, partial writes, data with a
reset.
"""

import pytest
from fake_port_kit import ALL, fake, flags_of, number_of, port, read_all, served, wait


def one_read(read, buf):
    try:
        return read(buf)
    except OSError as error:
        return None if port.errno(error) == 11 else port.errno(error)


@pytest.mark.parametrize("name", ALL)
def test_read_gives_none_when_dry_count_with_data_zero_at_the_end(name):
    fake.use(name)
    sock, peer = served()
    read, buf = sock.readinto, bytearray(8)
    assert one_read(read, buf) is None
    peer.send(b"hello")
    fake.settle()
    assert (one_read(read, buf), bytes(buf[:5])) == (5, b"hello")
    assert one_read(read, buf) is None
    assert port.recv(sock, 8) is None
    assert flags_of(sock) == 4
    peer.fin()
    fake.settle()
    assert one_read(read, buf) == 0
    assert one_read(read, buf) == 0


@pytest.mark.parametrize("name,raises", [("linux", 11), ("unix", None), ("rp2", None)])
def test_how_dry_shows(name, raises):
    fake.use(name)
    sock, _ = served()
    assert number_of(sock.readinto, bytearray(4)) == raises
    assert port.recv(sock, 4) is None


@pytest.mark.parametrize("name", ALL)
def test_read_into_a_memoryview(name):
    fake.use(name)
    sock, peer = served()
    peer.send(b"abc")
    fake.settle()
    buf = bytearray(6)
    assert sock.readinto(memoryview(buf)[2:6]) == 3
    assert buf == b"\0\0abc\0"


@pytest.mark.parametrize("name", ("unix", "esp32", "rp2"))
def test_data_and_reset_together_lose_the_count_in_a_read(name):
    fake.use(name)
    sock, peer = served()
    peer.reset(b"last words")
    fake.settle()
    assert one_read(sock.readinto, bytearray(64)) == 104
    assert port.recv(sock, 64) == b""


def test_data_and_reset_together_are_safe_with_one_system_read():
    fake.use("linux")
    sock, peer = served()
    peer.reset(b"last words")
    fake.settle()
    read = sock.readinto
    assert one_read(read, bytearray(64)) == 10
    assert one_read(read, bytearray(64)) == 104


@pytest.mark.parametrize("name", ALL)
def test_data_and_reset_together_are_safe_with_recv(name):
    fake.use(name)
    sock, peer = served()
    fake.reset_with_data(sock, b"last words")
    assert wait(sock) & 16
    assert port.recv(sock, 64) == b"last words"
    assert number_of(port.recv, sock, 64) == 104
    assert port.recv(sock, 64) == b""


def test_a_stack_that_discards_on_reset():
    fake.use("rp2")
    fake.reset_discards(True)
    sock, peer = served()
    peer.reset(b"last words")
    fake.settle()
    assert number_of(port.recv, sock, 64) == 104


@pytest.mark.parametrize("name", ALL)
def test_recv_hands_out_one_system_read(name):
    fake.use(name)
    sock, peer = served()
    peer.send(bytes(2000))
    fake.settle()
    assert len(port.recv(sock, 4096)) == (800 if name == "rp2" else 2000)


@pytest.mark.parametrize("name", ALL)
def test_write_fills_the_send_buffer_and_then_takes_nothing(name):
    fake.use(name)
    sock, peer = served()
    fake.stall(sock)
    write = port.writer(sock).write
    size = 65536 if name in ("linux", "unix") else (5760 if name == "esp32" else 6400)
    assert write(bytes(70000)) == size
    assert one_read(write, b"x") is None
    fake.resume(sock)
    fake.settle()
    assert len(peer.recv()) == size


@pytest.mark.parametrize("name", ALL)
def test_write_takes_part_of_a_buffer(name):
    fake.use(name)
    sock, peer = served()
    assert port.writer(sock).write(b"0123456789", 3, 4) == 4
    fake.settle()
    assert peer.recv() == b"3456"


@pytest.mark.parametrize("name", ALL)
def test_scripted_partial_writes(name):
    fake.use(name)
    fake.partial_writes(3)
    sock, peer = served()
    assert port.writer(sock).write(b"0123456789") == 3
    fake.settle()
    assert peer.recv() == b"012"


@pytest.mark.parametrize("name", ALL)
def test_the_receive_window_is_bounded_and_reopens(name):
    fake.use(name)
    sock, peer = served()
    data = bytes(range(256)) * 1024
    peer.send(data)
    fake.settle()
    first = read_all(sock)
    assert 0 < len(first) < len(data)
    parts = [first]
    while sum(map(len, parts)) < len(data):
        assert wait(sock) & 1
        parts.append(read_all(sock))
    assert b"".join(parts) == data


@pytest.mark.parametrize("name", ALL)
def test_split_delivers_in_small_pieces(name):
    fake.use(name)
    fake.split(3)
    sock, peer = served()
    peer.send(b"abcdefgh")
    sizes = []
    while sum(sizes) < 8:
        assert wait(sock) & 1
        sizes.append(len(port.recv(sock, 64)))
    assert sizes == [3, 3, 2]
