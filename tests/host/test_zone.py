"""Given a link-local IPv6 address, when it is told, then its zone is part of the text, as in Node:
without it there is no way back to whoever has it. A name on CPython, else a number."""

import programs

from net_cpython import udp

PROGRAM = """
import net

net.lookup("fe80::1%1", lambda error, text, family: print(error, text, family))
net.lookup("::1", lambda error, text, family: print(error, text, family))
net.call_later(20000, print, "nothing").unref()
net.run()
"""


def test_the_zone_is_told(runtime, tmp_path):
    file = tmp_path / "program.py"
    file.write_text(PROGRAM, encoding="utf-8")
    code, said = programs.run(runtime, file)
    lines = sorted(said.splitlines())
    assert (code, lines[0]) == (0, "None ::1 6")
    zone = ("%lo", "%lo0") if runtime.name == "cpython" else ("%1",)
    assert lines[1] in ["None fe80::1" + one + " 6" for one in zone]


def test_datagrams_go_to_a_zone():
    assert udp._whole(("fe80::1%1", 9)) == ("fe80::1", 9, 0, 1)
    assert udp._pair(udp._whole(("fe80::1%1", 9))) in (("fe80::1%lo", 9), ("fe80::1%lo0", 9))
    assert udp._pair(("::1", 9, 0, 0)) == ("::1", 9)
