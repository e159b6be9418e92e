"""Remote calls: ["name", argument, ...] goes there, {"result": ...} or {"error": ...} comes back.

micropython examples/datasocket_calls.py                        offers its functions
python3 examples/datasocket_calls.py HOST PORT add 1 2.5        calls one of them
"""

import sys

import net
from net.datasocket import DataSocket


def add(*numbers):
    return sum(numbers)


def measure(times):
    """A series, as a sensor might give it."""
    return {"unit": "C", "values": [20 + n % 8 / 4 for n in range(times)]}


OFFERED = {"add": add, "measure": measure, "echo": lambda value: value}


def perform(call):
    """What to answer to whatever a stranger has sent."""
    try:
        return {"result": OFFERED[call[0]](*call[1:])}
    except Exception as error:
        return {"error": repr(error)}


def acceptor(sock):
    sock.on("data", lambda call: sock.send(perform(call)))
    sock.on("error", lambda error: print("error:", error))
    return True


def number(text):
    """An argument from the command line: a number if it is one."""
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text


try:
    if len(sys.argv) > 1:
        sock = DataSocket.connect(sys.argv[1], int(sys.argv[2]))
        sock.send([number(word) for word in sys.argv[3:]])
        sock.on("data", lambda answer: (print(answer), sock.close()))
        sock.on("error", lambda error: print("error:", error))
    else:
        server = DataSocket.listen(acceptor, "0.0.0.0", 0)
        print("listening on port", server.local_port)
    net.run()
except (IndexError, ValueError):
    print("usage: datasocket_calls.py [HOST PORT NAME ARGUMENT...]")
except KeyboardInterrupt:
    print("stopped")
