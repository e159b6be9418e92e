"""Tests that call a module by itself, in forks as the cases: a second each."""

import importlib
import os
import sys

from . import batch
from .pytests import EXAMPLES

# By module or package: pytest files that run what they test in their own process.
FILES = {
    "address.py": "tests/fuzz/test_is_ip.py",
    "cbor": "tests/host/test_cbor_errors.py tests/fuzz/test_cbor.py",
    "dns/message.py": "tests/dns/test_message_values.py tests/fuzz/test_dns_message.py",
    "framing.py": "tests/host/test_framing.py",
    "messages": "tests/host/test_messages_parts.py tests/fuzz/test_messages_codec.py",
    "stream/codec.py": "tests/fuzz/test_stream_codec.py",
    "tls/certificates.py": "tests/tls/test_der.py tests/tls/test_keys.py",
    "utf8.py": "tests/fuzz/test_utf8_broken.py tests/fuzz/test_utf8_split.py",
}
SECONDS = 60
_hold: set[str] = set()  # of these, what they pass without a change


def killed(root, site):
    """The files that notice, or ""."""
    files = FILES.get(site.name) or FILES.get(site.name.partition("/")[0])
    if not files:
        return ""
    importlib.import_module("pytest")  # once, before there are forks
    failed = _failed(root, files, site)
    if failed and files not in _hold:
        if _failed(root, files, None):
            raise RuntimeError(f"without a change: {files}")
        _hold.add(files)
    return f"one of {files}" if failed else ""


def _failed(root, files, site):
    def run():
        os.chdir(root)
        os.environ["FUZZ_EXAMPLES"] = EXAMPLES
        if site is not None:
            batch.change(site)
        pytest = sys.modules["pytest"]
        return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *files.split()]))

    return batch.in_fork(run, SECONDS) != 0
