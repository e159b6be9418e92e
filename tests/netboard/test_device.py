"""The same on the board that NET_TEST_DEVICE names (any mpremote device string), if it is set.

NET_TEST_DEVICE=a0 python -m pytest tests/netboard/test_device.py
"""

import json
import os

import pytest
from conftest import netboard

DEVICE = os.environ.get("NET_TEST_DEVICE")
pytestmark = pytest.mark.skipif(not DEVICE, reason="NET_TEST_DEVICE names no board")


def test_probe():
    done = netboard("probe", DEVICE)
    assert done.code == 0, done
    assert json.loads(done.text)["name"] == "micropython"


def test_flash_twice():
    assert netboard("flash", DEVICE).code == 0
    done = netboard("flash", DEVICE)
    assert done.code == 0, done
    assert "nothing to do" in done.text


def test_conformance():
    done = netboard("check", DEVICE, "--style", "net", "--dry")
    assert done.code == 0, done
