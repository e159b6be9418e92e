"""What tests may order: routes, stalls, faults, orders of events; and what they may ask."""

import pytest
from fake_port_kit import ALL, dialled, fake, flags_of, listen, number_of, port, served, wait


@pytest.mark.parametrize("name", ALL)
def test_routes(name):
    fake.use(name)
    server = fake.peer_listen(port=80, address="10.0.0.5")
    fake.route("10.0.0.5", "ok", delay_ms=70)
    sock = port.connect(server.addr)
    assert wait(sock, ms=60) == 0
    assert wait(sock) == 4
    fake.route("10.0.0.5", "refuse")
    assert wait(port.connect(server.addr)) & 16
    fake.route("10.0.0.5", "blackhole")
    assert wait(port.connect(server.addr), ms=10000) == 0


def test_instant_connect_is_open_or_refused_before_the_call_returns():
    fake.use("rp2")
    fake.instant_connect(True)
    server = fake.peer_listen()
    assert flags_of(port.connect(server.addr)) == 4
    assert number_of(port.connect, fake.addr("127.0.0.1", 9)) == 111
    assert len(fake.open_sockets()) == 1
    assert fake.blocks() == 1


@pytest.mark.parametrize("way,arrives,leaves", [("in", 0, 3), ("out", 4, 0), ("both", 0, 0)])
def test_stall_holds_one_way_or_both(way, arrives, leaves):
    fake.use("linux")
    sock, peer = served()
    fake.stall(sock, way)
    peer.send(b"ping")
    port.writer(sock).write(b"abc")
    fake.settle()
    assert (len(port.recv(sock, 9) or b""), peer.available) == (arrives, leaves)
    fake.resume(sock)
    fake.settle()
    assert (len(port.recv(sock, 9) or b"") + arrives, peer.available) == (4, 3)


def test_a_stalled_peer():
    fake.use("esp32")
    sock, peer = served()
    peer.stall()
    peer.send(b"x")
    peer.fin()
    fake.settle()
    assert port.recv(sock, 4) is None
    peer.resume()
    fake.settle()
    assert (port.recv(sock, 4), port.recv(sock, 4)) == (b"x", b"")


def test_reset_with_data_reaches_both_ends():
    fake.use("linux")
    listener, number = listen()
    one = port.connect(fake.addr("127.0.0.1", number))
    wait(listener, 25)
    other, _ = port.accept(listener)
    fake.reset_with_data(one, b"bye")
    fake.settle()
    assert port.recv(one, 9) == b"bye"
    assert number_of(port.recv, one, 9) == number_of(port.recv, other, 9) == 104


def test_a_peer_reads_in_pieces():
    fake.use("linux")
    sock, peer = served()
    port.writer(sock).write(b"abcdef")
    fake.settle()
    assert [peer.recv(4), peer.recv(4), peer.recv(4)] == [b"abcd", b"ef", b""]


def test_a_socket_is_reported_once_however_often_it_is_modified():
    fake.use("unix")
    sock, _ = served()
    poller = port.poller()
    poller.register(sock, 25)
    assert list(poller.ipoll(0)) == []
    fake.counters.clear()
    for _ in range(3):
        poller.modify(sock, 29)
    assert [flags for _, flags in poller.ipoll(0)] == [4]
    assert fake.counters["modify"] == 3


def test_peer_window_holds_back_the_sender():
    fake.use("linux")
    sock, peer = served()
    peer.window(10)
    assert port.writer(sock).write(bytes(100)) == 100
    fake.settle()
    assert len(peer.recv()) == 10
    fake.settle()
    assert len(peer.recv()) == 10


@pytest.mark.parametrize("name", ALL)
def test_ordered_faults_hit_once_each(name):
    fake.use(name)
    listener, number = listen()
    fake.peer_connect(number)
    wait(listener, 25)
    fake.fail_next("accept", 103)
    fake.fail_next("accept", MemoryError)
    fake.fail_next("listen", 105, times=2)
    assert number_of(port.accept, listener) == (113 if name == "esp32" else 103)
    pytest.raises(MemoryError, port.accept, listener)
    assert port.accept(listener) is not None
    for _ in range(2):
        assert number_of(port.listen, fake.addr("127.0.0.1", 0), 2) == 105
    assert listen() is not None


@pytest.mark.parametrize("name,crashes", [("linux", False), ("unix", True), ("rp2", True)])
def test_memory_error_in_register_poisons_a_micropython_poller(name, crashes):
    fake.use(name)
    sock, peer = served()
    poller = port.poller()
    fake.fail_next("register", MemoryError)
    pytest.raises(MemoryError, poller.register, port.key(sock), 25)
    if crashes:
        pytest.raises(fake.Poisoned, poller.ipoll, 0)
    else:
        assert list(poller.ipoll(0)) == []
    assert flags_of(sock) == 4


def test_a_broken_connection_tells_one_side_only():
    fake.use("linux")
    sock, peer = served()
    fake.break_connection(sock, 110)
    fake.settle()
    assert number_of(port.recv, sock, 1) == 110
    assert peer.state == "open"


def test_order_of_ready_sockets_can_be_chosen():
    fake.use("unix")
    one, other = served(), served()
    poller = port.poller()
    for sock, peer in (one, other):
        peer.send(b"x")
        poller.register(sock, 25)
    assert [key for key, _ in poller.ipoll(0)] == [one[0], other[0]]
    fake.order(lambda ready: ready.reverse())
    assert [key for key, _ in poller.ipoll(0)] == [other[0], one[0]]


def test_a_peer_is_notified():
    fake.use("linux")
    sock, peer = dialled()
    seen = []
    peer.notify(lambda: seen.append(peer.recv()))
    port.writer(sock).write(b"hello")
    fake.settle()
    assert b"".join(seen) == b"hello"


def test_counters_count_calls_by_name():
    fake.use("linux")
    sock, peer = served()
    fake.counters.clear()
    write = port.writer(sock).write
    write(b"a")
    write(b"b")
    port.recv(sock, 1)
    flags_of(sock)
    assert fake.counters == {
        "write": 2,
        "recv": 1,
        "poller": 1,
        "register": 1,
        "ipoll": 1,
        "unregister": 1,
    }


def test_every_contract_function_is_counted():
    fake.use("unix")
    listener, number = listen()
    fake.peer_connect(number)
    wait(listener, 25)
    fake.counters.clear()
    port.accept(listener)
    sock = fake.new_socket()
    port.connect(fake.addr("127.0.0.1", number))
    port.connected(sock, 4, bytearray(1))
    port.listen(port.local_address("/x"), 1)
    port.resolve("10.0.0.1", 1, 0, lambda *answer: None)
    listener.readinto(bytearray(0))
    port.writer(sock).write(b"")
    port.shutdown(sock)
    port.option(sock, "reset", 1)
    port.local(sock)
    port.remote(sock, None)
    port.waker()
    port.collect()
    port.close(sock)
    names = (
        "accept close collect connect connected listen local local_address option readinto remote"
        " resolve shutdown waker write"
    )
    assert fake.counters == {name: 1 for name in names.split()}


def test_registering_again_changes_the_mask_except_on_linux():
    for name, again in (("unix", None), ("rp2", None), ("linux", 17)):
        fake.use(name)
        sock, _ = served()
        poller = port.poller()
        poller.register(port.key(sock), 25)
        assert [flags for _, flags in poller.ipoll(0)] == []
        assert number_of(poller.register, port.key(sock), 29) == again
        assert [flags for _, flags in poller.ipoll(0)] == ([] if again else [4])


def test_what_happens_may_let_more_happen():
    fake.use("rp2")
    sock, peer = served()
    seen = []

    def meanwhile():
        peer.send(b"x")
        fake.advance(50)
        seen.append((fake.now(), port.recv(sock, 9)))

    fake.after(100, meanwhile)
    fake.advance(100)
    assert seen == [(150, b"x")]


def test_leaks_name_what_was_left():
    fake.use("unix")
    assert fake.leaks() == []
    listener, _ = listen()
    sock, _ = dialled()
    assert len(fake.leaks()) == 3  # two sockets, and the count of listeners
    port.close(listener)
    poller = port.poller()
    poller.register(sock, 25)
    port.close(sock)
    (text,) = fake.leaks()
    assert "registered, but closed" in text
    poller.unregister(sock)
    assert fake.leaks() == []


def test_a_quiet_socket_costs_a_poll_nothing(monkeypatch):
    fake.use("linux")
    looked = []
    real = sys_flags(monkeypatch, looked)
    listener, number = listen()
    peers, socks = [], []
    for _ in range(300):
        peers.append(fake.peer_connect(number))
        wait(listener, 25)
        socks.append(port.accept(listener)[0])
    poller = port.poller()  # the last: the system knows one at a time
    for sock in socks:
        poller.register(port.key(sock), 25)
    list(poller.ipoll(0))
    looked.clear()
    peers[7].send(b"x")
    assert len(list(poller.ipoll(0))) == 1
    assert len(looked) < 5
    assert real is not None


def sys_flags(monkeypatch, looked):
    """Note every socket that a poll looks at."""
    import net_fake.polling as polling

    real = polling.flags

    def flags(sock, mask):
        looked.append(sock)
        return real(sock, mask)

    monkeypatch.setattr(polling, "flags", flags)
    return real
