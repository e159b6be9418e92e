"""rp2: the heap that all output shares, as a chip emulator with the real firmware showed it, and
the write that sleeps when it is full, and then claims what it never queued.
"""

import pytest
from fake_port_kit import dialled, fake, flags_of, port

FREE = 8000 - 336  # from boot on


@pytest.fixture
def two():
    fake.use("rp2")
    one, other = dialled(), dialled()
    fake.stall(one[0])
    fake.stall(other[0])
    return one, other


@pytest.fixture
def writes(two):
    """write(bytes) of the first, whose peer acknowledges nothing."""
    write = port.writer(two[0][0]).write
    return lambda n: write(bytes(n))


def asks():
    """Whether so many bytes are free, as the real port asks it."""
    fake.guard_writes(True)
    return fake.WORLD.guard.space["_heap"].free


def test_a_full_segment_takes_900(writes):
    writes(800)
    assert fake.heap_used() == 900


def test_a_first_short_one_takes_100_and_its_length(writes):
    writes(64)
    assert fake.heap_used() == 164


def test_the_next_is_allocated_whole_and_has_room_for_more(writes):
    writes(64)
    for _ in range(12):
        writes(64)
    assert fake.heap_used() == 164 + 900
    writes(64)
    assert fake.heap_used() == 164 + 1800


def test_nagle_stays_on(two):
    assert port.option(two[0][0], "no_delay", 1) is False


def test_without_nagle_each_is_a_segment(two):
    (first, _), _ = two
    first.options = {"no_delay": 1}
    write = port.writer(first).write
    for _ in range(5):
        write(bytes(64))
    assert fake.heap_used() == 5 * 164


def test_without_nagle_32_segments_are_all_there_are(two):
    for sock, _ in two:
        sock.options = {"no_delay": 1}
    for sock, _ in two:
        write = port.writer(sock).write
        for _ in range(16):
            write(b"x")
    assert fake.slept() == 0
    write(b"x")
    assert fake.slept() >= 1500, "until one is missed, and those behind it need not be segments"


def test_one_that_sends_short_ones_fills_it_before_its_buffer_is_full():
    """64 bytes every 19 ms. When the first is missed, the room that was left behind the last is
    lost, and so one write sleeps after 5,000 bytes and some more."""
    fake.use("rp2")
    sock, _ = dialled()
    write = port.writer(sock).write
    fake.link_down()
    sent = 0
    while not fake.slept():
        sent += write(bytes(64))
        fake.advance(19)
    assert 5000 < sent < 6400
    assert fake.heap_used() > FREE - 900


def test_one_with_full_segments_is_told_that_there_is_no_room(writes):
    assert sum([writes(800) for _ in range(8)]) == 6400
    assert writes(800) is None
    assert fake.slept() == 0


def test_a_full_heap_blocks_ten_seconds_and_the_write_lies(two):
    (first, _), (second, peer) = two
    assert port.writer(first).write(bytes(6400)) == 6400
    assert flags_of(second) & 4
    start = fake.now()
    assert port.writer(second).write(bytes(2000), 0, 2000) == 2000
    assert fake.now() - start == 10000
    assert fake.lied() == 2000
    assert fake.heap_used() == 7200
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


def test_a_reset_ends_the_wait(two):
    (first, _), (second, peer) = two
    port.writer(first).write(bytes(6400))
    fake.after(70, fake.resume, second)
    fake.after(70, peer.reset)
    with pytest.raises(OSError) as caught:
        port.writer(second).write(bytes(2000))
    assert port.errno(caught.value) == 104


def test_a_reset_frees_the_heap_at_once(two):
    (first, _), (_, _) = two
    port.writer(first).write(bytes(6400))
    fake.break_connection(first)
    assert fake.heap_used() == 0


def test_the_heap_is_empty_when_everything_is_closed(two):
    (first, _), (second, _) = two
    port.writer(first).write(bytes(6400))
    port.writer(second).write(bytes(300))
    port.close(first)
    port.close(second)
    fake.advance(10000)
    assert fake.heap_used() == 0


def test_a_peer_with_a_zero_window_acknowledges_nothing():
    fake.use("rp2")
    sock, peer = dialled()
    peer.window(0)
    port.writer(sock).write(bytes(1600))
    fake.advance(60000)
    assert fake.heap_used() == 1800
    peer.window(65536)
    fake.settle()
    assert fake.heap_used() == 0


def test_what_was_lost_is_sent_again_after_one_and_a_half_three_and_six_seconds():
    fake.use("rp2")
    sock, peer = dialled()
    fake.link_down()
    port.writer(sock).write(bytes(100))
    fake.advance(5000)
    fake.link_up()
    fake.advance(5400)
    assert peer.available == 0
    fake.advance(200)
    assert peer.available == 100


def test_acknowledgements_may_be_late():
    fake.use("rp2")
    fake.acks(40)
    sock, peer = dialled()
    port.writer(sock).write(bytes(100))
    fake.settle()
    assert (peer.available, fake.heap_used()) == (100, 200)
    fake.advance(40)
    assert fake.heap_used() == 0


def test_the_heap_answers_who_asks_for_one_piece(writes):
    free = asks()
    assert free(FREE - 100)
    assert not free(FREE - 96)
    writes(800)
    assert free(FREE - 1000)
    assert not free(FREE - 900)


@pytest.mark.parametrize("name", ("linux", "unix", "esp32"))
def test_no_other_personality_blocks_in_a_write(name):
    fake.use(name)
    for _ in range(3):
        sock, _ = dialled()
        fake.stall(sock)
        assert port.writer(sock).write(bytes(100000)) > 0
    assert fake.now() == 0


def blocks(first):
    """What the real port knows of control blocks, after a first write of so many bytes."""
    fake.guard_writes(True)
    assert port.writer(first).write(bytes(64)) == 64
    return fake.WORLD.guard.space["_blocks"]


def test_where_a_control_block_has_its_numbers_is_found_by_the_first_connection(two):
    found = blocks(two[0][0])
    assert (found.offset, found.full) == (144, 6400)


def test_not_by_one_that_has_something_under_way(two):
    sock = two[0][0]
    port.writer(sock).write(bytes(64))  # by something that is not guarded
    found = blocks(sock)
    assert found.offset == 0
    assert port.writer(two[1][0]).write(bytes(64)) == 64
    assert found.offset == 144, "but by the next"


def test_nor_where_it_might_be_in_two_places(two, monkeypatch):
    fake.guard_writes(True)
    memory = type(fake.WORLD.guard.space["uctypes"])
    fill = memory._fill

    def twice(self, buf, numbers):
        fill(self, buf, numbers)
        buf[20:40] = buf[144:164]

    monkeypatch.setattr(memory, "_fill", twice)
    assert port.writer(two[0][0]).write(bytes(64)) == 64
    assert fake.WORLD.guard.space["_blocks"].offset == 0


def test_numbers_that_do_not_change_with_a_write_are_not_believed(two, monkeypatch):
    """As of a block that is not TCP's."""
    (first, _), (second, _) = two
    blocks(first)
    memory = fake.WORLD.guard.space["uctypes"]
    other = memory._of(memory._BLOCKS)
    monkeypatch.setattr(memory, "struct", lambda address, layout: other)
    guard = port.writer(second)
    assert guard.write(bytes(300)) == 300
    assert not guard.sure


@pytest.mark.parametrize("sizes", [(64,), (800,), (64, 64), (300, 300, 800)])
def test_what_one_holds_of_the_heap_is_known(two, sizes):
    fake.guard_writes(True)
    guard = port.writer(two[0][0])
    for size in sizes:
        assert guard.write(bytes(size)) == size
    assert guard.held() == fake.heap_used()
    fake.resume(two[0][0])
    fake.settle()
    assert guard.held() == 0


def test_a_guarded_write_does_not_sleep_though_others_have_filled_the_heap(two):
    (first, _), (second, _) = two
    port.writer(first).write(bytes(6400))  # by something that is not guarded
    fake.guard_writes(True)
    assert port.writer(second).write(bytes(200)) is None
    assert fake.now() == 0


def test_a_guarded_write_that_gave_up_all_the_same_is_told(two, monkeypatch):
    """When nobody knows what was sent."""
    (first, _), (second, _) = two
    port.writer(first).write(bytes(6400))
    fake.guard_writes(True)
    guard = port.writer(second)
    monkeypatch.setattr(fake.WORLD.guard.space["_heap"], "free", lambda n: True)
    with pytest.raises(OSError) as caught:
        guard.write(bytes(800))
    assert port.errno(caught.value) == 110


def test_a_guarded_write_that_slept_a_while_is_not(two, monkeypatch):
    (first, _), (second, _) = two
    port.writer(first).write(bytes(6400))
    fake.after(9000, fake.resume, first)
    fake.guard_writes(True)
    guard = port.writer(second)
    monkeypatch.setattr(fake.WORLD.guard.space["_heap"], "free", lambda n: True)
    assert guard.write(bytes(800)) == 800
    assert fake.slept() == 9000


def test_a_closed_socket_has_no_writer(two):
    fake.guard_writes(True)
    writers = fake.WORLD.guard.space["_writers"]
    for sock, _ in two:
        port.writer(sock)
    assert len(writers) == 2
    for sock, _ in two:
        port.close(sock)
    assert not writers


def test_nor_has_one_below_a_secure_socket(two):
    """A connection that became secure later had one of its own before."""
    fake.guard_writes(True)
    space = fake.WORLD.guard.space

    class Secure:
        def __init__(self, raw):
            self.raw = raw
            self.write = raw.write

    class Owner:
        _rx = _tx = 0

    raw = two[0][0]
    space["writer"](raw, Owner())
    secure = Secure(raw)
    assert space["writer"](secure, Owner())._most < 800
    space["close"](secure)
    assert not space["_writers"]
