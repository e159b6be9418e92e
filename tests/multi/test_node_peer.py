"""Node's net as the other side: against our server and our client, on every interpreter."""

import os
import shutil
from pathlib import Path

import pair
import pytest

NODE = shutil.which("node")
SCENARIOS = ("echo", "half_close", "reset", "backpressure")

pytestmark = pytest.mark.skipif(NODE is None, reason="no node on PATH")


def node(*words):
    return pair.Process([NODE, Path(__file__).with_name("node_peer.js"), *words], os.environ)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_node_is_the_client(scenario, runtime):
    pair.play(
        lambda: pair.role(runtime, f"m_{scenario}.py", "serve"),
        lambda port: node("client", scenario, port),
    )


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_node_is_the_server(scenario, runtime):
    pair.play(
        lambda: node("serve", scenario),
        lambda port: pair.role(runtime, f"m_{scenario}.py", "client", port),
    )
