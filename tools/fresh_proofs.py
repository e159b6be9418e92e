"""Proof that `make fresh` sees what it is there to see. Part of fresh.py.

Host tool; standard library only. Tests of the clone are put back to what they once assumed of a
machine, one after the other; each must then fail, for the reason that is named here.
"""

import shlex
from typing import NamedTuple

SUITE = "trixie"  # its Python checks certificates strictly


class Proof(NamedTuple):
    """What is assumed of the machine, and the edit that assumes it."""

    assumed: str
    file: str
    new: str  # what stands there now
    old: str  # what once did
    tests: str  # pytest's words for those that depend on it
    reason: str  # a part of what they say when they fail


PROOFS = (
    Proof(
        "a path without a space",
        "tests/runtimes.py",
        "        [*runtime.command, *map(str, files)],\n",
        '        " ".join([*runtime.command, *map(str, files)]).split(),\n',
        "tests/conformance -k 'c001 and cpython'",
        "No such file or directory",
    ),
    Proof(
        "more than 1,024 open files",
        "tests/stress/test_many_idle.py",
        "    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, count + EXTRA), hard))\n",
        "",
        "tests/stress/test_many_idle.py -k cpython",
        "Too many open files",
    ),
    Proof(
        "certificates are taken without key identifiers",
        "tests/tls/certificates.py",
        "            .add_extension(\n"
        "                x509.AuthorityKeyIdentifier"
        ".from_issuer_public_key(self.key.public_key()), False\n"
        "            )\n",
        "",
        "tests/tls/test_other_peers.py -k 'python_client and cpython'",
        "Missing Authority Key Identifier",
    ),
    Proof(
        "programs print at once",
        "tests/netboard/test_vboard.py",
        '    assert "mounted \\x03" in done.text.splitlines()\n',
        '    assert done.text.splitlines()[-1] == "mounted \\x03"\n',
        "tests/netboard/test_vboard.py -k mounted_folder",
        "is mounted at /remote",
    ),
)


def seen(root, place, proof, log, limit):
    """Whether the tests fail with the edit, and for its reason. The file is as before then."""
    file = root.folder / place[1:] / proof.file
    text = file.read_text(encoding="utf-8")
    if text.count(proof.new) != 1:
        return False
    file.write_text(text.replace(proof.new, proof.old), encoding="utf-8")
    try:
        words = ["build/venv/bin/python", "-m", "pytest", "-q", *shlex.split(proof.tests)]
        code = root.run(place, words, log, limit)
    finally:
        file.write_text(text, encoding="utf-8")
    return code == 1 and proof.reason in log.read_text(encoding="utf-8", errors="replace")
