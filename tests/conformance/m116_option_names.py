"""Given options in either spelling and old names, when a client is made, then each is known, and
None is the default. Origin: original source."""

from net import messages


def test(t):
    given = {"connectTimeout": 5, "trustedCACertPath": "a", "keyStorePath": "b"}
    client = messages.SocketClient(1, "", given, no_delay=0, maxMessageSize=9, idle_timeout=None)
    options = client.options
    t.equal(options["connect_timeout"], 5)
    t.equal(options["trusted_ca_cert_path"], "a")
    t.equal(options["pfx_key_cert_path"], "b")
    t.check(options["no_delay"] is False, "no_delay")
    t.equal(options["max_message"], 9)
    t.equal(options["idle_timeout"], 0)
    for asked, kept in ((" Required", "required"), ("REQUEST", "request"), ("Need", "need")):
        server = messages.SocketServer(clientAuth=asked)
        t.equal(server.options["client_auth"], kept)
