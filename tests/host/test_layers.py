"""Who may import whom: the rules that keep one source running everywhere, read off the sources."""

import ast

import pytest
import sources
from mip_package import CORE, SHARED, STYLES, closure, core_files, imports, part_of

PLATFORM = {"socket", "select", "os", "machine", "network", "asyncio", "ssl", "tls", "ffi"}
PORTS = {"net_micropython", "net_cpython", "net_fake"}
# Files of the core that styles may import: pure.
PUBLIC = {"utf8", "door"}

# Where an example finds pins: a board's own, or those of a Raspberry Pi.
PINS = ("machine", "net_cpython")

LIB = [pytest.param(f, id=sources.name(f)) for f in sources.files("lib")]
PORT_FILES = [
    pytest.param(f, id=sources.name(f))
    for f in sources.files("ports/micropython", "ports/cpython", "tests/fake")
    if PORTS & set(f.parts)
]


@pytest.mark.parametrize("file", LIB)
def test_library_never_imports_the_platform(file):
    allowed = {"aio": {"asyncio"}, "tls": {"ssl", "tls"}}.get(part_of(file), set())
    assert sources.roots(file) & PLATFORM <= allowed


@pytest.mark.parametrize("file", LIB)
def test_only_one_file_chooses_the_port(file):
    chooses = sources.roots(file) & PORTS
    assert bool(chooses) == (file.name == "_port.py")


@pytest.mark.parametrize("file", LIB)
def test_only_one_file_asks_for_the_platform(file):
    asked = {
        ast.unparse(node)
        for node in ast.walk(sources.tree(file))
        if isinstance(node, ast.Attribute)
    }
    if file.name != "_port.py":
        assert not asked & {"sys.implementation", "sys.platform", "os.name", "os.uname"}


@pytest.mark.parametrize("file", PORT_FILES)
def test_ports_import_nothing_of_net(file):
    assert "net" not in sources.roots(file)


@pytest.mark.parametrize("file", PORT_FILES)
def test_ports_do_not_know_each_other(file):
    own = {part for part in file.parts if part in PORTS}
    assert sources.roots(file) & PORTS <= own


def test_core_needs_no_style():
    reached = {part_of(file) for file in closure(CORE, ["__init__"])}
    assert not reached & {*STYLES, *SHARED}


def test_styles_use_public_names_only():
    core = {file.stem for file in core_files()} - PUBLIC
    taken = {
        (file.stem, module)
        for file in sources.files("lib/net")
        if part_of(file) in STYLES
        for module in imports(file)
        if module.startswith("net.") and module.split(".")[1] in core
    }
    assert not taken


@pytest.mark.parametrize("stem", sorted({*SHARED, *PUBLIC}))
def test_what_styles_share_is_pure(stem):
    """It may consist of several files, which know each other."""
    files = [file for file in sources.files("lib/net") if part_of(file) == stem]
    assert files
    for file in files:
        own = ("net.door", "net.utf8", f"net.{stem}")
        foreign = {name for name in imports(file) if not name.startswith(own)}
        assert foreign <= {"struct", "struct.pack", "struct.unpack", "net"}


@pytest.mark.parametrize("file", [pytest.param(f, id=f.stem) for f in sources.files("examples")])
def test_examples_use_public_names_only(file):
    assert sources.roots(file) <= {"net", "net_micropython", "asyncio", "sys", "gc", "time", *PINS}
    private = [
        node.attr
        for node in ast.walk(sources.tree(file))
        if isinstance(node, ast.Attribute) and node.attr.startswith("_")
    ]
    assert not private
