"""The programs on the pages run on every runtime, each until its first turn is over."""

import markdown
import programs
import pytest

# Every program ends by itself: the loop is turned a few times instead of run.
FRAME = """
import net
net.run = lambda: None
source = open({file!r}).read()
exec(source, {{"__name__": "__main__"}})
for _ in range(3):
    net.turn(0)
net.close_all()
print("ran")
"""
PROGRAMS = [
    pytest.param(text, id=f"{markdown.name(page)}-{number}")
    for page in markdown.PAGES
    for number, text in enumerate(markdown.programs(page))
]


@pytest.mark.parametrize("text", PROGRAMS)
def test_program_runs(runtime, tmp_path, text):
    page, frame = tmp_path / "page.py", tmp_path / "frame.py"
    # Any free port: the number on the page may be taken here.
    page.write_text(text.replace("8000", "0") if "create_server" in text else text)
    frame.write_text(FRAME.format(file=str(page)))
    code, printed = programs.run(runtime, frame)
    assert (code, printed.splitlines()[-1:]) == (0, ["ran"])
    assert "Traceback" not in printed
