"""On CPython the core's classes have all their methods from the first listen() or connect() on,
and no `__getattr__`, which would make each look-up of an attribute slow.
"""

import programs
import pytest
import runtimes

START = """
import sys
import net
from net import lazy
from net.emitter import Emitter

assert hasattr(Emitter, "__getattr__")
"""
BEGIN = {
    "listen": "net.create_server().listen(0, '127.0.0.1')",
    "connect": "net.connect(1, '127.0.0.1').on('error', print)",
}
CHECK = """
assert not hasattr(Emitter, "__getattr__")
found = [name for text in lazy._MODULES[1::2] for name in text.split()]
assert [name for name in found if not hasattr(net.Socket, name)] == []
assert net.Socket.address is not net.Server.address
print([hasattr(net.Server, name) for name in ("listening", "error", "accept", "once", "pipe")])
net.close_all()
"""
EXPECTED = "[True, True, True, True, False]\n"


@pytest.mark.parametrize("how", BEGIN)
def test_all_is_there(how, tmp_path):
    script = tmp_path / "whole.py"
    script.write_text(START + BEGIN[how] + CHECK)
    assert programs.run(runtimes.python(), script) == (0, EXPECTED)
