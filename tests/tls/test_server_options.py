"""A server with TLS has the options of one without, and refuses what that refuses."""

PROGRAM = """
import sys

import net
from net import tls

context = tls.Context(cert=sys.argv[1] + "/server.pem", key=sys.argv[1] + "/server.key.pem")
server = net.create_server(tls=context, max_connections=3, max_queued=500)
print(server.max_connections, server.max_queued)
try:
    net.create_server(tls=context, max_connection=3)
except TypeError as error:
    print("max_connection" in str(error))
"""


def test_options_are_those_of_a_server(runtime, certs):
    done = runtime.run(PROGRAM, str(certs))
    assert (done.stdout, done.stderr) == ("3 500\nTrue\n", "")
