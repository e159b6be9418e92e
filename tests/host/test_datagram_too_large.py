"""A datagram larger than any can be: an error with a name, and the socket goes on."""

import programs

PROGRAM = """
import net
from net import udp
sock = udp.create_socket()
sock.on("error", lambda error: print(error.code, error.syscall))
print(sock.send(bytes(70000), ("127.0.0.1", 9)), sock.send(b"x", ("127.0.0.1", 9)))
net.call_later(20, sock.close)
net.run()
"""


def test_it_is_told(runtime, tmp_path):
    path = tmp_path / "large.py"
    path.write_text(PROGRAM)
    code, printed = programs.run(runtime, path)
    assert (code, printed.splitlines()) == (0, ["False True", "EMSGSIZE send"])
