"""mpremote's mip installs each package from the checkout, and it runs on the board."""

import json

import mip_package
import pytest
from netboard_kit import ROOT, mpremote

CORE = ROOT / "package.json"
TRY = (
    "import sys; sys.path.append('/lib'); import net\n"
    "from {package} import {name}; print('loaded')"
)


def install(board, file):
    done = mpremote(board, "mip", "install", file)
    assert done.code == 0, done
    assert "Done" in done.text
    return done


def test_core_installs_and_serves(board):
    install(board, CORE)
    code = (
        "import sys; sys.path.append('/lib'); import net\n"
        "s = net.create_server().listen(0, lambda: (print('listening'), s.close()))\nnet.run()"
    )
    assert mpremote(board, "exec", code).text == "listening\n"


def test_everything_listed_is_on_the_board(board):
    install(board, CORE)
    wanted = {where for where, _ in json.loads(CORE.read_text())["urls"]}
    code = "import os; print(['/'.join((d, n)) for d in %r for n in os.listdir('/lib/' + d)])"
    found = mpremote(board, "exec", code % (["net", "net_micropython"],)).text
    assert wanted == set(eval(found))


def loaded(board, style):
    package = "net_micropython" if style == "wifi" else "net"
    done = mpremote(board, "exec", TRY.format(package=package, name=style))
    return done.text == "loaded\n"


@pytest.mark.parametrize("style", mip_package.styles())
def test_a_style_installs_on_top_of_the_core(new_board, style):
    board = new_board(heap="256k")
    install(board, CORE)
    install(board, mip_package.MIP / f"{style}.json")
    assert loaded(board, style)


@pytest.mark.parametrize("style", mip_package.styles())
def test_a_style_brings_the_core_from_any_folder(new_board, style, tmp_path, monkeypatch):
    board = new_board(heap="256k")
    monkeypatch.chdir(tmp_path)
    install(board, mip_package.MIP / f"{style}.json")
    assert loaded(board, style)
