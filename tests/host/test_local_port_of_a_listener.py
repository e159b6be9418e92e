"""Given the port of a listener as local_port, when connecting, then the error names bind. Kernels
refuse it; lwIP does not until it connects, so this is no case of the conformance suite."""

import subprocess

PROGRAM = """
import net
log = []
server = net.create_server()
server.listen(0, "127.0.0.1")
port = server.address()["port"]
sock = net.connect(port, "127.0.0.1", local_port=port)
sock.on("error", lambda error: log.append((error.code, error.syscall)))
sock.on("close", server.close)
net.run()
print(log)
"""


def test_the_error_names_bind(runtime):
    done = subprocess.run(
        [*runtime.command, "-c", PROGRAM],
        env=runtime.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout == "[('EADDRINUSE', 'bind')]\n"
