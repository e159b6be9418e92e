"""Whatever happens to many sockets in whatever order, under each personality of the fake port:
every promise of the core is kept.

    FUZZ_EXAMPLES=20000 pytest tests/fuzz/test_random_orders.py      a longer run

What breaks something is cut down by hypothesis; it then becomes an entry of orders_regressions.py.
"""

import os
import sys

import orders_world
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from orders_probe import EVENTS
from orders_regressions import REGRESSIONS

PERSONALITIES = ("linux", "unix", "esp32", "rp2")
ACTIONS = (
    "connect connect peer_connect peer_connect write write write end destroy destroy_soon reset"
    " pause resume read set_timeout options reconnect server_close server_listen close_all send"
    " send send peer peer network fault turn turn turn"
).split()
REACTIONS = (
    "raise write end destroy destroy_soon reset pause resume read set_timeout options reconnect"
    " server_close server_listen close_all send peer connect"
).split()
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "400"))


@pytest.fixture(scope="module", params=PERSONALITIES)
def core(request):
    """(net, net_fake, personality): the core, imported anew over the fake port."""
    kept = {name: sys.modules.pop(name) for name in list(sys.modules) if is_net(name)}
    import net_fake

    net_fake.use(request.param)
    net_fake.install()
    import net

    yield net, net_fake, request.param
    for name in list(sys.modules):
        if is_net(name):
            del sys.modules[name]
    sys.modules.update(kept)


def is_net(name):
    return name.split(".")[0] == "net"


which = st.integers(0, 13)
amount = st.one_of(st.integers(0, 60), st.integers(0, 9000))
step = st.tuples(st.sampled_from(ACTIONS), which, amount)
reaction = st.tuples(
    st.just("on"), which, st.sampled_from(EVENTS), st.sampled_from(REACTIONS), amount
)
one = st.one_of(step, step, step, reaction)
# Short and long ones alike: left to itself, hypothesis makes mostly short ones.
scripts = st.sampled_from((4, 12, 30, 60)).flatmap(
    lambda size: st.lists(one, min_size=size // 2, max_size=size)
)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.reuse, Phase.generate, Phase.target, Phase.shrink],
)
@given(script=scripts, orderly=st.booleans())
def test_random_orders(core, script, orderly):
    net, fake, personality = core
    orders_world.play(net, fake, personality, script, orderly)


@pytest.mark.parametrize("name", REGRESSIONS)
def test_regression(core, name):
    net, fake, personality = core
    script, orderly = REGRESSIONS[name]
    orders_world.play(net, fake, personality, script, orderly)
