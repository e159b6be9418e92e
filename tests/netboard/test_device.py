"""The same on the board that NET_TEST_DEVICE names (any mpremote device string), if it is set.

NET_TEST_DEVICE=a0 python -m pytest tests/netboard/test_device.py

The library on that board is replaced. test_device_virtual.py runs this file against a virtual
board, named as a real one would be.
"""

import json
import os

import pytest
from netboard_kit import netboard

DEVICE = os.environ.get("NET_TEST_DEVICE")
pytestmark = pytest.mark.skipif(not DEVICE, reason="NET_TEST_DEVICE names no board")


def test_probe():
    done = netboard("probe", DEVICE)
    assert done.code == 0, done
    assert json.loads(done.text)["name"] == "micropython"


def test_flash_twice():
    done = netboard("flash", DEVICE)
    assert done.code == 0, done
    assert "smoke test passed" in done.text
    done = netboard("flash", DEVICE)
    assert done.code == 0, done
    assert "nothing to do" in done.text


def test_a_case_passes_and_nothing_is_written():
    done = netboard("check", DEVICE, "-k", "c023")
    assert done.code == 0, done
    assert "1 cases passed" in done.text and "written" not in done.text


def test_conformance():
    done = netboard("check", DEVICE, "--style", "net", "--dry", patience=3600)
    assert done.code == 0, done
