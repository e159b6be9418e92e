"""Given a server with a long chain and a client that is slow to read it, when the system has no
room for the rest, then the handshake goes on as soon as there is some."""

import socket
import ssl
import threading
import time

import certificates

import net
from net import tls

LITTLE = 2048  # bytes; systems make some more of it


def test_it_goes_on(certs, tmp_path):
    chain = [(certs / "server.pem").read_bytes()]
    for number in range(60):  # of no use but for their length
        certificates.Authority(tmp_path, f"other{number}")
        chain.append((tmp_path / f"other{number}.pem").read_bytes())
    context = tls.Context(cert=b"".join(chain), key=str(certs / "server.key.pem"))
    told = []

    def connection(sock):
        sock.on("secure", lambda: (told.append("secure"), sock.end("hello"), server.close()))
        sock.on("error", lambda error: (told.append(error.code), server.close()))

    server = net.create_server(connection, tls=context)
    server.listen(0, "127.0.0.1")
    server._sys.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, LITTLE)
    port = server.address()["port"]
    client = threading.Thread(target=lambda: told.append(read_late(certs / "ca.pem", port)))
    client.start()
    net.run()
    client.join()
    assert told == ["secure", b"hello"]


def read_late(ca, port):
    """What the server says to a client that reads its chain after a while."""
    with socket.socket() as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, LITTLE)
        sock.settimeout(30)
        sock.connect(("127.0.0.1", port))
        got, gives = ssl.MemoryBIO(), ssl.MemoryBIO()
        trusting = ssl.create_default_context(cafile=ca)
        secure = trusting.wrap_bio(got, gives, server_hostname="localhost")
        late = 0.3
        while True:
            try:
                secure.do_handshake()
                return secure.read(5)
            except ssl.SSLWantReadError:
                sock.sendall(gives.read())
                time.sleep(late)
                late = 0
                data = sock.recv(4096)
                if not data:
                    return "cut"
                got.write(data)
            finally:
                if gives.pending:
                    sock.sendall(gives.read())
