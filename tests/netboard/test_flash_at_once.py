"""Two netboards, or two workers of the tests, compile the same module at the same moment."""

from concurrent.futures import ThreadPoolExecutor

from netboard import flash


def test_the_same_module_at_once(monkeypatch, tmp_path):
    monkeypatch.setattr(flash, "cache", lambda: tmp_path)
    modules = [("/lib/net/thing.py", "x = 1\n" * 200)] * 8
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(flash._compile, modules))
    assert len(set(made)) == 1
