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

LIB = ["lib"]
PORT_FOLDERS = ["ports/micropython", "ports/cpython", "tests/fake"]
ONLY_PORT_ASKS = {"sys.implementation", "sys.platform", "os.name", "os.uname"}


def attributes(file):
    """What a source takes from modules and objects, as written: {"sys.platform", ...}."""
    nodes = ast.walk(sources.tree(file))
    return {ast.unparse(node) for node in nodes if isinstance(node, ast.Attribute)}


def of_port(file):
    return bool(PORTS & set(file.parts))


def test_library_never_imports_the_platform():
    def wrong(file):
        allowed = {"aio": {"asyncio"}, "tls": {"ssl", "tls"}}.get(part_of(file), set())
        return sources.roots(file) & PLATFORM - allowed

    assert sources.offenders(LIB, wrong) == {}


def test_only_one_file_chooses_the_port():
    choosing = sources.offenders(LIB, lambda file: sources.roots(file) & PORTS)
    assert set(choosing) == {"lib/net/_port.py"}


def test_only_one_file_asks_for_the_platform():
    asking = sources.offenders(LIB, lambda file: attributes(file) & ONLY_PORT_ASKS)
    assert set(asking) <= {"lib/net/_port.py"}


def test_ports_import_nothing_of_net():
    def wrong(file):
        return of_port(file) and "net" in sources.roots(file)

    assert sources.offenders(PORT_FOLDERS, wrong) == {}


def test_ports_do_not_know_each_other():
    def wrong(file):
        own = {part for part in file.parts if part in PORTS}
        return of_port(file) and sources.roots(file) & PORTS - own

    assert sources.offenders(PORT_FOLDERS, wrong) == {}


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


# Of Emitter: net.messages looks once who listens, not for each value.
FOREIGN = {"messages": {"_ev"}}


@pytest.mark.parametrize("style", STYLES)
def test_styles_use_public_attributes_only(style):
    """A private attribute that a style uses is one that it gives its objects itself."""
    files = [file for file in sources.files("lib/net") if part_of(file) == style]
    used, own = set(), set()
    for file in files:
        for node in ast.walk(sources.tree(file)):
            if isinstance(node, ast.Attribute):
                (own if isinstance(node.ctx, ast.Store) else used).add(node.attr)
            elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                own.add(node.name)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                own.add(node.id)
    private = {name for name in used if name.startswith("_") and not name.endswith("__")}
    assert own
    assert private - own == FOREIGN.get(style, set())


@pytest.mark.parametrize("stem", sorted({*SHARED, *PUBLIC}))
def test_what_styles_share_is_pure(stem):
    """It may consist of several files, which know each other."""
    files = [file for file in sources.files("lib/net") if part_of(file) == stem]
    assert files
    for file in files:
        own = ("net.door", "net.utf8", f"net.{stem}")
        foreign = {name for name in imports(file) if not name.startswith(own)}
        assert foreign <= {"struct", "struct.pack", "struct.unpack", "net"}


def test_examples_use_public_names_only():
    allowed = {"net", "net_micropython", "asyncio", "sys", "gc", "time", *PINS}
    allowed |= {"binascii", "hashlib", "struct"}

    def wrong(file):
        nodes = ast.walk(sources.tree(file))
        taken = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
        private = {attribute for attribute in taken if attribute.startswith("_")}
        return private | sources.roots(file) - allowed

    assert sources.offenders(["examples"], wrong) == {}
