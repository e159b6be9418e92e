"""tools/check_stubs.py: of what mypy says with a firmware's stubs, what is about the firmware."""

import check_stubs
import pytest

PORT = "ports/micropython/net_micropython/__init__.py"
LIBRARY = "lib/net/socket.py"
NO_NAME = 'error: Module has no attribute "monotonic"  [attr-defined]'
NO_MODULE = "error: Cannot find implementation or library stub for module  [import-not-found]"
NO_MEMBER = 'error: "Socket" has no attribute "_ahead"  [attr-defined]'


@pytest.mark.parametrize("file", [PORT, LIBRARY])
@pytest.mark.parametrize("said", [NO_NAME, NO_MODULE, "error: Too many arguments  [call-arg]"])
def test_what_a_board_lacks_counts(file, said):
    line = f"{file}:7: {said}"
    assert list(check_stubs.complaints(line)) == [line]


def test_members_count_in_the_port_alone():
    lines = [f"{file}:7: {NO_MEMBER}" for file in (LIBRARY, PORT)]
    assert list(check_stubs.complaints("\n".join(lines))) == lines[1:]


@pytest.mark.parametrize(
    "line",
    [
        f"build/typings/rp2/io.pyi:8: {NO_MODULE}",
        f"{LIBRARY}:7: note: See the manual",
        "Found 3 errors in 1 file (checked 76 source files)",
    ],
)
def test_the_rest_does_not(line):
    assert list(check_stubs.complaints(line)) == []


def test_exceptions_are_still_needed():
    for file, text in check_stubs.KNOWN:
        name = text.split('"')[-2]
        assert name in (check_stubs.ROOT / file).read_text(encoding="utf-8")
