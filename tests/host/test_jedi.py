"""What an editor completes and shows: jedi, with the wheel's layout and with the folder of types
that is for programs of boards. Pylance and PyCharm read the same files."""

import re
import shutil

import markdown
import pytest
import runtimes
import stub_package

import net

jedi = pytest.importorskip("jedi")
PAGE = markdown.prose(runtimes.ROOT / "docs/net.md")
PROGRAM = "import net\n\ndef listener({parameter}):\n    {parameter_name}.{start}"
# Of an emitter that is derived from nothing of net's editors know only Emitter's own.
KINDS = {"Socket": "socket", "Server": "server"}


@pytest.fixture(scope="module", autouse=True)
def own_cache(tmp_path_factory):
    """Workers that write one cache at once read halves of files."""
    kept = jedi.settings.cache_directory
    jedi.settings.cache_directory = str(tmp_path_factory.mktemp("jedi"))
    yield
    jedi.settings.cache_directory = kept


@pytest.fixture(scope="module", params=["wheel", "folder"])
def project(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    if request.param == "folder":
        stub_package.write(folder)
    else:
        skip = shutil.ignore_patterns("__pycache__")
        shutil.copytree(runtimes.ROOT / "lib/net", folder / "net", ignore=skip)
        stub_package.write_beside(folder)
    return jedi.Project(folder, sys_path=[str(folder)], smart_sys_path=False)


def completed(project, code):
    """{name: completion} at the end of a program."""
    lines = code.split("\n")
    found = jedi.Script(code, project=project).complete(len(lines), len(lines[-1]))
    return {name.name: name for name in found if not name.name.startswith("_")}


def at_parameter(project, kind):
    name = KINDS[kind]
    return completed(project, f"import net\n\ndef listener({name}: net.{kind}):\n    {name}.")


def documented(kind):
    """The names of a class that the reference has a heading or a row for."""
    section = re.search(rf"^## Class {kind}$(.*?)(?=^## |\Z)", PAGE, re.M | re.S)[1]
    found = set(re.findall(rf"^#+.*?`{kind}\.(\w+)", section, re.M))
    found |= set(re.findall(r"(?<=[,`] )`%s\.(\w+)" % kind, section))
    for row in re.findall(r"^\| (`[^|]*`) \|", section.partition("Properties of")[2], re.M):
        found.update(re.findall(r"`(\w+)`", row))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_listener_s_parameter(project, kind):
    names = at_parameter(project, kind)
    wanted = documented(kind)
    assert len(wanted) > (40 if kind == "Socket" else 6)
    assert not wanted - set(names), "not completed"
    silent = [name for name in sorted(wanted) if not documentation(names[name])]
    assert not silent, "without a docstring"


def documentation(name):
    """The docstring, without the signature that jedi puts before one."""
    return name.docstring(raw=True).strip()


def test_the_functions(project):
    names = completed(project, "import net\nnet.")
    assert not set(net.__all__) - set(names)
    assert not [name for name in net.__all__ if not documentation(names[name])]


@pytest.mark.parametrize("call", ["net.connect(8000)", "net.create_server()", "net.Socket()"])
def test_what_a_call_returns(project, call):
    names = completed(project, f"import net\nthing = {call}\nthing.")
    assert {"on", "once", "target"} <= set(names)


@pytest.mark.parametrize(
    "line, wanted",
    [
        ("from net import tls\ntls.Context().", {"handshake_timeout", "server_hostname"}),
        ("from net import tls\ntls.", {"Context", "SecureSocket", "upgrade"}),
        ("from net import aio\naio.", {"open_connection", "start_server", "sleep", "Event"}),
        ("from net import stream\nstream.", {"create_tcp", "TYPE_INT", "encode_number", "pump"}),
        ("from net import msgport\nmsgport.StreamSocket().", {"e_again", "set_ttl", "receive"}),
        ("from net import messages\nmessages.SocketClient().", {"send", "open", "on"}),
        ("from net.datasocket import DataSocket\nDataSocket().", {"send", "off", "local_port"}),
        ("from net import dns\ndns.", {"use", "stop"}),
    ],
)
def test_styles_and_options(project, line, wanted):
    names = completed(project, line)
    assert not wanted - set(names)
    if "aio" not in line:
        assert not [name for name in wanted if not documentation(names[name]) and name.islower()]
