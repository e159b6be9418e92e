"""Which address a board calls its own, for net.url(): of the interface that is up."""

import importlib.util
import sys
import types
from pathlib import Path

import pytest

FILE = Path(__file__).resolve().parents[2] / "ports/micropython/net_micropython/board.py"


class Interface:
    def __init__(self, address, active=True):
        self._address, self._active = address, active

    def active(self):
        return self._active

    def ifconfig(self):
        return (self._address, "255.255.255.0", "0.0.0.0", "0.0.0.0")


@pytest.fixture
def board(monkeypatch):
    """board(station, its own network): the port's module, where the firmware has those two."""

    def make(*interfaces):
        network = types.ModuleType("network")

        def wlan(number):
            if number >= len(interfaces):
                raise ValueError("no such interface")
            return interfaces[number]

        if interfaces:
            network.WLAN = wlan
        monkeypatch.setitem(sys.modules, "network", network)
        spec = importlib.util.spec_from_file_location("a_board", FILE)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return make


def test_on_wifi(board):
    assert board(Interface("192.168.1.57"), Interface("192.168.4.1", False)).address() == (
        "192.168.1.57"
    )


def test_in_a_network_of_its_own(board):
    made = board(Interface("0.0.0.0"), Interface("192.168.4.1"))
    assert made.address() == "192.168.4.1"


@pytest.mark.parametrize(
    "interfaces", [(), (Interface("0.0.0.0"), Interface("192.168.4.1", False))]
)
def test_nowhere(board, interfaces):
    assert board(*interfaces).address() == ""


def test_on_ethernet_that_the_program_names(board):
    made = board()
    made.link = Interface("10.0.0.7")
    assert made.address() == "10.0.0.7"


def test_ethernet_first(board):
    made = board(Interface("192.168.1.57"))
    made.link = Interface("10.0.0.7")
    assert made.address() == "10.0.0.7"
    made.link = Interface("0.0.0.0")
    assert made.address() == "192.168.1.57"
