"""rp2: the write that blocks when the shared heap is full, and then claims what it never
queued.
"""

import pytest
from fake_port_kit import dialled, fake, flags_of, port


@pytest.fixture
def two():
    fake.use("rp2")
    one, other = dialled(), dialled()
    fake.stall(one[0])
    fake.stall(other[0])
    return one, other


def test_a_full_heap_blocks_ten_seconds_and_the_write_lies(two):
    (first, _), (second, peer) = two
    assert port.writer(first).write(bytes(6400)) == 6400
    assert flags_of(second) & 4
    start = fake.now()
    assert port.writer(second).write(bytes(2000), 0, 2000) == 2000
    assert fake.now() - start == 10000
    assert fake.lied() == 2000
    assert fake.heap_used() == 6400
    fake.resume(second)
    fake.settle()
    assert peer.available == 0


def test_the_heap_frees_while_the_write_waits(two):
    (first, _), (second, peer) = two
    port.writer(first).write(bytes(6400))
    start = fake.now()
    fake.after(120, fake.resume, first)
    assert port.writer(second).write(bytes(2000)) == 2000
    assert fake.now() - start == 150
    assert fake.lied() == 0
    fake.resume(second)
    fake.settle()
    assert peer.available == 2000


def test_a_write_within_the_heap_does_not_wait(two):
    (first, _), (second, _) = two
    start = fake.now()
    assert port.writer(first).write(bytes(4000)) == 4000
    assert port.writer(second).write(bytes(4000)) == 4000
    assert fake.now() == start
    assert fake.heap_used() == 8000


def test_a_reset_ends_the_wait(two):
    (first, _), (second, peer) = two
    port.writer(first).write(bytes(6400))
    fake.after(70, fake.resume, second)
    fake.after(70, peer.reset)
    with pytest.raises(OSError) as caught:
        port.writer(second).write(bytes(2000))
    assert port.errno(caught.value) == 104


def test_a_reset_frees_the_heap(two):
    (first, _), (_, _) = two
    port.writer(first).write(bytes(6400))
    fake.break_connection(first)
    assert fake.heap_used() == 0


def test_the_heap_is_empty_when_everything_is_closed(two):
    (first, _), (second, _) = two
    port.writer(first).write(bytes(6400))
    port.writer(second).write(bytes(1000))
    port.close(first)
    port.close(second)
    fake.advance(10000)
    assert fake.heap_used() == 0


@pytest.mark.parametrize("name", ("linux", "unix", "esp32"))
def test_no_other_personality_blocks_in_a_write(name):
    fake.use(name)
    for _ in range(3):
        sock, _ = dialled()
        fake.stall(sock)
        assert port.writer(sock).write(bytes(100000)) > 0
    assert fake.now() == 0


def test_a_guarded_write_reports_the_lie(two):
    (first, _), (second, _) = two
    port.writer(first).write(bytes(6400))  # by something that is not guarded
    fake.guard_writes(True)
    guarded = port.writer(second).write
    assert guarded(bytes(2000)) == 800
    assert guarded(bytes(2000)) == 800
    with pytest.raises(OSError) as caught:
        guarded(bytes(2000))
    assert port.errno(caught.value) == 110


def test_a_guarded_write_that_slept_is_followed_by_a_rest(two):
    (first, _), (second, _) = two
    port.writer(first).write(bytes(6400))
    port.writer(second).write(bytes(1600))
    fake.guard_writes(True)
    write = port.writer(second).write
    fake.after(60, fake.resume, first)
    assert write(bytes(800)) == 800
    slept_until = fake.now()
    assert write(b"x") is None
    fake.advance(slept_until + 200 - fake.now())
    assert write(b"x") == 1
