"""TAB, dir() and help() at a prompt, with a heap of 192 KB: every name, nothing loaded, at most
1 KB kept. The unix port's own prompt has MicroPython's completion; a virtual board has its own."""

import os
import pty
import re
import select
import subprocess
import time
import tty

import pytest
import runtimes

NAMES = {
    "net": set("Emitter NetError Server Socket call_later connect create_server run wake".split()),
    "socket": set("bytes_read connect on pipe ready_state remote_address target write".split()),
    "server": set("address close listen listening max_connections on".split()),
}


class Prompt:
    """Both ends of a terminal with a REPL behind it."""

    def __init__(self, descriptor):
        self.descriptor = descriptor

    def send(self, text):
        os.write(self.descriptor, text.encode())

    def until(self, ending):
        """What is printed up to this text."""
        found = ""
        end = time.monotonic() + 60
        while not found.endswith(ending):
            assert time.monotonic() < end, f"no {ending!r} in {found!r}"
            if select.select([self.descriptor], [], [], 0.1)[0]:
                found += os.read(self.descriptor, 4096).decode()
        return found

    def said(self, line):
        """What a line prints."""
        self.send(line + "\r")
        return self.until("\n>>> ").replace("\r", "")

    def value(self, expression):
        return eval(self.said(f"print({expression})").split("\n")[-2])

    def tab(self, begun):
        """The names that a TAB lists. Takes the line away again."""
        self.send(begun + "\t")
        printed = self.until("\n>>> " + begun)
        self.send("\x03")
        self.until("\n>>> ")
        return set(re.findall(r"\w+", printed.partition("\n")[2].rpartition(">>> ")[0]))


@pytest.fixture(params=["unix", "virtual board"])
def prompt(request, new_board, any_micropython, tmp_path):
    if request.param == "unix":
        near, far = pty.openpty()
        command = [any_micropython.command[0], "-X", "heapsize=192k"]
        path = f"{runtimes.ROOT}/lib:{runtimes.ROOT}/ports/micropython:.frozen"
        environment = {"MICROPYPATH": path, "TERM": "dumb", "PATH": os.environ["PATH"]}
        board = subprocess.Popen(
            command, stdin=far, stdout=far, stderr=far, env=environment, start_new_session=True
        )
        os.close(far)
        made = Prompt(near)
        made.until(">>> ")
    else:
        storage = tmp_path / "board"
        for folder in ("lib/net", "ports/micropython/net_micropython"):
            (storage / "lib").mkdir(parents=True, exist_ok=True)
            os.symlink(runtimes.ROOT / folder, storage / "lib" / os.path.basename(folder))
        board = new_board(bits=32, heap="192k", storage=str(storage))
        near = os.open(board.path, os.O_RDWR | os.O_NOCTTY)
        tty.setraw(near)
        made = Prompt(near)
        made.send("\r")
        made.until(">>> ")
        # That may be the prompt of the banner, with another behind it: a line tells.
        made.send("print('be' + 'gun')\r")
        made.until("begun\n>>> ")
    yield made
    os.close(near)
    if request.param == "unix":
        board.kill()
        board.wait()


def set_up(prompt):
    prompt.said("import gc, sys, net")
    prompt.said("server = net.Server()")
    prompt.said("socket = net.Socket()")
    prompt.said(
        "kept = lambda: (gc.collect(), gc.collect(), gc.mem_alloc(), len(sys.modules))[2:]"
    )
    prompt.value("kept()")


@pytest.mark.parametrize("thing", NAMES)
def test_tab_after_a_dot(prompt, thing):
    set_up(prompt)
    prompt.tab("gc.")  # what the prompt itself keeps
    before = prompt.value("kept()")
    names = prompt.tab(thing + ".")
    after = prompt.value("kept()")
    assert not NAMES[thing] - names
    assert after[0] - before[0] <= 1024
    assert after[1] == before[1], "something was loaded"


def test_tab_completes(prompt):
    set_up(prompt)
    prompt.send("print(socket.by\t")
    prompt.until("print(socket.bytes_")
    prompt.send("r\t)\r")
    assert "\n0\n" in prompt.until("\n>>> ").replace("\r", "")
    prompt.send("print(socket.nosuch\t)\r")
    assert "AttributeError" in prompt.until("\n>>> ")


@pytest.mark.parametrize("look", ["dir({})", "help({})"])
def test_looking(prompt, look):
    set_up(prompt)
    for thing in ("net", "net.Socket", "socket", "server"):
        prompt.said("_ = " + look.format("gc"))
        before = prompt.value("kept()")
        assert "Traceback" not in prompt.said("_ = " + look.format(thing))
        prompt.said("_ = None")
        after = prompt.value("kept()")
        assert after[0] - before[0] <= 1024, thing
        assert after[1] == before[1], "something was loaded"
