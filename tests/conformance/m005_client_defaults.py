"""Given SocketClient without options, when the options are read, then every one has its default.
Origin: original source; max_message is ours."""

import net
from net import messages

DEFAULTS = {
    "connect_timeout": 6000,
    "discard_messages_before_open": False,
    "emit_batch_data_as_available": False,
    "idle_timeout": 0,
    "keep_alive": True,
    "max_unsent_messages": 100,
    "no_delay": True,
    "pfx_key_cert_password": "",
    "pfx_key_cert_path": "",
    "raw_bytes": True,
    "receive_buffer_size": 65536,
    "receive_type": "string",
    "reconnect_attempts": 10,
    "reconnect_interval": 1000,
    "send_buffer_size": 65536,
    "send_type": "string",
    "ssl_tls": False,
    "trust_all": False,
    "trusted_ca_cert_path": "",
}


def test(t):
    options = dict(messages.SocketClient().options)
    t.equal(options.pop("max_message"), min(65536, net.Socket.max_queued), "max_message")
    t.equal(options, DEFAULTS)
