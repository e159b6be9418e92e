"""Options and types of messages: names, defaults, checks. Loaded by the first client or server.

Imports net's public names only. Keys are known in both spellings, connectTimeout and
connect_timeout; what is kept and shown has underscores.
"""

import net

# The names in their order, and the struct code of each; "." is not a number.
TYPES = (
    "byte",
    "double",
    "float",
    "image",
    "int",
    "json",
    "number",
    "short",
    "string",
    "unsignedbyte",
    "unsignedshort",
)
_CODES = "bdf.i.dh.BH"
IMAGES = ("bmp", "gif", "jpeg", "jpg", "png", "wbmp")
# Whether clients are asked for certificates: the words of the Accessors and those of net.tls.
_AUTH = ("none", "request", "required", "want", "need")
# Known, and not among the defaults.
_MORE = ("max_unsent_messages", "message_timeout")
_LONGEST = 536870  # s
# Earlier and other spellings, without underscores.
_ALIASES = {
    "keystorepath": "pfxkeycertpath",
    "keystorepassword": "pfxkeycertpassword",
    "maxmessagesize": "maxmessage",
}


def code_of(kind):
    """The struct code of a number type, else None."""
    code = _CODES[TYPES.index(kind)] if kind in TYPES else "."
    return None if code == "." else code


def _both():
    return {
        "emit_batch_data_as_available": False,
        "idle_timeout": 0,
        "keep_alive": True,
        "max_message": min(65536, net.Socket.max_queued),
        "no_delay": True,
        "pfx_key_cert_password": "",
        "pfx_key_cert_path": "",
        "raw_bytes": True,
        "receive_buffer_size": 65536,
        "receive_type": "string",
        "send_buffer_size": 65536,
        "send_type": "string",
        "ssl_tls": False,
        "trusted_ca_cert_path": "",
    }


def client_options(given, words):
    options = _both()
    options.update(
        {
            "connect_timeout": 6000,
            "discard_messages_before_open": False,
            "max_unsent_messages": 100,
            "reconnect_attempts": 10,
            "reconnect_interval": 1000,
            "trust_all": False,
        }
    )
    return _complete(options, given, words)


def server_options(given, words):
    options = _both()
    options.update({"client_auth": "none", "host_interface": "0.0.0.0", "port": 4000})
    _complete(options, given, words)
    check_port(options["port"])
    auth = options["client_auth"].strip().lower()
    if auth not in _AUTH:
        raise ValueError("client_auth must be one of " + " ".join(_AUTH))
    options["client_auth"] = auth
    return options


def check_port(port):
    if type(port) is not int:
        raise TypeError("port must be an int")
    if not 0 <= port <= 65535:
        raise ValueError("port must be from 0 to 65535")


def _complete(options, given, words):
    """The defaults with what is given put over them; None means the default."""
    names = {name.replace("_", ""): name for name in list(options) + list(_MORE)}
    for source in (given or {}, words):
        for key in source:
            value = source[key]
            plain = key.replace("_", "").lower()
            name = names.get(_ALIASES.get(plain, plain))
            if name is None:
                raise TypeError("unknown option: " + key)
            if value is not None:
                options[name] = _checked(name, value, options.get(name, 0))
            elif name in ("ssl_tls", "client_auth"):
                raise ValueError(name + " must not be None")  # or TLS would be off
    for name, also in (("send_type", IMAGES), ("receive_type", ())):
        kind = options[name]
        if kind not in also:
            kind = kind.strip().lower()
            if kind not in TYPES:
                raise ValueError("invalid %s: %s" % (name, options[name]))
        options[name] = kind
    return options


def _checked(name, value, default):
    """Of the default's type, and not negative."""
    if isinstance(default, bool):
        if value not in (True, False):  # "no" would be True
            raise ValueError(name + " must be True or False")
        return bool(value)
    if isinstance(default, str):
        if not isinstance(value, str):
            raise TypeError(name + " must be str")
    elif isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(name + " must be a number")
    elif (
        not (1 if name.endswith("_size") else 0)
        <= value
        <= (_LONGEST if name == "idle_timeout" else 0x1FFFFFFF)
    ):  # nan is not
        raise ValueError(name + " is out of range")
    elif isinstance(value, float) and "time" not in name and "interval" not in name:
        raise TypeError(name + " must be an int")
    return value
