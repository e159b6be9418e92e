"""examples/chat_server.py sends each line to everybody else, on every runtime."""

import clients
import programs


def test_line_reaches_the_other(runtime):
    with programs.Program(runtime, "examples/chat_server.py", 0) as program:
        port = program.port()
        with clients.connect(port) as ann, clients.connect(port) as bob:
            hers, his = ann.makefile("rb"), bob.makefile("rb")
            assert {clients.read_line(hers), clients.read_line(hers)} == {
                "* 1 here\n",
                "* somebody came\n",
            }
            assert clients.read_line(his) == "* 2 here\n"
            ann.sendall(b"good ")
            ann.sendall(b"day\nbob")
            assert clients.read_line(his) == "good day\n"
            bob.close()
            his.close()
            assert clients.read_line(hers) == "* somebody left\n"
            hers.close()
