"""An echo over TLS: python tls_echo.py CERT KEY CA serves on a free port and talks to itself once.

Make a certificate to try it with:
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 \
        -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout key.pem -out cert.pem
    python tls_echo.py cert.pem key.pem cert.pem
"""

import sys

import net
from net import tls


def serve(cert, key):
    def echo(socket):
        socket.on("data", socket.write)
        socket.on("error", lambda error: print("server:", error.code))
        socket.set_timeout(60000, socket.destroy)  # ms: who vanishes says nothing

    server = net.create_server(echo, tls=tls.Context(cert=cert, key=key))
    server.listen(0, "127.0.0.1")
    return server


def ask(server, ca):
    # The name is verified as well; without server_hostname it is the host.
    context = tls.Context(ca=ca, server_hostname="localhost")
    socket = net.connect(server.address()["port"], "127.0.0.1", tls=context)
    socket.on("secure", lambda: socket.write("hello"))

    def answered(data):
        print("echoed", str(data, "utf8"))
        socket.end()

    socket.on("data", answered)
    socket.on("error", lambda error: print("client:", error.code))
    socket.on("close", server.close)


if len(sys.argv) != 4:
    print("usage: tls_echo.py CERT KEY CA")
    sys.exit(2)
cert, key, ca = sys.argv[1:]
try:
    ask(serve(cert, key), ca)
    net.run()
except (OSError, ValueError) as error:
    print("cannot use %s, %s or %s: %s" % (cert, key, ca, error))
    sys.exit(2)
except KeyboardInterrupt:
    if sys.platform == "linux":  # a board goes back to its prompt
        sys.exit(130)
