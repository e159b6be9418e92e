"""netboard flash: main.py, and whose it is; credentials for Wi-Fi, and whence they come."""

import json
from pathlib import Path

import pytest
from netboard_kit import ANY, fails, netboard

MINE = "print('mine')\n"


def file_of(board, name):
    return Path(board.storage) / name


@pytest.fixture
def used(board):
    """A board with a main.py of somebody's."""
    file_of(board, "main.py").write_text(MINE)
    return board


def test_a_main_that_somebody_wrote_is_not_replaced(used):
    done = netboard("flash", used.path, "--example", "echo_server", *ANY)
    fails(done, "main.py", "netboard did not write", "--yes")
    assert file_of(used, "main.py").read_text() == MINE
    assert not file_of(used, "lib").exists(), "nothing was begun"


def test_it_is_kept_when_it_is_replaced(used):
    done = netboard("flash", used.path, "--example", "echo_server", *ANY, "--yes")
    assert done.code == 0, done
    assert "kept as /main.old.py" in done.text
    assert file_of(used, "main.old.py").read_text() == MINE
    assert "listening on port" in done.text


def test_what_was_kept_before_is_kept_as_well(used):
    file_of(used, "main.old.py").write_text("older")
    done = netboard("flash", used.path, "--example", "echo_server", *ANY, "-y")
    assert "kept as /main.old2.py" in done.text, done
    assert file_of(used, "main.old.py").read_text() == "older"
    assert file_of(used, "main.old2.py").read_text() == MINE


def test_its_own_is_replaced_unless_it_was_changed(board):
    assert netboard("flash", board.path, "--example", "echo_server", *ANY).code == 0
    done = netboard("flash", board.path, "--example", "chat_server", *ANY)
    assert done.code == 0, done
    assert not file_of(board, "main.old.py").exists()
    main = file_of(board, "main.py")
    main.write_text(main.read_text() + "# a line of mine\n")
    fails(
        netboard("flash", board.path, "--example", "echo_server", *ANY), "netboard did not write"
    )


def test_flashing_without_an_example_leaves_main_alone(used):
    assert netboard("flash", used.path).code == 0
    assert file_of(used, "main.py").read_text() == MINE


def test_a_byte_order_mark_and_a_door_of_its_own(board, tmp_path):
    mine = tmp_path / "mine.py"
    source = "def door(*which):\n    print('open', *which)\n\n\ndoor()\ndoor(1, 2, [3])\n"
    mine.write_text(source, encoding="utf-8-sig")
    done = netboard("flash", board.path, "--example", str(mine), *ANY)
    assert done.code == 0, done
    assert "open 1 2 [3]" in done.text


def test_the_styles_that_a_program_imports_come_with_it(board):
    done = netboard("flash", board.path, "--example", "stream_collector", *ANY)
    assert done.code == 0, done
    assert "listening on port" in done.text


def test_a_program_that_an_exception_ends_is_no_success(board, tmp_path):
    mine = tmp_path / "mine.py"
    mine.write_text("print('begins')\nimport nosuch\n")
    done = netboard("flash", board.path, "--example", mine)
    assert done.code == 1 and "  begins\n" in done.text, done
    assert "\nnetboard: " in done.text
    assert "mine.py has ended: ImportError: no module named 'nosuch'\n  mend it" in done.text


def test_a_program_that_goes_on_after_an_exception_is_one(board, tmp_path):
    mine = tmp_path / "mine.py"
    mine.write_text("import net\nnet.call_later(0, int, 'x')\nnet.run()\nprint('ends')\n")
    done = netboard("flash", board.path, "--example", mine)
    assert done.code == 0 and "ValueError" in done.text and "  ends\n" in done.text, done


def test_wifi_on_a_board_that_has_none_but_the_computers(board):
    said = {"NETBOARD_SSID": "home", "NETBOARD_PASSWORD": "secret words"}
    words = ("--wifi", "--example", "echo_server", *ANY)
    done = netboard("flash", board.path, *words, variables=said)
    assert done.code == 1 and "a virtual board has no Wi-Fi" in done.text.splitlines()[-1], done


def test_what_a_main_that_stays_imports_stays_as_well(used):
    file_of(used, "main.py").write_text("from net import messages\n" + MINE)
    assert netboard("flash", used.path, "--style", "stream").code == 0
    assert file_of(used, "lib/net/messages").exists() and file_of(used, "lib/net/stream").exists()
    file_of(used, "main.py").write_text("this is no program\n")
    assert netboard("flash", used.path).code == 0
    assert not file_of(used, "lib/net/messages").exists()


def test_the_same_main_needs_no_question(used):
    from netboard import program

    file_of(used, "main.py").write_bytes(program.main_file("echo_server", ["0"]))
    done = netboard("flash", used.path, "--example", "echo_server", *ANY)
    assert done.code == 0, done
    assert not file_of(used, "main.old.py").exists()


# ---- Wi-Fi


def stored(board):
    return json.loads(file_of(board, "wifi.json").read_text(encoding="utf-8"))


def test_credentials_are_asked_for_stored_and_not_shown(board):
    done = netboard("flash", board.path, "--wifi", text="home\nsecret words\n")
    assert done.code == 0, done
    assert "secret" not in done.text
    assert stored(board) == {"ssid": "home", "password": "secret words"}
    assert (file_of(board, "lib/net_micropython") / "wifi.mpy").exists()


def test_credentials_of_the_environment(board):
    said = {"NETBOARD_SSID": "home", "NETBOARD_PASSWORD": "secret words"}
    done = netboard("flash", board.path, "--wifi", variables=said)
    assert done.code == 0, done
    assert stored(board) == {"ssid": "home", "password": "secret words"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])  # as editors on Windows write
def test_credentials_of_a_file(board, tmp_path, encoding):
    file = tmp_path / "wifi.json"
    file.write_text('{"ssid": "open network"}', encoding=encoding)
    assert netboard("flash", board.path, "--wifi-file", file).code == 0
    assert stored(board) == {"ssid": "open network", "password": ""}


@pytest.mark.parametrize("name", ["café", "😀 home", "a\"b\\c'd", "日本"])
def test_any_name_arrives_as_it_is(board, name):
    from netboard_kit import mpremote

    said = {"NETBOARD_SSID": name, "NETBOARD_PASSWORD": "12345678"}
    assert netboard("flash", board.path, "--wifi", variables=said).code == 0
    code = "import json; print([ord(c) for c in json.load(open('/wifi.json'))['ssid']])"
    assert mpremote(board, "exec", code).text == f"{[ord(c) for c in name]}\n"


def test_the_credentials_go_when_wifi_goes(board):
    said = {"NETBOARD_SSID": "home", "NETBOARD_PASSWORD": "secret words"}
    assert netboard("flash", board.path, "--wifi", variables=said).code == 0
    done = netboard("flash", board.path)
    assert done.code == 0, done
    assert "credentials are gone" in done.text
    assert not file_of(board, "wifi.json").exists()
    assert not (file_of(board, "lib/net_micropython") / "wifi.mpy").exists()


@pytest.mark.parametrize(
    "ssid, password, says",
    [
        ("x" * 33, "12345678", "1 to 32 bytes, not 33"),
        ("ä" * 17, "12345678", "1 to 32 bytes, not 34"),
        ("home", "1234567", "8 to 64 bytes"),
        ("home", "x" * 65, "8 to 64 bytes"),
    ],
)
def test_credentials_that_no_radio_takes(ssid, password, says):
    said = {"NETBOARD_SSID": ssid, "NETBOARD_PASSWORD": password}
    fails(netboard("flash", "--virtual", "--wifi", variables=said), says)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"ssid": 5}', "null", "\x00"])
def test_a_file_without_credentials(tmp_path, text):
    file = tmp_path / "wifi.json"
    file.write_text(text)
    fails(netboard("flash", "--virtual", "--wifi-file", file), "Wi-Fi")


def test_nobody_answers_the_question():
    fails(netboard("flash", "--virtual", "--wifi"), "no Wi-Fi credentials", "NETBOARD_SSID")
