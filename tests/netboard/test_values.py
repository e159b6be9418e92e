"""Values that cannot be: netboard says what is wrong with them in one line, and what to do."""

import os

import pytest
from netboard_kit import fails, netboard

VBOARD = (
    ("--flash abc", "a flash of abc"),
    ("--flash 1", "a flash of 1"),
    ("--flash 99999999999999999999", "that is no size"),
    ("--romfs -1k", "a ROMFS of -1k"),
    ("--heap 1k", "a heap of 1k"),
    ("--heap many", "a heap of many"),
    ("--heap 0x100000", "a heap of 0x100000"),
    ("--link= --heap 64k", "--link is empty"),
    ("--storage=", "--storage is empty"),
    ("--link {tmp}/nowhere/board", "No such file"),
    ("--link {tmp}/mine", "File exists"),
    ("--link {tmp}", "File exists"),
    ("--storage {tmp}/mine", "cannot keep"),
    ("--flash 800k --storage {tmp}/mine", "no image of a flash"),
    ("--flash 800k --storage {tmp}/nowhere/image", "cannot keep"),
)
FLASH = (
    ("rfc2217://127.0.0.1:1", "cannot open rfc2217"),
    ("socket://127.0.0.1:1", "cannot open socket"),
    ("nonsense://x", "cannot open nonsense"),
    ("{tmp}/mine", "is no serial port"),
    ("/dev/null", "is no serial port"),
    ("a99", "there is no /dev/ttyACM99"),
    ("somewhere", "there is no device somewhere"),
    ("a0 a0", "named twice"),
    ("--virtual a0", "--virtual"),
    ("--virtual --example=", "--example is empty"),
    ("--virtual --style=", "--style is empty"),
    ("--virtual --board=", "--board is empty"),
    ("--wifi-file=", "--wifi-file is empty"),
    ("--virtual --wifi-file {tmp}", "cannot read"),
    ("--virtual --board RPI_PICO_W", "RPI_PICO_W is a table for rp2"),
    ("--virtual --board LINUX", "LINUX is a table for linux"),
    ("--virtual --example README.md", "does not compile"),
    ("--virtual --example docs", "docs is a folder"),
    ("--virtual --example {tmp}/mine", "no text in UTF-8"),
    ("--virtual --example nope", "there is no example nope"),
    ("--virtual --arg 1", "--arg without --example"),
    ("--virtual --follow", "--follow without --example"),
    ("--virtual --wifi-file {tmp}/nowhere", "cannot read"),
    ("--virtual --romfs", "no ROMFS partition"),
    ("--romfs --source", "--romfs"),
    ("--native --source", "--native"),
)
OTHERS = (
    ("check --virtual -k (", "-k ("),
    ("check --virtual --style nope", "there is no style nope"),
    ("matrix --board NOPE", "there is no board NOPE"),
    ("matrix --style nope", "there is no style nope"),
    ("probe somewhere", "there is no device somewhere"),
    ("probe a0 --virtual", "--virtual"),
    ("check --local unix a0", "--local"),
    ("check --local unix --native", "--native"),
)
ALL = (
    *((f"vboard {words}", says) for words, says in VBOARD),
    *((f"flash {words}", says) for words, says in FLASH),
    *OTHERS,
)


@pytest.mark.parametrize("words, says", ALL, ids=[words for words, _ in ALL])
def test_a_value_that_cannot_be(tmp_path, words, says):
    mine = tmp_path / "mine"
    mine.write_bytes(b"\xff precious")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    own = {"TMPDIR": str(temporary)}
    done = netboard(*words.format(tmp=tmp_path).split(), patience=60, variables=own)
    fails(done, says)
    assert len(done.text.splitlines()) == 2, done
    assert mine.read_bytes() == b"\xff precious", "nobody's file is touched"
    assert not os.listdir(temporary), "and nothing is left behind"


def test_version():
    import mip_package

    assert netboard("--version").text == f"netboard {mip_package.version()}\n"


def test_help_lists_the_values():
    text = " ".join(netboard("flash", "--help").text.split())
    assert "One of: stream, datasocket, messages, msgport, tls" in text
    assert "echo_server, http_once" in text


@pytest.mark.parametrize(
    "words, wanted",
    [
        ("netboard fl", "flash"),
        ("netboard flash --style mess", "messages"),
        ("netboard flash --example echo_", "echo_server"),
        ("netboard flash --board RPI_PICO2", "RPI_PICO2_W"),
        ("netboard matrix --style datasoc", "datasocket"),
    ],
)
def test_a_shell_completes_values(words, wanted):
    count = str(len(words.split()) - 1)
    said = {"_NETBOARD_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": count}
    assert netboard(variables=said).text == f"plain,{wanted}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell(shell):
    done = netboard("completion", shell)
    assert done.code == 0 and "_NETBOARD_COMPLETE" in done.text
