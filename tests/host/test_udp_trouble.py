"""net.udp when calls of the system fail: each failure is told once, and closes what it must."""

import sys
from pathlib import Path

import programs
import pytest
import runtimes

SCENE = Path(__file__).with_name("udp_scene.py")
FAKE = runtimes.Runtime(
    "fake", [sys.executable], ("lib", "ports/cpython", "tests", "tests/fake"), "rp2"
)
REFUSED = "error read ECONNREFUSED"


@pytest.mark.parametrize(
    ("scene", "told"),
    [
        (
            "no socket",
            ["sent False", "client error bind ENOMEM", "client close", "sent True"]
            + ["message b'y'", "bound True True"],
        ),
        (
            "not registered",
            ["client error poll ENOMEM", "client close", "{}", "bound True False"],
        ),
        (
            "no room",
            ["sent False"] * 4
            + ["sent True", "client error send ENETUNREACH"]
            + ["message b'y'", "bound True True"],
        ),
        ("a failed read", [REFUSED, "message b'x'", "bound True True"]),
        (
            "failed reads",
            ([REFUSED] * 15 + ["message b'x'"]) * 3
            + [REFUSED] * 16
            + ["close", "bound False True"],
        ),
    ],
)
def test_scene(scene, told):
    code, printed = programs.run(FAKE, SCENE, scene)
    assert code == 0 and printed.splitlines() == told, printed
