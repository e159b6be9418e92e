"""The pytest files that are about a package, in a copy of the checkout with one module changed."""

import functools
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from .running import Group

# By package, or file of the core: what is run, each with a `-k` of its own.
FURTHER = {
    "aio": (
        "tests/fuzz/test_memory_elsewhere.py tests/host/test_aio_cpython.py"
        " tests/host/test_aio_adopted.py tests/alloc tests/tls/test_aio.py"
        " tests/tls/test_aio_peers.py tests/tls/test_aio_small_reads.py"
        " tests/tls/test_start_tls.py",
        "start_tls or aio and not dns and (not tls or test_aio)",
    ),
    "tls": (
        "tests/tls tests/fuzz/test_memory_elsewhere.py",
        "tls and not aio and (left_by or not micropython)",
    ),
    "dns": (
        "tests/fuzz/test_dns_message.py tests/fuzz/test_memory_elsewhere.py tests/dns",
        "dns and not micropython",
    ),
    "lines": (
        "tests/fuzz tests/alloc tests/host/test_watch.py"
        " tests/host/test_example_chat_server.py tests/host/test_example_line_client.py",
        "lines or chat or line_client",
    ),
    "reconnecting": (
        "tests/host/test_garbage_first.py tests/host/test_outage.py tests/host/test_wifi.py"
        " tests/host/test_example_tls_sensor.py",
        "collects or week or come or sensor",
    ),
    "udp": ("tests/host/test_udp_trouble.py tests/host/test_udp_poll_without_reason.py", ""),
    "watch": ("tests/host/test_watch.py tests/host/test_example_serial_bridge.py", ""),
    "cbor": ("tests/fuzz/test_cbor.py tests/interop/test_cbor2_peer.py", ""),
    "datasocket": (
        "tests/host/test_datasocket_backlog.py tests/host/test_nothing_is_kept.py tests/alloc"
        " tests/fuzz/test_memory_lines.py tests/fuzz/test_styles_misuse.py",
        "",
    ),
    "messages": (
        "tests/fuzz/test_messages_codec.py tests/host/test_nothing_is_kept.py tests/alloc"
        " tests/fuzz/test_memory_lines.py"
        " tests/fuzz/test_styles_misuse.py tests/host/test_style_options.py"
        " tests/host/test_messages_close_beside_an_attempt.py",
        "",
    ),
    "stream": (
        "tests/fuzz/test_stream_codec.py tests/alloc tests/fuzz/test_stream_orders.py"
        " tests/host/test_memory_each_line.py tests/host/test_stream_listen_name.py"
        " tests/host/test_pump_flows.py",
        "",
    ),
    "msgport": ("tests/host/test_memory_each_line.py tests/alloc", "msgport"),
    "errors": (
        "tests/conformance tests/host/test_error_copies.py",
        "cpython and (c225 or c226 or c227) or copies",
    ),
    "utf8": ("tests/fuzz/test_utf8_broken.py tests/fuzz/test_utf8_split.py", ""),
    "framing": ("tests/host/test_framing.py tests/alloc", "framing"),
    "limits": ("tests/fuzz/test_styles_misuse.py", ""),
    "bulk": ("tests/host/test_bulk.py", ""),
    "counted": ("tests/host/test_little_writes_of_rp2.py tests/alloc", "little or alloc"),
    "poller": (
        "tests/host/test_poller_without_memory.py tests/host/test_signals_and_forks.py"
        " tests/host/test_other_threads.py tests/fuzz/test_core_trouble.py",
        "",
    ),
    "boards": (
        "tests/host/test_boards.py tests/host/test_absent_parts.py tests/host/test_own_address.py"
        " tests/host/test_board_at_run_time.py tests/host/test_board_end.py",
        "",
    ),
    "address": ("tests/fuzz/test_is_ip.py tests/host/test_own_address.py", ""),
}
REST = (
    "tests/host/test_accept_without_room.py tests/host/test_place_is_free_at_once.py"
    " tests/host/test_ports_of_our_own.py"
    " tests/host/test_poll_without_memory.py tests/host/test_jobs_of_one_poll.py"
    " tests/host/test_a_peer_that_goes_on.py"
    " tests/host/test_hup_without_reason.py tests/host/test_connect_limit.py"
    " tests/host/test_queue_is_trimmed.py tests/host/test_accepted_without_memory.py"
    " tests/host/test_keep_alive_option.py tests/host/test_timers_in_order.py"
    " tests/host/test_timeout_from_the_connection_on.py tests/host/test_local_file.py"
    " tests/host/test_door_keeps_its_page.py"
    " tests/host/test_write_what.py tests/host/test_other_threads.py"
    " tests/host/test_signals_and_forks.py tests/alloc tests/fuzz/test_random_orders.py"
    " tests/fuzz/test_random_pipes.py tests/fuzz/test_core_trouble.py"
    " tests/multi/test_wake_from_thread.py",
    "",
)
EVERY = (  # of any package
    "tests/host/test_state_bits.py tests/host/test_repeated_constants.py"
    " tests/host/test_documented_defaults.py tests/host/test_dir_of_packages.py"
    " tests/host/test_each_door.py tests/host/test_short_doors.py"
)
# What else names the package, or a function of the core, is run after these; but not what only
# looks at files, or takes minutes and has other tests that do the same.
NOT_HERE = (
    "conformance", "interop", "netboard", "test_bench", "test_boards", "test_distribution",
    "test_docs", "test_flash_program", "test_house_rules", "test_jedi", "test_joined",
    "test_layers", "test_months", "test_release", "test_small_heap", "test_subset",
    "test_tools_size",
)  # fmt: skip
FEW = 6  # files: a name that more of them have says nothing
SECONDS = 900  # for all tests of a mutation; a busy machine takes 200
EXAMPLES = "100"  # of each of hypothesis's tests among these


def naming_it(root, site, known):
    """The other test files that name a package, or a function of the core that few name, or whose
    programs beside them do."""
    path = site.file.relative_to(root / "lib/net")
    if len(path.parts) > 1:
        name = path.parts[0]
        words = re.compile(rf"\bnet[./]{name}\b|\bnet import [\w, ]*\b{name}\b")
    elif site.function is None or site.function[0].startswith("__"):
        return []
    else:
        words = re.compile(rf"\b{site.function[0]}\b")
    found = [name for name, text in _texts(root) if words.search(text)]
    if len(path.parts) == 1 and len(found) > FEW:
        return []
    return [name for name in found if not name.startswith(tuple(known))]


@functools.lru_cache(1)
def _texts(root):
    """[(test file, what is written in it and in the programs beside it that it names)]"""
    found = []
    for folder in sorted({file.parent for file in (root / "tests").rglob("test_*.py")}):
        if folder.name in NOT_HERE:
            continue
        texts = {
            file.stem: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.py"))
        }
        beside = [stem for stem in texts if not stem.startswith(("test_", "conftest"))]
        for stem, text in texts.items():
            if stem.startswith("test_") and stem not in NOT_HERE:
                named = set(re.findall(r"\w+", text)).intersection(beside)
                text += "".join(texts[one] for one in named)
                found.append((f"{folder.relative_to(root)}/{stem}.py", text))
    return found


class Tests:
    """Run for one mutation after the other, from several threads."""

    def __init__(self, root):
        self.root = root
        self._hold = set()  # of a package's tests that they pass without a change
        self._lock = threading.Lock()

    def killed(self, site):
        """The test that notices, or ""."""
        package = site.file.relative_to(self.root / "lib/net").parts[0].removesuffix(".py")
        tests = FURTHER.get(package, REST)
        naming = naming_it(self.root, site, f"{EVERY} {tests[0]}".split())
        return (
            self._failed((EVERY, ""), site)
            or self._failed(tests, site)
            or naming
            and self._failed((" ".join(naming), ""), site)
            or ""
        )

    def _failed(self, tests, site):
        failed = self._run(tests, site)
        if "::" in failed:  # a busy machine does not fail twice
            failed = self._run(tests, site)
        if failed:
            with self._lock:
                self._look(tests)
        return failed

    def _look(self, tests):
        """What fails without a change proves nothing."""
        if tests not in self._hold:
            failed = self._run(tests, None) and self._run(tests, None)
            if failed:
                raise RuntimeError(f"without a change: {failed}")
            self._hold.add(tests)

    def _run(self, tests, site):
        """What fails, or ""."""
        files, words = tests
        with tempfile.TemporaryDirectory(prefix="mutant") as made:
            copy = self._copied(Path(made) / "net")
            if site is not None:
                file = copy / site.file.relative_to(self.root)
                file.write_text(site.mutated(), encoding="utf-8")
            command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
            command += files.split()
            if words:
                command += ["-k", words]
            environment = {**os.environ, "FUZZ_EXAMPLES": EXAMPLES}
            with subprocess.Popen(
                command, cwd=copy, env=environment, text=True, start_new_session=True,
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            ) as running, Group(running.pid):  # fmt: skip
                try:
                    printed = running.communicate(timeout=SECONDS)[0]
                except subprocess.TimeoutExpired:
                    os.killpg(running.pid, signal.SIGKILL)
                    return "hangs"
        if running.returncode in (0, 5):  # 5: none was chosen
            return ""
        for line in printed.splitlines():
            if line.startswith(("FAILED ", "ERROR ")):
                return line.split(" ", 1)[1].split(" - ")[0]
        return "pytest"

    def _copied(self, copy):
        """The checkout, all but what was built."""
        ignored = shutil.ignore_patterns(
            "__pycache__", "build", ".git", "*.egg-info", ".pytest_cache"
        )
        shutil.copytree(self.root, copy, ignore=ignored, symlinks=True)
        (copy / "build").symlink_to(self.root / "build")
        return copy
