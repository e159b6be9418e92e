"""The limit on closing that styles share: whoever takes nothing is given up after 4 s, whoever
takes a little now and then after a minute, and whoever takes everything and does not end, soon."""

import programs
import pytest

PERSONALITIES = ["linux", "unix"]  # boards do not wait for who takes nothing
GRACE = 500  # ms, less than the core waits
ON_FAKE = """
import net_fake as fake

fake.use({personality!r})
fake.install()
listener = fake.peer_listen(80, "192.0.2.1")
import net
from net.limits import Ending

sock = net.connect(80, "192.0.2.1")


def ended():
    Ending(sock, {grace}).begin()
    global begun
    begun = fake.now()
    take(listener.accept())


def take(peer):
    if {takes}:
        peer.recv({takes})
        fake.after(1500, take, peer)


sock.on("connect", lambda: (sock.write(bytes(1000000)), net.defer(lambda arg: ended())))
sock.on("close", lambda: print(sock.had_error, fake.now() - begun))
net.run()
"""


def closed(personality, takes):
    """After how many ms, where the peer takes so many bytes every 1.5 s."""
    text = programs.on_fake(
        personality, ON_FAKE.format(personality=personality, grace=GRACE, takes=takes)
    )
    had_error, ms = (text.split() + [""])[:2]
    assert had_error == "False", text
    return int(ms)


@pytest.mark.parametrize("personality", PERSONALITIES)
def test_a_peer_that_takes_nothing(personality):
    assert 4000 <= closed(personality, 0) <= 5000


@pytest.mark.parametrize("personality", PERSONALITIES)
def test_a_peer_that_takes_a_little(personality):
    assert 60000 <= closed(personality, 15000) <= 61000


@pytest.mark.parametrize("personality", PERSONALITIES)
def test_a_peer_that_takes_all_and_does_not_end(personality):
    # All but what two buffers hold has been taken after 14 rounds.
    assert 20000 + GRACE <= closed(personality, 65536) <= 21500 + GRACE
