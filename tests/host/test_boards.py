"""boards/*.toml: valid, complete, no claim above its evidence, and what is made of them fresh."""

import ast
import json
import re

import pytest
import sources
from netboard import cases, generate, matrix, tables

ROOT = sources.ROOT
FILES = sorted(file for file in (ROOT / "boards").glob("*.toml") if file.stem not in tables.APART)
BOARDS = [pytest.param(board, id=name) for name, board in tables.boards().items()]
FIRST = (
    "ESP32_GENERIC ESP32_GENERIC_S3 ESP32_GENERIC_C3 RPI_PICO_W RPI_PICO2_W W5500_EVB_PICO"
    " ESP8266_GENERIC UNIX LINUX RASPBERRY_PI_ZERO_2_W RASPBERRY_PI_3B_PLUS RASPBERRY_PI_4B"
    " RASPBERRY_PI_5"
).split()
REACHED = {  # the platform's constants: a later file's come before an earlier one's
    "esp32": ("ports/micropython/net_micropython/__init__.py", "esp32.py"),
    "rp2": ("ports/micropython/net_micropython/__init__.py", "rp2.py"),
    "esp8266": ("ports/micropython/net_micropython/__init__.py",),
    "unix": ("ports/micropython/net_micropython/__init__.py", "unix.py"),
    "linux": ("ports/cpython/net_cpython/__init__.py",),
}


@pytest.mark.parametrize("file", [pytest.param(file, id=file.stem) for file in FILES])
def test_file_follows_the_schema(file):
    jsonschema = pytest.importorskip("jsonschema", reason="no jsonschema: make setup")
    schema = json.loads((ROOT / "boards/schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(tables.read(file), schema)
    assert tables.read(file)["id"] == file.stem


def test_the_first_boards_are_there():
    assert set(FIRST) <= set(tables.boards())


@pytest.mark.parametrize("board", BOARDS)
def test_every_name_is_an_api(board):
    named = set(board.data.get("api", {}))
    for run in board.data.get("checked", ()):
        named |= set(run["apis"])
    every = {f"{name.split('.')[0]}.*" for name in tables.names()}
    assert named <= set(tables.names()) | every


@pytest.mark.parametrize("board", BOARDS)
def test_every_case_exists(board):
    listed = {case for entry in board.data.get("api", {}).values() for case in entry["cases"]}
    assert listed | set(board.data.get("skips", {})) <= cases.existing()


def test_every_row_has_its_cases_and_every_case_its_row():
    assert list(cases.problems()) == [], "mend boards/cases.toml"


def test_rows_of_cases_stand_in_the_order_of_the_apis():
    assert list(cases.listed()) == tables.names()


# ---- evidence


@pytest.mark.parametrize("board", BOARDS)
def test_nothing_is_claimed_without_evidence(board):
    for name in tables.names():
        level = board.level(name)
        if level.level != "unverified":
            assert level.evidence, name


@pytest.mark.parametrize("board", BOARDS)
def test_full_was_run_on_that_runtime(board):
    for name in tables.names():
        level = board.level(name)
        if level.level == "full":
            kinds = {kind for kind, _, _ in level.evidence}
            assert kinds & set(tables.RUN[board.port]), name


@pytest.mark.parametrize("board", BOARDS)
def test_what_passed_has_cases_that_were_not_skipped(board):
    skipped = {case for entry in board.data.get("api", {}).values() for case in entry["cases"]}
    for run in board.data.get("checked", ()):
        for name in run["apis"]:
            proofs = set(cases.cases_of(name))
            assert proofs, name
            assert proofs - skipped, name


def test_nothing_claims_hardware():
    """To be removed by whoever runs `netboard check` on a board."""
    kinds = {
        kind
        for board in tables.boards().values()
        for name in tables.names()
        for kind, _, _ in board.level(name).evidence
    }
    assert kinds, "there is evidence"
    assert "hardware" not in kinds


@pytest.mark.parametrize("kind", ["source", "fake port", "host", "unix port"])
def test_weak_evidence_gives_no_board_full(kind):
    run = {"kind": kind, "version": "1.0", "date": "2026-01-01", "cases": 1, "apis": ["net.run"]}
    data = {"id": "X", "title": "X", "port": "rp2", "match": {}, "limits": {}, "checked": [run]}
    level = tables.Board(data).level("net.run")
    assert level.level == "unverified"
    assert level.expected == (kind == "fake port")


def test_a_run_on_a_chip_is_not_inherited_by_another():
    run = dict(kind="hardware", version="1.0", date="2026-01-01", cases=1, apis=["net.run"])
    base = {"id": "X", "title": "X", "port": "rp2", "match": {}, "limits": {}, "checked": [run]}
    other = {"id": "Y", "title": "Y", "port": "rp2", "match": {}, "limits": {}, "inherits": "X"}
    made = tables.Board(base)
    assert made.level("net.run").level == "full"
    assert tables.Board(other, made).level("net.run").level == "unverified"


def test_a_run_does_not_undo_the_reason_of_another_board_s_table():
    why = {"level": "partial", "why": "it is not whole", "cases": [], "evidence": []}
    base = {"id": "X", "title": "X", "port": "rp2", "match": {}, "limits": {}}
    base["api"] = {"Socket.end": why}
    run = dict(kind="hardware", version="1.0", date="2026-01-01", cases=1, apis=["Socket.end"])
    other = {"id": "Y", "title": "Y", "port": "rp2", "match": {}, "limits": {}, "checked": [run]}
    level = tables.Board(other, tables.Board(base)).level("Socket.end")
    assert (level.level, level.why) == ("partial", "it is not whole")


# ---- limits


@pytest.mark.parametrize("board", BOARDS)
def test_defaults_of_the_port_are_those_of_the_table(board):
    from netboard import flash

    if flash.limits(board):
        return  # compiled in by flash: tests/netboard/test_flash.py
    first, *rest = REACHED[board.port]
    files = [ROOT / first, *((ROOT / first).parent / name for name in rest)]
    constants = sources.constants(*files)
    for name, constant in flash.LIMITS.items():
        if name in board.limits:
            first, *most = constant.split(" = ")  # a chunk may be larger than RX_SIZE
            known = most and constants[most[0]] or constants[first]
            assert board.limits[name] == known, name


def test_in_flight_of_rp2_is_what_its_guard_allows():
    """Full segments of one that is alone: the first in any case, further ones as long as one more
    for each that may still come is free beside it."""
    text = (ROOT / "ports/micropython/net_micropython/rp2.py").read_text(encoding="utf-8")
    found = re.findall(r"(?m)^(_\w+) = const\((\d+)\)", text)
    known = {name: int(value) for name, value in found}
    whole = known["_WHOLE"]
    free = 8000 - 336 - whole  # from boot on
    segments = 1
    while free >= whole + known["_SPARE"] + (known["_CONNECTIONS"] - 1) * whole:
        segments += 1
        free -= whole
    for board in tables.boards().values():
        if board.port == "rp2":
            assert board.limits["in_flight"] == segments * known["_SEGMENT"], board.id


# ---- the list of APIs


def public_names(file, owner):
    """Public methods of a class in a source, or functions of a module of methods."""
    for node in ast.walk(sources.tree(file)):
        if isinstance(node, ast.ClassDef) and node.name == owner:
            for part in node.body:
                if isinstance(
                    part, (ast.FunctionDef, ast.AsyncFunctionDef)
                ) and not part.name.startswith("_"):
                    yield part.name


def test_every_public_function_of_net_is_a_row():
    import net

    found = {f"net.{name}" for name in net.__all__ if callable(getattr(net, name))}
    assert len(found) > 15
    assert found <= set(tables.names()), "add them to boards/api.toml"


@pytest.mark.parametrize("owner", ["Socket", "Server", "Emitter"])
def test_every_public_method_is_a_row(owner):
    import net

    found = {name for name in dir(getattr(net, owner)) if not name.startswith("_")}
    own = {name for name in found if callable(getattr(getattr(net, owner), name))}
    assert len(own) > 8
    rows = {name.split(".")[1] for name in tables.names(["net"])}
    assert not own - rows


# What net calls, attributes, and what is of TLS.
# Of net.aio's own parts; start_serving is CPython's alone: test_aio_cpython.py.
NOT_FOR_PROGRAMS = set(
    "begin fire leave met over serve server start_serving streams upgrade".split()
)


@pytest.mark.parametrize(
    ("file", "owner", "row"),
    [
        ("reader", "Reader", "Stream"),
        ("writer", "Writer", "Stream"),
        ("server", "Server", "Server"),
    ],
)
def test_every_method_of_net_aio_is_a_row(file, owner, row):
    found = set(public_names(ROOT / f"lib/net/aio/{file}.py", owner)) - NOT_FOR_PROGRAMS
    assert found, "the class has methods"
    assert {f"aio.{row}.{name}" for name in found} <= set(tables.names(["aio"]))


def test_every_option_of_a_tls_context_is_a_row():
    tree = sources.tree(ROOT / "lib/net/tls/__init__.py")
    made = next(n for n in ast.walk(tree) if isinstance(n, ast.ClassDef) and n.name == "Context")
    words = {arg.arg for arg in made.body[1].args.args[1:]} - {"key"}  # with cert
    assert len(words) > 5
    assert {f"tls.Context({word})" for word in words} <= set(tables.names(["tls"]))


@pytest.mark.parametrize("style", [s for s in tables.styles()])
def test_names_of_a_style_are_listed_once(style):
    rows = tables.styles()[style]
    assert len(rows) == len(set(rows))
    assert len(tables.names()) == len(set(tables.names()))


# ---- what is made of them


@pytest.mark.parametrize("file", [pytest.param(f, id=sources.name(f)) for f in matrix.render()])
def test_generated_file_is_fresh(file):
    assert file.read_text(encoding="utf-8") == matrix.render()[file], "netboard matrix --write"


def test_every_footnote_of_iotjs_is_told():
    theirs = tables.read(ROOT / "boards/iotjs-reference.toml")
    numbers = {n for row in theirs["rows"].values() for cell in row for n in cell if n.isdigit()}
    assert numbers == set(theirs["footnotes"])
    assert set(theirs["ours"]) == set(theirs["rows"])
    assert set(theirs["ours"].values()) <= set(tables.names())


def test_a_board_s_own_module_has_its_styles_only():
    space: dict = {}
    exec(generate.for_board(tables.board("RPI_PICO_W"), ["stream"]), space)
    assert list(space["BOARDS"]) == ["RPI_PICO_W"]
    assert space["NAMES"].split(" ") == tables.names(["net", "stream"])
    assert len(space["BOARDS"]["RPI_PICO_W"][-1]) == len(space["NAMES"].split(" "))
