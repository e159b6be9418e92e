"""mip installs each package, MicroPython's own on the board and mpremote's, from a server that
answers as a forge's raw host does."""

import http.server
import json
import subprocess
import threading

import mip_package
import pytest
from netboard_kit import PYTHON, ROOT, mpremote

CORE = ROOT / "package.json"
HOME = mip_package.home()
OWNER, NAME = HOME.partition(":")[2].split("/")
HOST = "raw.githubusercontent.com"
TRY = (
    "import sys; sys.path.append('/lib'); import net\n"
    "from {package} import {name}; print('loaded')"
)
# mip as it is, but that the forge is here, and plain HTTP.
MIP = """
import sys
import requests
get = requests.get
class Here:
    def get(self, url, *words, **more):
        assert url.startswith("https://{host}/"), url
        return get(url.replace("https://{host}/", "http://127.0.0.1:{port}/"), *words, **more)
sys.modules["requests"] = Here()
import mip
mip.install({package!r}{more})
"""
# mpremote's, likewise.
MPREMOTE = """
import sys, urllib.request
get = urllib.request.urlopen
def here(url):
    assert url.startswith("https://{host}/"), url
    return get(url.replace("https://{host}/", "http://127.0.0.1:{port}/"))
urllib.request.urlopen = here
from mpremote.main import main
sys.exit(main())
"""


class Forge(http.server.BaseHTTPRequestHandler):
    """Raw files of one repository, at any branch; `moved`: its name leads to another one."""

    def do_GET(self):
        path = self.path.split("?")[0]
        self.server.asked.append(path)
        owner, name, _, *rest = path.strip("/").split("/")
        file = ROOT.joinpath(*rest)
        if "//" in path or {".", ".."} & set(rest):
            self.send_error(400)  # this is what they answer: they resolve nothing
        elif self.server.moved and owner == OWNER:
            self.send_response(301)
            there = self.path.replace(OWNER, "new-owner", 1)
            self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}{there}")
            self.end_headers()
        elif name != NAME or not file.is_file():
            self.send_error(404)
        else:
            data = file.read_bytes()
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    def log_message(self, *words):
        pass


@pytest.fixture
def forge():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Forge) as server:
        server.asked, server.moved = [], False
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def own_mip(board, forge, package, more=""):
    """What mip.install(package) prints on the board."""
    code = MIP.format(host=HOST, port=forge.server_port, package=package, more=more)
    return mpremote(board, "exec", code).text


def install(board, forge, package):
    """By mpremote's mip."""
    script = MPREMOTE.format(host=HOST, port=forge.server_port)
    words = ["connect", board.path, "mip", "install", package]
    done = subprocess.run(
        [PYTHON, "-c", script, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0 and "Done" in done.stdout, done.stdout


def loaded(board, style):
    package = "net_micropython" if style == "wifi" else "net"
    done = mpremote(board, "exec", TRY.format(package=package, name=style))
    return done.text == "loaded\n"


def serves(board):
    code = (
        "import sys; sys.path.append('/lib'); import net\n"
        "s = net.create_server().listen(0, lambda: (print('listening'), s.close()))\nnet.run()"
    )
    return mpremote(board, "exec", code).text == "listening\n"


# ---- mpremote's


def test_mpremote_installs_the_core(board, forge):
    install(board, forge, HOME)
    assert serves(board)


def test_everything_listed_is_on_the_board(board, forge):
    install(board, forge, HOME)
    wanted = {where for where, _ in json.loads(CORE.read_text())["urls"]}
    code = "import os; print(['/'.join((d, n)) for d in %r for n in os.listdir('/lib/' + d)])"
    folders = sorted({where.rpartition("/")[0] for where in wanted})
    found = set(eval(mpremote(board, "exec", code % folders).text))
    assert wanted == {name for name in found if name.endswith(".py")}


def test_mpremote_installs_a_part(new_board, forge):
    board = new_board(heap="256k")
    install(board, forge, HOME)
    install(board, forge, f"{HOME}/parts/stream.json")
    assert loaded(board, "stream")


# ---- MicroPython's own


def test_the_board_s_own_mip_installs_the_core(board, forge):
    printed = own_mip(board, forge, HOME)
    assert printed.endswith("Done\n"), printed
    assert all(path.startswith(f"/{OWNER}/{NAME}/HEAD/") for path in forge.asked)
    assert serves(board)


@pytest.mark.parametrize("style", mip_package.styles())
def test_the_board_s_own_mip_installs_a_part(new_board, forge, style):
    board = new_board(heap="256k")
    assert own_mip(board, forge, HOME).endswith("Done\n")
    forge.asked.clear()
    printed = own_mip(board, forge, f"{HOME}/parts/{style}.json")
    assert printed.endswith("Done\n"), printed
    assert len(forge.asked) == 1 + len(mip_package.style_files(style)), "and no more"
    assert loaded(board, style)


def test_a_branch(board, forge):
    printed = own_mip(board, forge, HOME, more=', version="v0.1.0"')
    assert printed.endswith("Done\n"), printed
    assert all(path.startswith(f"/{OWNER}/{NAME}/v0.1.0/") for path in forge.asked)


def test_a_repository_that_has_moved(board, forge):
    forge.moved = True
    printed = own_mip(board, forge, HOME)
    assert printed.endswith("Done\n"), printed
    assert any("new-owner" in path for path in forge.asked)
    assert serves(board)
