"""The server on the first page does what the page says, as it stands there, on every runtime."""

import clients
import markdown
import programs

README = markdown.runtimes.ROOT / "README.md"
# The one change: any free port instead of a number that may be taken, and it is told.
ANY = '0, lambda: print("listening on port", server.address()["port"])'


def test_echo_server_of_the_readme(runtime, tmp_path):
    text = markdown.programs(README)[0]
    assert len(text.splitlines()) <= 10
    assert text.count("8000") == 1
    script = tmp_path / "readme.py"
    script.write_text(text.replace("8000", ANY))
    sent = b"hello" * 10000
    with programs.Program(runtime, script) as program:
        assert clients.exchange(program.port(), sent) == sent


def test_every_example_is_listed():
    programs_there = {f"examples/{f.name}" for f in (README.parent / "examples").glob("*.py")}
    assert programs_there == {x for x in markdown.links(README) if x.startswith("examples/")}
