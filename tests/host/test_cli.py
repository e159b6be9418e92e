"""`python -m net` against real netcat and plain sockets: bytes, ends, views, exit codes."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import threading

import clients
import pytest
import runtimes

PATIENCE = 60
NETCAT = shutil.which("nc")
needs_netcat = pytest.mark.skipif(not NETCAT, reason="no nc on this machine")


def start(*words, stdin=subprocess.PIPE):
    return subprocess.Popen(
        [sys.executable, "-m", "net", *map(str, words)],
        env=runtimes.python().environment(),
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@contextlib.contextmanager
def running(*words):
    """A command that runs beside the test."""
    process = start(*words)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            stream.close()


def run(*words, send=b""):
    """Run to the end: (exit code, stdout, stderr as text)."""
    with running(*words) as process:
        out, err = process.communicate(send, PATIENCE)
    return process.returncode, out, err.decode()


def port_of(process):
    """The port that a command says it listens on."""
    return int(process.stderr.readline().split()[-1])


@contextlib.contextmanager
def serving(conversation):
    """A listener whose one connection is given to a function, in a thread; gives its port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(PATIENCE)

        def serve():
            sock, _ = listener.accept()
            with sock:
                sock.settimeout(PATIENCE)
                conversation(sock)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        thread.join(PATIENCE)


def test_connect_sends_stdin_and_shows_what_comes():
    got = []

    def answer(sock):
        got.append(clients.read_all(sock))
        sock.sendall(b"answer\n")

    with serving(answer) as port:
        code, out, _ = run("connect", "127.0.0.1", port, send=b"question\n")
    assert (code, out, got) == (0, b"answer\n", [b"question\n"])


def test_large_transfer_is_whole():
    sent = bytes(range(256)) * 20000

    def echo(sock):
        sock.sendall(clients.read_all(sock))

    with serving(echo) as port:
        code, out, _ = run("connect", "127.0.0.1", port, send=sent)
    assert (code, out == sent) == (0, True)


def test_refused():
    code, out, err = run("connect", "127.0.0.1", clients.closed_port())
    assert (code, out, err) == (1, b"", "net: connect: ECONNREFUSED (Connection refused)\n")


def test_reset():
    def reset(sock):
        sock.sendall(b"so far")
        sock.recv(1)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")

    with serving(reset) as port, running("connect", "127.0.0.1", port) as process:
        assert process.stdout.read(6) == b"so far"
        process.stdin.write(b"x")
        process.stdin.flush()
        assert process.wait(PATIENCE) == 1
        assert process.stderr.read() == b"net: read: ECONNRESET (Connection reset by peer)\n"


def test_gives_up_when_idle():
    def wait(sock):
        sock.recv(1)

    with serving(wait) as port, running("connect", "127.0.0.1", port, "-w", "0.05") as process:
        assert process.wait(PATIENCE) == 1
        assert process.stderr.read() == b"net: timed out\n"


def test_listen_serves_one_client():
    with running("listen", "--host", "127.0.0.1") as process:
        port = port_of(process)
        with clients.connect(port) as sock:
            sock.sendall(b"hello")
            assert process.stdout.read(5) == b"hello"
            process.stdin.write(b"welcome")
            process.stdin.close()
            assert clients.read_all(sock) == b"welcome"
        assert process.wait(PATIENCE) == 0


def test_all_is_sent_after_the_peer_has_ended():
    got = []

    def end_first(sock):
        sock.shutdown(socket.SHUT_WR)
        got.append(clients.read_all(sock))

    with serving(end_first) as port, running("connect", "127.0.0.1", port) as process:
        process.stdin.write(b"still to come")
        process.stdin.close()
        assert process.wait(PATIENCE) == 0
    assert got == [b"still to come"]


def test_listen_keep_serves_the_next():
    with running("listen", "-k", "--host", "127.0.0.1") as process:
        port = port_of(process)
        for text in (b"one", b"two"):
            with clients.connect(port) as sock:
                sock.sendall(text)
                assert process.stdout.read(3) == text
                sock.shutdown(socket.SHUT_WR)
                assert clients.read_all(sock) == b""
        assert process.poll() is None


def test_port_in_use():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, _, err = run("listen", "--host", "127.0.0.1", taken.getsockname()[1])
    assert (code, err) == (1, "net: listen: EADDRINUSE (Address already in use)\n")


def test_hex_view():
    def send(sock):
        sock.sendall(b"\0\x01Hello, ")
        sock.sendall(b"hexadecimal world\n")

    with serving(send) as port:
        code, out, _ = run("connect", "127.0.0.1", port, "--view", "hex")
    assert (code, out.decode().splitlines()) == (
        0,
        [
            "00000000  00 01 48 65 6c 6c 6f 2c  20 68 65 78 61 64 65 63  |..Hello, hexadec|",
            "00000010  69 6d 61 6c 20 77 6f 72  6c 64 0a                 |imal world.|",
        ],
    )


def test_text_view_disarms_control_characters():
    def send(sock):
        sock.sendall("é\r\n\x1b[2Jcleared\x07".encode() + b"\xff")

    with serving(send) as port:
        code, out, _ = run("connect", "127.0.0.1", port, "--view", "text")
    assert (code, out.decode()) == (0, "é\n\\x1b[2Jcleared\\x07\ufffd")


def test_verbose_tells_the_totals():
    def send(sock):
        sock.sendall(b"x" * 1500)

    with serving(send) as port:
        _, _, err = run("connect", "127.0.0.1", port, "-v")
    first, last = err.splitlines()
    assert first == f"net: connected to 127.0.0.1 port {port}"
    assert last.startswith("net: 1.5 KB received, 0 B sent, ")


def test_progress_shows_a_rate():
    with serving(lambda sock: sock.recv(1)) as port:
        with running("connect", "127.0.0.1", port, "-p") as process:
            assert process.stderr.readline().endswith(b"/s\n")


def test_echo():
    sent = bytes(range(256)) * 1000
    with running("echo", "--host", "127.0.0.1", "-v") as process:
        assert clients.exchange(port_of(process), sent) == sent
        process.stderr.readline()
        assert process.stderr.readline().endswith(f"closed after {len(sent)} bytes\n".encode())


def test_bench_measures_an_echo_server():
    with running("echo", "--host", "127.0.0.1") as process:
        code, out, _ = run("bench", "127.0.0.1", port_of(process), "-t", "2", "-c", "3")
    lines = out.decode().splitlines()
    assert (code, [line.split()[0] for line in lines[2:]]) == (0, ["median", "99", "longest"])


def test_bench_of_its_own():
    code, out, _ = run("bench", "-t", "2", "-s", "100000")
    assert (code, b"messages of 100000 bytes" in out) == (0, True)


def test_bench_with_more_connections_than_descriptors():
    shell = 'ulimit -n 60 && exec "$0" -m net bench -c 200 -t 0.1'
    done = subprocess.run(
        ["sh", "-c", shell, sys.executable],
        env=runtimes.python().environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith(": EMFILE (Too many open files)\n")
    assert done.stderr.count("\n") == 1


def test_bench_without_answers():
    with serving(lambda sock: sock.recv(1000) and sock.recv(1000)) as port:
        code, _, err = run("bench", "127.0.0.1", port, "-t", "0.1")
    assert (code, err) == (1, "net: bench: no message came back\n")


WRONG = (
    "",
    "dig",
    "connect host",
    "connect host 65536",
    "connect host 0",
    "connect host http",
    "connect host 80 -w nan",
    "connect host 80 -w 1e12",
    "connect host 80 -w -1",
    "connect host 80 --view octal",
    "listen -1",
    "listen 80 81",
    "bench host",
    "bench -s 0",
    "bench -c 100000",
    "bench -t 0",
    "info --some",
)


@pytest.mark.parametrize("words", WRONG)
def test_wrong_usage(words):
    code, out, err = run(*words.split())
    assert (code, out) == (2, b"")
    assert "Traceback" not in err


def test_empty_host():
    assert run("connect", "", 80)[0] == 2


def test_unknown_host():
    code, _, err = run("connect", "two words.invalid", 80)
    assert (code, err) == (1, "net: lookup: ENOTFOUND (no such host)\n")


def into_full_disk(words, unbuffered):
    """(exit code, what it says)."""
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "net", *words.split()],
            env=dict(runtimes.python().environment(), PYTHONUNBUFFERED=unbuffered),
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=PATIENCE,
            check=False,
        )
    return done.returncode, done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize("words", ["connect 127.0.0.1 {}", "info", "bench -t 0.1"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_full_disk(words, unbuffered):
    """The whole of it is one message and an exit code."""
    expected = (1, b"net: stdout: No space left on device\n")
    if "{}" not in words:
        assert into_full_disk(words, unbuffered) == expected
        return
    with serving(lambda sock: sock.sendall(b"x" * 100)) as port:
        assert into_full_disk(words.format(port), unbuffered) == expected


def test_closed_stdout():
    got = []

    def answer(sock):
        sock.sendall(b"unseen")
        got.append(clients.read_all(sock))

    with serving(answer) as port:
        shell = f'exec "$0" -m net connect 127.0.0.1 {port} >&-'
        done = subprocess.run(
            ["sh", "-c", shell, sys.executable],
            env=runtimes.python().environment(),
            input=b"sent",
            stderr=subprocess.PIPE,
            timeout=PATIENCE,
            check=False,
        )
    assert (done.returncode, done.stderr, got) == (0, b"", [b"sent"])


def shell(command, *words):
    """Run to the end through a shell, for its redirections: (exit code, stdout)."""
    done = subprocess.run(
        ["sh", "-c", f'exec "$0" -m net {command}', sys.executable, *map(str, words)],
        env=runtimes.python().environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        timeout=PATIENCE,
        check=False,
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize("closed", ["2>&-", "2>/dev/full", "<&- 2>&-"])
def test_stderr_that_takes_nothing(closed):
    """What is meant for it is not found in the data, and the exit code is what it was."""
    got = []

    def answer(sock):
        got.append(clients.read_all(sock))
        sock.sendall(b"answer")

    with serving(answer) as port:
        command = f"connect 127.0.0.1 {port} -v -p {closed}"
        assert shell(command) == (0, b"answer")
    assert got == [b""], "and not what was meant for stderr"
    assert shell(f"connect 127.0.0.1 {clients.closed_port()} {closed}") == (1, b"")
    assert shell(f"nonsense {closed}") == (2, b"")


@pytest.mark.parametrize("command", ["info", "bench -t 2", "echo --host 256.0.0.1"])
def test_everything_closed(command):
    assert shell(command + " <&- >&- 2>&-") == (1 if "256" in command else 0, b"")


def test_info():
    code, out, _ = run("info", "--all")
    text = out.decode()
    assert code == 0
    assert all(f"\n{name} " in text for name in ("python", "board", "Socket.end"))


def test_interrupted():
    import signal

    with running("echo", "--host", "127.0.0.1") as process:
        port_of(process)
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 130


def test_reader_that_has_enough():
    def send(sock):
        with contextlib.suppress(OSError):
            sock.sendall(b"x" * 10000000)

    with serving(send) as port:
        with running("connect", "127.0.0.1", port) as process:
            process.stdout.read(10)
            process.stdout.close()
            assert process.wait(PATIENCE) == 0


@needs_netcat
def test_netcat_connects_to_us():
    with running("listen", "--host", "127.0.0.1") as process:
        netcat = [NETCAT, "-N", "127.0.0.1", str(port_of(process))]
        process.stdin.write(b"from net")
        process.stdin.close()
        done = subprocess.run(netcat, input=b"from nc", capture_output=True, timeout=PATIENCE)
        assert (done.stdout, process.stdout.read()) == (b"from net", b"from nc")
        assert process.wait(PATIENCE) == 0


@needs_netcat
def test_we_connect_to_netcat():
    netcat = subprocess.Popen(
        [NETCAT, "-v", "-l", "-N", "127.0.0.1", "0"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        port = int(netcat.stderr.readline().split()[-1])
        with running("connect", "127.0.0.1", port) as process:
            process.stdin.write(b"from net")
            process.stdin.close()
            out, _ = netcat.communicate(b"from nc", PATIENCE)
            assert (out, process.stdout.read()) == (b"from net", b"from nc")
            assert process.wait(PATIENCE) == 0
    finally:
        netcat.kill()
        netcat.wait()
