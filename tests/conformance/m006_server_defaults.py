"""Given SocketServer without options, when the options are read, then every one has its default.
Origin: original source; max_message is ours."""

import net
from net import messages

DEFAULTS = {
    "client_auth": "none",
    "emit_batch_data_as_available": False,
    "host_interface": "0.0.0.0",
    "idle_timeout": 0,
    "keep_alive": True,
    "no_delay": True,
    "pfx_key_cert_password": "",
    "pfx_key_cert_path": "",
    "port": 4000,
    "raw_bytes": True,
    "receive_buffer_size": 65536,
    "receive_type": "string",
    "send_buffer_size": 65536,
    "send_type": "string",
    "ssl_tls": False,
    "trusted_ca_cert_path": "",
}


def test(t):
    options = dict(messages.SocketServer().options)
    t.equal(options.pop("max_message"), min(65536, net.Socket.max_queued), "max_message")
    t.equal(options, DEFAULTS)
