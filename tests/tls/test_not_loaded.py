"""Nothing of TLS is loaded by a program that does not use it."""

import subprocess

PROGRAM = """
import sys
import net
server = net.create_server(lambda sock: sock.on("data", sock.write))
server.listen(0, "127.0.0.1")
sock = net.connect(server.address()["port"], "127.0.0.1", lambda: sock.write(b"x"))
sock.on("data", lambda data: (sock.end(), server.close()))
net.run()
print([name for name in sys.modules if "tls" in name or "ssl" in name or "secure" in name])
"""


def test_plain_program_loads_nothing_of_tls(runtime):
    done = subprocess.run(
        [*runtime.command, "-c", PROGRAM],
        env=runtime.environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout.strip() == "[]"
