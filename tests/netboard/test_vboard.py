"""The virtual board is a board to stock mpremote: REPL, files, mounts, resets; nothing ends it."""

import os
import select
import signal
import subprocess
import time

import pytest
import runtimes
from netboard_kit import PYTHON, ROOT, mpremote

LOOP = "import time\nwhile True:\n    time.sleep(0.01)\n"


def wait_for(condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


@pytest.mark.parametrize("bits", [32, 64])
def test_exec_prints(new_board, bits):
    done = mpremote(new_board(bits=bits), "exec", "import sys; print(sys.maxsize > 1 << 31)")
    assert (done.code, done.text) == (0, f"{bits == 64}\n")


def test_an_exception_is_told_and_survived(board):
    done = mpremote(board, "exec", "def f():\n    1/0\nf()")
    assert done.code == 1
    assert done.text.splitlines() == [
        "Traceback (most recent call last):",
        '  File "<stdin>", line 3, in <module>',
        '  File "<stdin>", line 2, in f',
        "ZeroDivisionError: divide by zero",
    ]
    assert mpremote(board, "eval", "6*7").text == "42\n"


def test_a_file_comes_back_as_it_went(board, tmp_path):
    sent = tmp_path / "sent.bin"
    sent.write_bytes(bytes(range(256)) * 40)
    back = tmp_path / "back.bin"
    done = mpremote(board, "cp", sent, ":data.bin", "+", "cp", ":data.bin", back)
    assert done.code == 0, done
    assert back.read_bytes() == sent.read_bytes()


def test_a_mounted_folder_is_imported_from(board, tmp_path):
    # The bytes 3 and 4 in a file must not be taken for Ctrl-C and Ctrl-D.
    (tmp_path / "greeting.py").write_text("DATA = b'\\x03\\x04'\nTEXT = 'mounted \x03'\n")
    done = mpremote(board, "mount", tmp_path, "exec", "import greeting; print(greeting.TEXT)")
    # mpremote says that it has mounted it at its end, where nothing forces it to say it at once.
    assert done.code == 0
    assert "mounted \x03" in done.text.splitlines()


def test_a_program_of_the_host_is_run(board, tmp_path):
    program = tmp_path / "program.py"
    program.write_text("print([n * n for n in range(5)])\n")
    assert mpremote(board, "run", program).text == "[0, 1, 4, 9, 16]\n"


def test_soft_reset_forgets_names_and_keeps_files(board):
    make = "kept = open('kept.txt', 'w'); kept.write('yes'); kept.close()"
    done = mpremote(
        board, "exec", make, "soft-reset", "resume", "exec",
        "print('kept' in globals(), open('kept.txt').read())",
    )  # fmt: skip
    assert (done.code, done.text) == (0, "False yes\n")


def test_hard_reset_starts_main(board, tmp_path):
    main = tmp_path / "main.py"
    main.write_text("open('ran.txt', 'a').write('x')\n")
    assert mpremote(board, "cp", main, ":main.py").code == 0
    assert mpremote(board, "reset").code == 0
    wait_for(lambda: os.path.exists(os.path.join(board.storage, "ran.txt")))


def test_ctrl_c_ends_a_program(board):
    running = subprocess.Popen(
        [PYTHON, "-m", "mpremote", "connect", board.path, "exec", "print('begun')\n" + LOOP],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert running.stdout.readline() == "begun\n"
        running.send_signal(signal.SIGKILL)  # the host is gone; the program goes on
    finally:
        running.wait()
        running.stdout.close()
    assert mpremote(board, "resume", "exec", "print('again')").text == "again\n"


def test_a_copy_cut_off_is_survived(board, tmp_path):
    big = tmp_path / "big.bin"
    big.write_bytes(os.urandom(400000))
    copying = subprocess.Popen(
        [PYTHON, "-m", "mpremote", "connect", board.path, "cp", str(big), ":big.bin"],
        stdout=subprocess.DEVNULL,
    )
    there = os.path.join(board.storage, "big.bin")
    try:
        wait_for(lambda: os.path.exists(there) and os.path.getsize(there) > 10000)
    finally:
        copying.kill()
        copying.wait()
    assert os.path.getsize(there) < 400000
    assert mpremote(board, "cp", big, ":big.bin").code == 0
    assert os.path.getsize(there) == 400000


def test_sys_exit_is_a_soft_reset(board):
    assert mpremote(board, "exec", "import sys; sys.exit()").code == 0
    assert mpremote(board, "exec", "print('still here')").text == "still here\n"


def test_an_interrupted_main_leaves_the_prompt(board, tmp_path):
    """Also one that ends as programs do on a computer."""
    main = tmp_path / "main.py"
    ended = "except KeyboardInterrupt:\n    import sys\n    sys.exit(130)\n"
    main.write_text("import time\ntry:\n    while True:\n        time.sleep(0.01)\n" + ended)
    assert mpremote(board, "cp", main, ":main.py").code == 0
    assert mpremote(board, "reset").code == 0
    assert mpremote(board, "exec", "print('there')").text == "there\n"


def test_a_ctrl_c_that_comes_before_the_board_is_up_ends_main(board, tmp_path):
    main = tmp_path / "main.py"
    main.write_text(LOOP)
    assert mpremote(board, "cp", main, ":main.py").code == 0
    host = os.open(board.path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
    try:
        begun = board.restarts
        os.write(host, b"\r\x02import machine; machine.reset()\r")
        wait_for(lambda: board.restarts > begun)
        os.write(host, b"\r\x03\r\x01")  # no interpreter starts so fast
        said = bytearray()

        def prompt():
            if select.select([host], [], [], 0.1)[0]:
                said.extend(os.read(host, 1000))
            return b"raw REPL; CTRL-B to exit" in said

        wait_for(prompt)
    finally:
        os.close(host)


def test_an_interpreter_that_dies_is_started_again(board):
    from pathlib import Path

    assert mpremote(board, "exec", "x = 1").code == 0
    board._process.kill()
    assert mpremote(board, "exec", "print('x' in globals())").text == "False\n"
    assert Path(board.storage).is_dir()


def test_output_that_nobody_reads_does_not_stop_the_program(board):
    flood = "for i in range(3000): print('x' * 100)\nopen('over.txt', 'w').close()\n"
    assert mpremote(board, "exec", "--no-follow", flood).code == 0
    wait_for(lambda: os.path.exists(os.path.join(board.storage, "over.txt")), 30)


def test_flash_can_be_full_and_survives_a_restart(new_board, tmp_path):
    image = tmp_path / "flash.img"
    first = new_board(flash="64k", storage=image)
    write = "f = open({!r}, 'w'); f.write('x' * {}); f.close()"
    assert mpremote(first, "exec", write.format("a", 9000)).code == 0
    done = mpremote(first, "exec", write.format("b", 90000))
    assert done.text.endswith("OSError: 28\n"), "ENOSPC"
    first.stop()
    second = new_board(flash="64k", storage=image)
    assert mpremote(second, "exec", "print(len(open('a').read()))").text == "9000\n"


def test_several_at_once(new_board):
    boards = [new_board() for _ in range(3)]
    for number, board in enumerate(boards):
        assert mpremote(board, "exec", f"open('n', 'w').write('{number}')").code == 0
    found = [mpremote(board, "exec", "print(open('n').read())").text for board in boards]
    assert found == ["0\n", "1\n", "2\n"]


# ---- its end


def start_one(*words):
    board = subprocess.Popen(
        [PYTHON, "-m", "netboard", "vboard", *words],
        cwd=ROOT / "tools",
        stdout=subprocess.PIPE,
        text=True,
    )
    assert "virtual board at" in board.stdout.readline()
    return board


def interpreters(storage):
    """Processes of the virtual board that keeps its files there."""
    lines = runtimes.command_lines()
    return [line for line in lines if "raw_repl.py" in line and storage in line]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
def test_the_interpreter_ends_with_its_parent(any_micropython, tmp_path, number):
    link, storage = tmp_path / "board", tmp_path / "storage"
    board = start_one("--link", link, "--storage", storage)
    try:
        spin = [PYTHON, "-m", "mpremote", "connect", str(link), "exec", "--no-follow", LOOP]
        assert subprocess.run(spin, check=False).returncode == 0
        assert interpreters(str(storage)), "it is at work, and reads nothing"
        board.send_signal(number)
        board.wait(60)
        wait_for(lambda: not interpreters(str(storage)))
        assert number == signal.SIGKILL or not link.is_symlink()
    finally:
        board.kill()
        board.wait()
        board.stdout.close()


def test_a_link_that_a_killed_board_has_left_is_taken_over(new_board, tmp_path):
    link = tmp_path / "board"
    link.symlink_to("/dev/pts/9999")
    board = new_board(link=str(link))
    assert os.readlink(link) == board.path
    board.stop()
    assert not link.is_symlink()


def test_a_link_of_somebody_else_stays(new_board, tmp_path):
    from netboard import Trouble

    (tmp_path / "precious").write_text("mine")
    link = tmp_path / "board"
    link.symlink_to(tmp_path / "precious")
    with pytest.raises(Trouble):
        new_board(link=str(link))
    assert link.read_text() == "mine"
