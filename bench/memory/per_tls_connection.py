#!/usr/bin/env python3
"""What a TLS connection takes of memory on MicroPython: its own heap, and libc's for Mbed TLS.

Host tool; needs `cryptography`, MicroPython's unix port in 32 and 64 bit, and valgrind.

    build/venv/bin/python bench/memory/per_tls_connection.py [--newest 1.2|1.3]

Prints a table: for client and server, RSA-2048 and ECDSA P-256, bytes of MicroPython's heap
(gc.mem_alloc) and of libc's (malloc_stats, through ffi) that an open connection keeps, as the mean
of COUNT; and the most that libc's heap had in use at once during a handshake, beyond what was in
use before. That is of the 64-bit port, because massif cannot run the other's loader: its buffers
are the same size, its pointers are not. The peer is Python's ssl in this process.
"""

import argparse
import datetime
import re
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

ROOT = Path(__file__).resolve().parent.parent.parent
RUNTIMES = ROOT / "build/micropython"
COUNT = 8

SUBJECT = """
import gc, sys
import ffi, net
from net import tls
role, port, count, folder = sys.argv[1:]
count = int(count)
stats = ffi.open(None).func("v", "malloc_stats", "")
left = [count]
socks = []

def sample(label):
    gc.collect()
    print(label, gc.mem_alloc())
    sys.stderr.write("@" + label + "\\n")
    stats()

def turns():
    net.call_later(30, lambda: None)
    for _ in range(40):
        net.turn(5)

def ready():
    left[0] -= 1
    if left[0] >= 0:
        return

def until_all():
    while left[0] > 0:
        net.turn(20)

def adopt(sock):
    socks.append(sock)
    sock.on("secure", ready)
    sock.on("error", lambda e: print("error", e))
    sock.resume()
    return sock

def connect():
    adopt(net.connect(int(port), "127.0.0.1", tls=context))

if role == "server":
    context = tls.Context(cert=folder + "/cert.pem", key=folder + "/key.pem")
    server = net.create_server(adopt, tls=context)
    server.listen(int(port), "127.0.0.1")
else:
    context = tls.Context(ca=folder + "/cert.pem", server_hostname="localhost")
    context.native(False)

def more(n):
    left[0] = n
    print("go", n)
    if role == "client":
        for _ in range(n):
            connect()
    until_all()
    turns()

if count:
    more(1)  # loads everything
    sample("before")
    if count > 1:
        more(count)
        sample("after")
else:
    turns()
print("go", 0)
"""


def make_certificate(folder, kind):
    if kind == "RSA-2048":
        key = rsa.generate_private_key(65537, 2048)
    else:
        key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime.datetime(2020, 1, 1))
        .not_valid_after(datetime.datetime(2090, 1, 1))
        .add_extension(x509.BasicConstraints(True, None), True)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), False)
        .sign(key, hashes.SHA256())
    )
    encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL
    (folder / "cert.pem").write_bytes(made.public_bytes(encoding))
    (folder / "key.pem").write_bytes(
        key.private_bytes(encoding, form, serialization.NoEncryption())
    )


class Peer:
    """The other side: Python's ssl, which speaks first so that a server notices the end."""

    def __init__(self, folder, role, newest):
        server = role == "client"
        self.role = role
        self.context = ssl.SSLContext(
            ssl.PROTOCOL_TLS_SERVER if server else ssl.PROTOCOL_TLS_CLIENT
        )
        self.context.maximum_version = newest
        self.context.check_hostname = False
        self.context.verify_mode = ssl.CERT_NONE
        if server:
            self.context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
            if newest == ssl.TLSVersion.TLSv1_2:
                # OpenSSL would sign with RSA-PSS, offered for 1.3; Mbed TLS refuses that in 1.2.
                self.context.set_ciphers("ECDHE-ECDSA-AES128-GCM-SHA256:AES128-GCM-SHA256")
        self.kept = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        if not server:
            self.listener.close()  # the subject listens there

    def connect(self, n):
        for _ in range(n):
            if self.role == "client":
                conn = self.listener.accept()[0]
            else:
                conn = socket.create_connection(("127.0.0.1", self.port))
            conn.settimeout(60)
            secure = self.context.wrap_socket(conn, server_side=self.role == "client")
            secure.sendall(b"x")
            self.kept.append(secure)

    def close(self):
        for secure in self.kept:
            secure.close()
        self.listener.close()


def run(folder, role, count, newest, bits, before=()):
    """What the subject printed and libc's statistics, while the peer connects."""
    peer = Peer(folder, role, newest)
    command = [
        *before,
        *shell_of(RUNTIMES / f"micropython-{bits}"),
        "-X",
        "heapsize=4m",
        "-c",
        SUBJECT,
    ]
    process = subprocess.Popen(
        [*command, role, str(peer.port), str(count), str(folder)],
        env={
            "MICROPYPATH": f"{ROOT}/lib:{ROOT}/ports/micropython:.frozen",
            "PATH": "/usr/bin:/bin",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    errors = []
    reader = threading.Thread(target=lambda: errors.append(process.stderr.read()))
    reader.start()
    lines = []
    for line in process.stdout:
        lines.append(line.strip())
        if line.startswith("go"):
            try:
                peer.connect(int(line.split()[1]))
            except OSError as error:
                lines.append(f"peer: {error}")
    peer.close()
    process.wait(60)
    reader.join()
    if process.returncode or any("error" in line or "peer" in line for line in lines):
        raise SystemExit("\n".join([*lines, errors[0], f"exit code {process.returncode}"]))
    return lines, errors[0]


def shell_of(script):
    """The command of the launcher, so that valgrind sees the interpreter and not a shell."""
    text = Path(script).read_text(encoding="utf-8")
    return re.findall(r'"([^"$]+)"', text.split("exec ", 1)[1].replace('"$@"', ""))[:1] + (
        ["--library-path", *re.findall(r'--library-path "([^"]+)"', text)]
        + re.findall(r'"([^"]+/micropython)"', text)
    )


def kept(folder, role, newest):
    lines, errors = run(folder, role, COUNT, newest, 32)
    heap = {k: int(v) for k, v in (line.split() for line in lines if line[:2] in ("be", "af"))}
    uses = [
        int(re.findall(r"Total.*?in use bytes\s*=\s*(\d+)", part, re.S)[0])
        for part in errors.split("@")[1:]
    ]
    return (heap["after"] - heap["before"]) // COUNT, (uses[1] - uses[0]) // COUNT


def peak(folder, role, newest):
    """The most in use at once, with one connection, less what is in use without."""
    sizes = []
    for count in (0, 1):
        out = folder / "massif"
        massif = ["valgrind", "--tool=massif", "--peak-inaccuracy=0.0", f"--massif-out-file={out}"]
        massif += ["--time-unit=B", "--max-snapshots=1000"]
        run(folder, role, count, newest, 64, massif)
        found = [int(n) for n in re.findall(r"mem_heap_B=(\d+)", out.read_text())]
        sizes.append(found)
    return max(sizes[1]) - sizes[0][-2 if sizes[0][-1] == 0 else -1]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--newest", choices=("1.2", "1.3"), default="1.2", help="version of TLS")
    newest = "TLSv" + parser.parse_args().newest.replace(".", "_")
    print(f"| {newest} | MicroPython's heap, open | libc's, open | libc's, handshake (64 bit) |")
    print("| --- | --- | --- | --- |")
    for kind in ("RSA-2048", "ECDSA P-256"):
        for role in ("client", "server"):
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                make_certificate(folder, kind)
                version = ssl.TLSVersion[newest]
                open_ = kept(folder, role, version)
                most = peak(folder, role, version) if shutil.which("valgrind") else "no valgrind"
                print(f"| {role}, {kind} | {open_[0]} | {open_[1]} | {most} |", flush=True)


if __name__ == "__main__":
    main()
