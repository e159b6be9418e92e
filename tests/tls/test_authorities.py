"""Whom a client trusts: several authorities in one file, and those in between in a chain."""

import ssl

import certificates
import hostile
import pytest


def connect(start, certs, runtime, stem, ca, **options):
    peer = hostile.speaks(hostile.context(certs, stem, ragged=True), True)
    with hostile.serving(peer) as port:
        words = {"ca": certs / ca, "name": "localhost", "silent": 1, **options}
        return start(runtime, "client", port=port, **words).result()


@pytest.fixture(scope="module")
def more(certs):
    pems = [(certs / f"{stem}.pem").read_bytes() for stem in ("other_ca", "ca")]
    (certs / "both.pem").write_bytes(b"".join(pems))
    root = certificates.Authority(certs, "root")
    between = certificates.Authority(certs, "between")
    between.make("chained")
    link = root.sign(between.name, between.key, None, certificates.NEVER)
    between.write("link", between.key, link)
    own = (certs / "chained.pem").read_bytes()
    (certs / "chain.pem").write_bytes(own + (certs / "link.pem").read_bytes())
    (certs / "chain.key.pem").write_bytes((certs / "chained.key.pem").read_bytes())
    return certs


@pytest.mark.parametrize("ca", ["both.pem", "ca.pem"])
def test_several_authorities_in_one_file(start, more, runtime, ca):
    assert "client echoed True" in connect(start, more, runtime, "server", ca)


def test_none_of_several(start, more, runtime):
    lines = connect(start, more, runtime, "chained", "both.pem")
    assert "client error ERR_TLS_CERT_UNTRUSTED handshake" in lines


@pytest.mark.parametrize(("stem", "well"), [("chain", True), ("chained", False)])
def test_chain_of_a_server(start, more, runtime, stem, well):
    """Ours sends it all; without the link nobody can follow."""
    own = {"cert": more / f"{stem}.pem", "key": more / f"{stem}.key.pem"}
    server = start(runtime, "server", greet="hello", ragged=1, **own)
    made = ssl.create_default_context(cafile=more / "root.pem")

    def act(conn):
        with made.wrap_socket(conn, server_hostname="localhost") as peer:
            assert peer.recv(5) == b"hello"
            return True

    if well:
        with hostile.socket.create_connection(("127.0.0.1", server.port)) as conn:
            assert act(conn)
    else:
        with hostile.socket.create_connection(("127.0.0.1", server.port)) as conn:
            with pytest.raises(ssl.SSLCertVerificationError):
                act(conn)


@pytest.mark.parametrize(("options", "sent"), [({}, "localhost"), ({"name": "server"}, "server")])
def test_name_that_is_sent(start, certs, runtime, options, sent):
    """SNI: the host, or what server_hostname says; that is verified, too."""
    made = hostile.context(certs, ragged=True)
    names = []
    made.sni_callback = lambda sock, name, context: names.append(name)
    with hostile.serving(hostile.speaks(made, True)) as port:
        words = {"ca": certs / "ca.pem", "silent": 1, "host": "localhost", **options}
        lines = start(runtime, "client", port=port, **words).result()
    assert names == [sent]
    expected = "echoed True" if sent == "localhost" else "error ERR_TLS_CERT_HOSTNAME handshake"
    assert f"client {expected}" in lines
