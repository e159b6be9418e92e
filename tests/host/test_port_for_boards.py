"""Functions of net_micropython that cannot be run where there is no board, run by themselves."""

import ast
import types

import pytest
import sources

FILE = sources.ROOT / "ports/micropython/net_micropython/__init__.py"


def function(name, **around):
    """A function of the port, in a module that has only what it is given."""
    for node in sources.tree(FILE).body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            space = dict(around)
            exec(compile(ast.Module([node], []), str(FILE), "exec"), space)
            return space[name]
    raise KeyError(name)


def test_on_lwip_addresses_of_both_families_are_pairs():
    name = function("name")
    assert name(("fe80::1", 80)) == ("fe80::1", 80, 6)
    assert name(("10.0.0.1", 80)) == ("10.0.0.1", 80, 4)
    socket = types.SimpleNamespace(AF_INET=2, AF_INET6=10)
    family_of = function("family_of", socket=socket)
    assert family_of(("::1", 80)) == 10
    assert family_of(("127.0.0.1", 80)) == 2


def test_memory_runs_out_before_a_connection_is_taken():
    taken = []

    def full(n):
        raise MemoryError

    accept = function("accept", bytearray=full, _EAGAIN=11)
    with pytest.raises(MemoryError):
        accept(types.SimpleNamespace(accept=lambda: taken.append(1)))
    assert not taken
