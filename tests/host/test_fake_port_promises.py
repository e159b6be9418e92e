"""What the core promises to a port: each breach is written down, none changes what happens."""

from fake_port_kit import dialled, fake, listen, number_of, port, served, wait


def breaches(*words):
    """Whether exactly one breach is known, and its text has these words."""
    (text,) = fake.violations()
    return all(word in text for word in words)


def test_close_while_registered():
    fake.use("unix")
    sock, _ = served()
    port.poller().register(sock, 25)
    port.close(sock)
    assert breaches("closed while registered")


def test_register_while_iterating():
    fake.use("unix")
    sock, peer = served()
    other, _ = dialled()
    poller = port.poller()
    poller.register(sock, 29)
    for _ in poller.ipoll(0):
        poller.modify(sock, 25)
        assert fake.violations() == []
        poller.register(other, 25)
    assert breaches("register", "iterating")
    poller.unregister(other)
    assert breaches("register", "iterating")


def test_an_iteration_that_is_left_early_has_ended():
    fake.use("unix")
    sock, _ = served()
    poller = port.poller()
    poller.register(sock, 29)
    for _ in poller.ipoll(0):
        break
    poller.unregister(sock)
    assert fake.violations() == []


def test_read_after_an_error():
    fake.use("rp2")
    sock, peer = served()
    peer.reset()
    fake.settle()
    assert number_of(port.recv, sock, 4) == 104
    assert fake.violations() == []
    port.recv(sock, 4)
    assert breaches("read after an error")


def test_write_after_a_read_reported_an_error():
    fake.use("rp2")
    sock, peer = served()
    write = port.writer(sock).write
    peer.reset()
    fake.settle()
    assert number_of(write, b"x") == 104
    assert number_of(port.recv, sock, 4) == 104
    assert fake.violations() == []
    assert number_of(write, b"x") == 5
    assert breaches("write after a read")


def test_accept_without_an_event():
    fake.use("linux")
    listener, number = listen()
    fake.peer_connect(number)
    fake.settle()
    assert port.accept(listener) is not None
    assert breaches("accept without")


def test_accept_until_dry_after_one_event():
    fake.use("linux")
    listener, number = listen()
    fake.peer_connect(number)
    fake.peer_connect(number)
    wait(listener, 25)
    taken = [port.accept(listener) for _ in range(3)]
    assert [pair is None for pair in taken] == [False, False, True]
    assert fake.violations() == []
